import type { Calendar } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import { findFreezingCongress } from './congress';
import { isInForceOn, type Procedure } from './procedure';

/** What heads have still to do once a day of receipt is put right: nothing of it is done by the correction itself. */
export const afterReceiptNotes = ['otherRules', 'frozen', 'frozenNoMore'] as const;
export type AfterReceiptNote = (typeof afterReceiptNotes)[number];

/** What the day of receipt decides beside the limits: the version (procedure §1), and the rest before a congress (§4). */
export function notesAfterReceipt(
  before: CaseState,
  { registration, paused }: CaseState,
  { procedure, calendar }: { procedure: Procedure; calendar: Calendar },
): AfterReceiptNote[] {
  const { receivedOn, receivedDay } = registration;
  if (receivedOn === before.registration.receivedOn) return [];
  const rests = paused?.reason === 'beforeCongress';
  const isFrozen =
    calendar.kind === 'civil' && findFreezingCongress(procedure, calendar, receivedDay) !== undefined;
  return [
    ...(isInForceOn(procedure, receivedOn) ? [] : (['otherRules'] as const)),
    ...(isFrozen && !rests ? (['frozen'] as const) : []),
    ...(!isFrozen && rests ? (['frozenNoMore'] as const) : []),
  ];
}
