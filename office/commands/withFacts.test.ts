import { isRefusal } from '../../domain/case/refusal';
import { holderOf, OfficeCase } from '../../tests/domain/office';
import { withFacts } from './withFacts';

const [received, on] = ['2026-03-02', '2026-03-05'];

test('for the approval of a decision the case is told of its team, though the day comes with the signature', async () => {
  const one = OfficeCase.received(received)
    .give('classify', { on })
    .give('accept', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .handIn('signDecision', { on, by: holderOf('areaOfficer') })
    .handIn('appraise', { on });
  const team = [one.now.team?.leader, ...(one.now.team?.members ?? [])];
  const accounts = [...team, 'u-somebodyElse'].map((id) => ({
    _id: id ?? '',
    roles: ['teamLeader' as const],
    active: true,
  }));
  const needs = {
    views: { find: () => Promise.resolve({ state: one.now }) },
    people: { listAccounts: () => Promise.resolve(accounts) },
  };
  const input = { submission: one.now.submissions?.[0]?.id, on };
  const given = { type: 'approve' as const, actor: holderOf('viceChair'), input };
  const found = await withFacts('c-1', given, needs as never);
  if (isRefusal(found)) throw new Error(found.refused);
  expect(found.input).toMatchObject({ ...input, facts: { people: team.map((id) => ({ id })) } });
});
