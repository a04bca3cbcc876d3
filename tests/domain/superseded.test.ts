import { findCommand } from '../../domain/case/commands';
import fc from 'fast-check';
import { commandTypes } from '../../domain/case/commands';
import { offered, whyNotOffered } from '../../domain/case/decide';
import { formerly } from '../../domain/case/superseded';
import { project } from '../../domain/views/caseView';
import { waitingFor } from '../../domain/views/waiting';
import { nextCommands } from '../../office/commands/nextCommands';
import { ordinaryGiver } from './ordinary';
import { holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-20';
const chair = holderOf('chair');
const heard = () =>
  toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-16').give(
    'holdHearing',
    { on },
  );

describe('a second ballot', () => {
  const ballot = { warning: 4, reprimand: 0 };

  test('needs a reason, and the first stays in the file with its reason and for the audit', () => {
    expect(findCommand('recordVote').demands?.(heard().now)).toEqual([]);
    const one = heard().give('recordVote', { on }, ballot);
    expect(findCommand('recordVote').demands?.(one.now)).toEqual(['reason']);
    expect(one.refusalOf('recordVote', { on }, { warning: 5, reason: undefined })).toMatchObject({
      refused: 'ballotAgainNeedsReason',
      field: 'reason',
    });
    expect(project(one.now).judgedAnew).toBeUndefined();
    one.give('recordVote', { on }, { warning: 3, reason: 'Phiếu phát thiếu.' });
    one.give('recordVote', { on }, { warning: 5, reason: 'Không hình thức nào đủ phiếu.' });
    expect(one.now.vote).toMatchObject({ votes: { warning: 5 }, reason: 'Không hình thức nào đủ phiếu.' });
    expect(formerly(one.now, 'vote').map(({ was }) => [was.votes, was.reason])).toEqual([
      [{ warning: 4 }, undefined],
      [{ warning: 3 }, 'Phiếu phát thiếu.'],
    ]);
    expect(project(one.now).judgedAnew).toEqual(['vote']);
  });

  test('the first needs none', () => {
    expect(heard().refusalOf('recordVote', { on }, { reason: 'Không có lần trước.' }).refused).toBe(
      'reasonOnlyForBallotAgain',
    );
  });

  test('after a conclusion with no form adopted there is another ballot, or the level above decides', () => {
    const one = heard().give('recordVote', { on }, ballot).give('conclude', { on });
    expect(waitingFor(one.now)).toMatchObject({ step: 'vote', roles: ['viceChair', 'chair'] });
    const next = nextCommands(one.now, chair, one.rulesOn());
    expect(next.primary).toBe('recordVote');
    expect(next.main).toContain('referDiscipline');

    one.give('referDiscipline', { on });
    expect(waitingFor(one.now)).toMatchObject({ step: 'superiorDecision', roles: ['standingCommittee'] });
    expect(one.now.vote?.votes).toEqual({ warning: 4 });
    one.give('recordSuperiorDecision', { on }, { form: 'reprimand' });
    expect(one.now).toMatchObject({
      stage: 'publication',
      discipline: { form: 'reprimand', by: 'superior' },
    });
  });

  test('where a form was adopted nothing is referred', () => {
    const one = heard().give('recordVote', { on }, { warning: 5 }).give('conclude', { on });
    expect(whyNotOffered(one.now, chair, 'referDiscipline', one.rulesOn())?.refused).toBe('formAdopted');
  });
});

describe('a dissenting opinion is the member’s own word', () => {
  const members = Array.from({ length: 9 }, (_, i) => ({
    id: `u-official-${i + 1}`,
    name: `Ủy viên ${i + 1}`,
    standing: 'present',
  }));
  const atMeeting = () =>
    heard().give('putOnAgenda', { on }, { on }).give('recordAttendance', { on }, { members });
  const own = { id: 'u-official-1', roles: ['commissioner'] as const };
  const signatures = (one: OfficeCase) =>
    one.now.dissents?.map(({ by, countersignedBy }) => [by, countersignedBy]);

  test('entered by themselves it needs nobody', () => {
    const one = atMeeting().give('recordDissent', { on, by: own });
    expect(one.refusalOf('countersignDissent', { on, by: own }).refused).toBe('nothingToCountersign');
  });

  test('entered by another, the member countersigns it', () => {
    const one = atMeeting().give('recordDissent', { on });
    expect(one.refusalOf('countersignDissent', { on, by: holderOf('commissioner') }).refused).toBe(
      'nothingToCountersign',
    );
    one.give('countersignDissent', { on, by: own });
    expect(signatures(one)).toEqual([['u-commissioner', 'u-official-1']]);
  });

  test('a signatory answers for signed minutes, but not for their own entry', () => {
    const one = atMeeting().give('recordDissent', { on, by: chair });
    expect(one.refusalOf('countersignDissent', { on, by: chair }).refused).toBe('ownEntry');
    one.give('countersignDissent', { on, by: holderOf('viceChair') });
    expect(signatures(one)).toEqual([['u-chair', 'u-viceChair']]);
  });
});

