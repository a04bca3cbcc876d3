import { localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { matterOf } from '../organisations/competence';
import { isMisdirected } from '../procedure/competence';
import { isOpen } from './clock';
import { startClock, stopClock } from './running';

/**
 * Who settles a matter may be another body once its subject is put right: at intake the limit to forward it begins, from the day of receipt,
 * or ends (procedure §4).
 */
export function dueElsewhere(
  state: CaseState,
  registration: CaseState['registration'],
  ctx: Context,
): Happening[] {
  if (state.stage !== 'intake') return [];
  const { procedure, calendar, now } = ctx;
  const isElsewhere = isMisdirected(
    procedure,
    matterOf({ ...state, registration }),
    localDate(calendar, now),
  );
  if (isElsewhere === isOpen(state.clocks.forwarding)) return [];
  return isElsewhere
    ? startClock({ ...state, registration }, ctx, 'forwarding', registration.receivedDay)
    : stopClock(state, ctx, 'forwarding');
}
