import { wallDay } from '../calendar/wallDay';
import type { Context } from '../case/context';
import type { EventData } from '../case/events/event';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import { findClosedOn, findKeptUntil, keepingKindOf, openHolds } from './kept';
import { type KeepingSchedule, keepingSchedule } from './schedule';

/** The schedule of the day, found out where commands come in; an office that has none destroys nothing. */
export const keptByNow = () => keepingSchedule().optional();

type Kept = EventData<'destructionProposed'>['kept'];

/** Why the file of a closed case is not destroyed, whatever the schedule says. */
export function whyNotDestroyed(state: CaseState): Refusal | undefined {
  if (openHolds(state).length > 0) return refuse('fileHeld');
  return state.appeals?.some(({ result }) => result === undefined) ? refuse('appealUnderWay') : undefined;
}

/** By what the schedule keeps a closed file no more; a refusal with the last day of keeping where it still does. */
export function findOverdueKeeping(
  state: CaseState,
  schedule: KeepingSchedule | undefined,
  { now }: Pick<Context, 'now'>,
): Kept | Refusal {
  const closedOn = findClosedOn(state);
  if (!schedule || closedOn === undefined) return refuse('noKeepingRule');
  const kind = keepingKindOf(state);
  const { value: term } = schedule.terms[kind];
  if (term === 'forever') return refuse('keptForever');
  if (term === 'notFound') return refuse('noKeepingRule');
  const until = findKeptUntil(closedOn, term);
  if (until === undefined || wallDay(now) <= until)
    return refuse('keptUntil', { params: { until: until ?? '' } });
  return { kind, term, until, schedule: `${schedule.id}@${schedule.version}` };
}
