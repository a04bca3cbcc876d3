import { lawfulForms } from '../../domain/discipline/lawfulForms';
import { clocksIn } from '../../domain/clocks/clock';
import { OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-20';
const member = {
  kind: 'member',
  name: 'Nguyễn Văn Dự',
  position: '',
  organisation: 'Sở Mẫu',
  managedBy: 'provincialStandingCommittee',
};
const heard = (subject: object, endedOn?: string) =>
  toDiscipline(
    toVerification(OfficeCase.received('2026-03-02', { subject }), '2026-03-05'),
    '2026-03-16',
    endedOn === undefined ? {} : { endedOn },
  ).give('holdHearing', { on });
const onProbation = () => heard({ ...member, probationary: true });

test('a ballot on a member on probation has papers for reprimand and warning alone', () => {
  const one = onProbation();
  if (one.procedure.law === 'state') throw new Error('no Party law');
  expect(lawfulForms(one.now, one.procedure, on).map(({ form }) => form)).toEqual(['warning', 'reprimand']);
  for (const form of ['dismissal', 'expulsion'] as const)
    expect(one.refusalOf('recordVote', { on }, { reprimand: 0, warning: 0, [form]: 5 })).toMatchObject({
      refused: 'formNotForSubject',
      field: form,
    });
  // Nine official members: five are more than half.
  one.give('recordVote', { on }, { officialMembers: 9, present: 9, warning: 5, reprimand: 4 });
  expect(one.now.vote?.adopted).toBe('warning');
  one.give('conclude', { on }).give('decideDiscipline', { on }, { form: 'warning' });
  expect(one.now.discipline?.form).toBe('warning');
});

test('no period runs for a form that there is not', () => {
  const kinds = (one: OfficeCase) =>
    clocksIn(one.now).flatMap(({ kind, of }) => (kind === 'limitation' ? [of] : []));
  expect(kinds(heard({ ...member, probationary: true }, '2025-06-30'))).toEqual(['reprimand', 'warning']);
  expect(kinds(heard(member, '2025-06-30'))).toEqual(['reprimand', 'warning+dismissal']);
});

test('that the name be struck off is recommended for them alone', () => {
  const recommended = { kind: 'removalOfName', to: 'Chi bộ Sở Mẫu' };
  const one = onProbation().give('makeRecommendation', { on }, recommended);
  expect(one.now.recommendations.at(-1)).toMatchObject(recommended);
  expect(heard(member).refusalOf('makeRecommendation', { on }, recommended)).toMatchObject({
    refused: 'removalForProbation',
    field: 'kind',
  });
});

test('only a member can be on probation', () => {
  const subject = { ...member, kind: 'organisation', probationary: true };
  const registered = () => OfficeCase.received('2026-03-02', { subject });
  expect(registered).toThrow('probationForMembers');
});
