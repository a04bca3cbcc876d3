import type { Actor } from '../../domain/access/policy';
import { OfficeCase } from './office';

/** What brings a registered case to verification, everyone told. */
export const actsToVerification = [
  'classify', 'accept', 'tell', 'tell', 'recordFirstMeeting', 'proposeAssignment', 'formTeam', 'signDecision',
] as const; // prettier-ignore

/** Takes a registered case to verification on one day; the team leader is `u-teamLeader`. */
export function toVerification(one: OfficeCase, on: string): OfficeCase {
  for (const type of actsToVerification) one.give(type, { on });
  return one;
}

/** Takes a case in verification to the stage of discipline, its allegations upheld. */
export function toDiscipline(one: OfficeCase, on: string, finding: Record<string, unknown> = {}): OfficeCase {
  one.give('announceDecision', { on }).give('recordExplanation', { on });
  one.now.allegations.forEach(() => one.give('setFinding', { on }, finding));
  return one.give('submitReport', { on });
}

/** Received on Monday 2 March 2026, in verification since Friday 6 March: settling is due on Thursday 9 July. */
export const announced = (): OfficeCase =>
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('announceDecision', { on: '2026-03-06' })
    .give('recordExplanation', { on: '2026-03-06' });

/** The same, with an answer that was asked for by Friday 20 March. */
export const asked = (): OfficeCase =>
  announced().give('requestInformation', { on: '2026-03-09' }, { to: 'Sở Tài chính', replyBy: '2026-03-20' });

/** Another team than the ordinary one. */
export const otherLeader: Actor = { id: 'u-teamLeader-2', roles: ['teamLeader'] };

/** Takes a registered case to a warning of that number that is served, on one day, by a team of others: they do not review it. */
export function toServed(one: OfficeCase, on: string, number: string): OfficeCase {
  const [led, sitting] = [{ on, by: otherLeader }, { on }];
  for (const type of ['classify', 'accept', 'tell', 'tell', 'proposeAssignment'] as const)
    one.give(type, sitting);
  one.give('formTeam', sitting, { leader: otherLeader.id, members: [] }).give('signDecision', sitting);
  for (const type of ['announceDecision', 'recordExplanation', 'setFinding', 'submitReport'] as const)
    one.give(type, led);
  for (const type of ['holdHearing', 'recordVote', 'conclude'] as const) one.give(type, sitting);
  return one.give('decideDiscipline', sitting, { number }).give('serveDecision', sitting);
}
