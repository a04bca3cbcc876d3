import { OfficeCase, calendar, holderOf, at } from '../../../tests/domain/office';
import { toDiscipline, toVerification } from '../../../tests/domain/stages';
import { papersOf } from '../../papers/papers';
import { type Accepted, isAccepted } from '../decide';
import type { CaseEvent } from '../events/event';
import { asIfApproved } from './asIfApproved';

const [received, on, later] = ['2026-03-02', '2026-03-05', '2026-03-06'];
const classified = () => OfficeCase.received(received).give('classify', { on });

/** What would come of the only submission that is under way. */
function asApproved(one: OfficeCase, day: string, facts: Record<string, unknown> = {}) {
  const [submission] = one.now.submissions ?? [];
  if (!submission) throw new Error('nothing was submitted');
  return asIfApproved(one.now, submission, { now: at(day), calendar, procedure: one.procedure }, facts);
}
function approved(...given: Parameters<typeof asApproved>): Accepted {
  const decision = asApproved(...given);
  if (!isAccepted(decision)) throw new Error(JSON.stringify(decision.refusal));
  return decision;
}
const kindsOf = (events: readonly CaseEvent[]) => events.flatMap((event) => papersOf(event, events));

const formed = () =>
  classified().give('accept', { on }).give('proposeAssignment', { on }).give('formTeam', { on });

test('what waits for its appraisal is taken as approved today, without a number and by nobody', () => {
  const one = formed().handIn('signDecision', { on, by: holderOf('areaOfficer') });
  const { events } = approved(one, later);
  expect(events.find(({ type }) => type === 'decisionSigned')).toMatchObject({
    by: '',
    data: { signedOn: later },
  });
  expect(events.find(({ type }) => type === 'decisionSigned')?.data).not.toHaveProperty('number');
  expect(kindsOf(events)).toEqual(expect.arrayContaining(['decision', 'plan', 'outline']));
});

test('the case itself stays as it is', () => {
  const one = formed().handIn('signDecision', { on, by: holderOf('areaOfficer') });
  const before = structuredClone(one.now);
  approved(one, later);
  expect(one.now).toEqual(before);
});

test('of acceptance the letter to the reporter is drafted, though it follows by itself', () => {
  const one = classified().handIn('accept', { on });
  expect(kindsOf(approved(one, on).events)).toEqual(['reporterLetter']);
});

test('what was appraised, or has come back, is drafted alike', () => {
  const one = classified().handIn('refuseReport', { on });
  const first = kindsOf(approved(one, on).events);
  one.handIn('appraise', { on });
  expect(kindsOf(approved(one, on).events)).toEqual(first);
  one.give('returnSubmission', { on, by: holderOf('viceChair') }, { missing: 'Căn cứ.' });
  expect(kindsOf(approved(one, on).events)).toEqual(first);
});

test('a conclusion is drafted with the minutes of its ballot', () => {
  const one = toDiscipline(toVerification(OfficeCase.received(received), on), on)
    .give('holdHearing', { on })
    .give('recordVote', { on });
  one.handIn('conclude', { on, by: holderOf('areaOfficer') });
  expect(kindsOf(approved(one, later).events)).toEqual(
    expect.arrayContaining(['conclusion', 'deliberationMinutes']),
  );
});

test('what could not be carried out now is refused, and not drafted', () => {
  const one = classified().handIn('accept', { on });
  const submission = one.now.submissions?.[0];
  if (!submission) throw new Error('nothing was submitted');
  const decided = asIfApproved(
    { ...one.now, stage: 'closed' },
    submission,
    { now: at(on), calendar, procedure: one.procedure },
    {},
  );
  expect(isAccepted(decided)).toBe(false);
});