describe('whatever a second act of a kind replaces stays in the file', () => {
  test('a finding, a hearing and a public text', () => {
    const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    one.give('announceDecision', { on }).give('recordExplanation', { on });
    one.give('setFinding', { on }, { allegationId: 'a1', finding: 'unfounded', reasons: 'Lần đầu.' });
    one.give('setFinding', { on }, { allegationId: 'a1', finding: 'upheld', reasons: 'Lần hai.' });
    expect(formerly(one.now, 'allegations')).toMatchObject([
      { was: [{ id: 'a1', finding: { finding: 'unfounded', reasons: 'Lần đầu.' } }], through: 'findingSet' },
    ]);
    one.give('submitReport', { on }).give('holdHearing', { on }, { opinion: 'Lần đầu.' });
    one.give('holdHearing', { on }, { opinion: 'Lần hai.' });
    expect(formerly(one.now, 'hearing')).toMatchObject([{ was: { opinion: 'Lần đầu.' } }]);
    one.give('recordVote', { on }).give('conclude', { on }).give('decideDiscipline', { on });
    one.give('approvePublication', { on }, { publicText: 'Lần đầu.' });
    one.give('approvePublication', { on }, { publicText: 'Lần hai.' }).give('publish', { on });
    expect(formerly(one.now, 'publication')).toMatchObject([{ was: { text: 'Lần đầu.' } }]);
  });

  test('what only goes on replaces nothing', () => {
    const one = heard().give('recordVote', { on }).give('makeRecommendation', { on });
    one.give('followRecommendation', { on }).give('conclude', { on }).give('decideDiscipline', { on });
    one.give('approvePublication', { on }).give('publish', { on }).give('serveDecision', { on });
    expect(one.now.superseded).toBeUndefined();
  });
});

/** Every text of a case that bears a mark of its own, what is still to be done aside. */
const marksIn = (value: unknown): string[] => JSON.stringify(value).match(/§\d+§/g) ?? [];
const fileOf = ({ now }: OfficeCase) => ({ ...now, escalations: [], conflictProposals: [], clocks: {} });

/** The ordinary input of a command, with a mark in each long text that nothing else bears. */
const marked = (value: unknown, mark: string): unknown => {
  if (typeof value === 'string') return value === 'Nội dung theo hồ sơ.' ? `Nội dung ${mark}.` : value;
  if (Array.isArray(value)) return value.map((one) => marked(one, mark));
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, mark)]))
    : value;
};

test('no row of acts takes a fact out of the file without leaving it as superseded', () => {
  let replaced = 0;
  fc.assert(
    fc.property(
      fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }),
      fc.constantFrom('intake', 'verification', 'discipline', 'publication'),
      (choices, from) => {
        const one = OfficeCase.received('2026-03-02');
        if (from !== 'intake') toVerification(one, '2026-03-05');
        if (from === 'discipline' || from === 'publication') toDiscipline(one, '2026-03-16');
        if (from === 'publication')
          for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline'] as const)
            one.give(type, { on });
        const known = new Set<string>();
        choices.forEach((choice, i) => {
          const possible = commandTypes.filter((type) =>
            offered(one.now, ordinaryGiver(type), one.rulesOn(on)).includes(type),
          );
          const type = possible[choice % possible.length];
          if (!type) return;
          const input = marked(one.inputFor(type, on), `§${i}§`) as Record<string, unknown>;
          try {
            one.give(type, { on }, input);
          } catch {
            return;
          }
          const file = marksIn(fileOf(one));
          for (const mark of file) known.add(mark);
          expect([...known].filter((mark) => !file.includes(mark)).map((mark) => [type, mark])).toEqual([]);
        });
        replaced += one.now.superseded?.length ?? 0;
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
  // It is worth something only if much was replaced.
  expect(replaced).toBeGreaterThan(50);
});
