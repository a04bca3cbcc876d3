import { reviewedForms } from '../../domain/appeals/lawfulResults';
import { OfficeCase, procedure22 } from './office';
import { toDiscipline } from './stages';

const on = '2024-03-12';
/** An appeal against a warning that was served on 1 February 2024, heard and before the standing committee. */
function heard(facts: Record<string, unknown> = {}): OfficeCase {
  const received = '2024-02-05';
  const kind = 'disciplineAppeal';
  const one = OfficeCase.received(received, { kind }).give('classify', { on: received }, { kind });
  one
    .give('acceptAppeal', { on: received }, { servedOn: '2024-02-01', ...facts })
    .give('tell', { on: received });
  one.give('proposeAssignment', { on: received }).give('formTeam', { on: received });
  one.give('signDecision', { on: received });
  return toDiscipline(one, '2024-03-01').give('holdHearing', { on });
}
const ballot = { officialMembers: 15, present: 12, votesFor: undefined };

test('the papers are told for each result, and the adopted one needs more than half of all', () => {
  const lowered = { ...ballot, result: 'lowered', form: 'reprimand' };
  const one = heard();
  const seven = { ...lowered, votesReprimand: 7, votesUpheld: 3, votesAnnulled: 1, blank: 1 };
  expect(one.refusalOf('decideAppeal', { on }, seven).refused).toBe('noMajority');
  one.give('decideAppeal', { on }, { ...lowered, votesReprimand: 8, votesUpheld: 2, invalid: 1, blank: 1 });
  expect(one.now.appeal?.decision).toMatchObject({
    votesFor: 8,
    votes: { reprimand: 8, upheld: 2 },
    blank: 1,
    invalid: 1,
  });
});

test.each([
  [{ result: 'annulled', votesAnnulled: 9, votesUpheld: 4 }, 'moreVotesThanPresent', 'present'],
  [{ result: 'annulled', votesAnnulled: 9, blank: 4 }, 'moreVotesThanPresent', 'present'],
  [{ result: 'upheld', votesWarning: 9 }, 'formNotForResult', 'votesWarning'],
  [{ result: 'upheld', votesUpheld: 9, votesFor: 8 }, 'votesDiffer', 'votesFor'],
  [{ result: 'upheld' }, 'votesMissing', 'votesFor'],
  [{ result: 'raised', form: 'reprimand', votesReprimand: 9 }, 'formNotForResult', 'form'],
  // Papers for other results speak for none of them.
  [{ result: 'annulled', votesReprimand: 5, votesAnnulled: 4 }, 'noMajority', 'votesFor'],
])('%j is refused: %s at %s', (input, refused, field) =>
  expect(heard().refusalOf('decideAppeal', { on }, { ...ballot, ...input })).toMatchObject({
    refused,
    field,
  }),
);

test('the count for the adopted result alone is enough, as it was before papers were told', () => {
  const one = heard().give('decideAppeal', { on }, { ...ballot, result: 'upheld', votesFor: 9 });
  expect(one.now.appeal?.decision?.votesFor).toBe(9);
  expect(one.now.appeal?.decision?.votes).toBeUndefined();
});

test('a form that was out of time when the decision was served is neither raised nor lowered to', () => {
  // Ended on 31 January 2019: a reprimand was in time until 31 January 2024, a day before the decision was served.
  const one = heard({ violationEndedOn: '2019-01-31' });
  expect(reviewedForms(one.now, procedure22)).toEqual([
    { form: 'expulsion', result: 'raised', inTime: true },
    { form: 'dismissal', result: 'raised', inTime: true, until: '2029-01-31' },
    { form: 'reprimand', result: 'lowered', inTime: false, until: '2024-01-31' },
  ]);
  const lowered = { ...ballot, result: 'lowered', form: 'reprimand', votesReprimand: 9 };
  expect(one.refusalOf('decideAppeal', { on }, lowered)).toMatchObject({
    refused: 'outOfTime',
    params: { until: '2024-01-31' },
  });
  heard({ violationEndedOn: '2019-02-01' }).give('decideAppeal', { on }, lowered);
});

test('at a meeting of the committee the numbers follow from its attendance', () => {
  const one = heard();
  const members = Array.from({ length: 15 }, (_, i) => ({
    id: `u-${i}`,
    name: `Ủy viên ${i}`,
    standing: i < 11 ? 'present' : i < 13 ? 'excused' : 'recused',
  }));
  expect(one.refusalOf('putOnAgenda', { on }, { on }).refused).toBe('otherBodyDeliberates');
  one.give('putOnAgenda', { on }, { on, body: 'standingCommittee' });
  expect(one.refusalOf('decideAppeal', { on }).refused).toBe('attendanceFirst');
  one.give('recordAttendance', { on }, { members });
  const upheld = { ...ballot, result: 'upheld', votesUpheld: 8, votesAnnulled: 3 };
  expect(one.refusalOf('decideAppeal', { on }, upheld)).toMatchObject({
    refused: 'morePresentThanRecorded',
    params: { count: 11 },
  });
  one.give('decideAppeal', { on }, { ...upheld, present: 11 });
  expect(one.now.meetings?.at(-1)?.balloted).toBe(true);
});
