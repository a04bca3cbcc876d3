import type { CaseState } from '../case/state';
import type { Calendar, Day, Instant } from '../calendar/calendar';
import { dayOf, endOf } from '../calendar/officeDays';
import { totalAssets } from '../case/assets';
import { clocksIn, endsByItself, isRunning } from '../clocks/clock';
import { countedDays } from '../clocks/count';
import type { Limit } from '../clocks/limit';
import { complexityOf } from '../procedure/settling';
import { type CriterionKind, criterionKinds, type MatterRules } from './rules';

/** A criterion that a case meets. */
export interface Met {
  kind: CriterionKind;
  /** Since when; absent where the case does not keep the moment. */
  since?: Instant | undefined;
  /** How many people or reports, where that is what is counted. */
  count?: number | undefined;
}

/** By what a criterion is judged besides the case itself. */
export interface MatterContext {
  rules: MatterRules;
  calendar: Calendar;
  now: Instant;
  /** How many had the same to say when they were received (the visit that became this case); absent where nobody came. */
  people?: number | undefined;
}

/** When a limit from a day on was over; undefined while that is to come. */
function over(startedOn: Day, limit: Limit, { calendar, now }: MatterContext): Instant | undefined {
  const [last = startedOn] = countedDays(calendar, { startedOn, limit, pauses: [] }, [limit.count]);
  const at = endOf(calendar, last);
  return at <= now ? at : undefined;
}

/** The last day of a limit of this office that is over: no right that runs out, no answer that others owe, and not the watch on progress. */
const lastDayOfOverdue = (state: CaseState): Day | undefined =>
  clocksIn(state)
    .filter(({ kind }) => kind !== 'stall' && kind !== 'reply' && !endsByItself(kind))
    .filter(isRunning)
    .flatMap(({ overdueSince, dates }) => (overdueSince === undefined ? [] : dates.dueOn))
    .sort()[0];

function met(kind: CriterionKind, state: CaseState, context: MatterContext): Met | undefined {
  const { rules, calendar, people = 0 } = context;
  const { registration, complexity } = state;
  const after = (startedOn: Day | undefined, limit: Limit): Met | undefined => {
    const at = startedOn === undefined ? undefined : over(startedOn, limit, context);
    return at === undefined ? undefined : { kind, since: at };
  };
  switch (kind) {
    case 'longOpen':
      return after(registration.receivedDay, rules.longOpen.value);
    case 'overdue':
      return after(lastDayOfOverdue(state), rules.overdue.value);
    case 'stalled':
      return after(state.paused ? undefined : dayOf(calendar, state.lastAct.at), rules.stalled.value);
    case 'manyPeople': {
      if (people >= rules.manyPeople.value) return { kind, since: registration.at, count: people };
      const criteria = complexity?.criteria ?? state.classification?.criteria ?? [];
      return criteria.includes('manyReporters') ? { kind, since: complexity?.at } : undefined;
    }
    case 'complex': {
      const degree = complexityOf(state);
      const isMet = degree === 'especiallyComplex' || degree === rules.complex.value;
      return isMet ? { kind, since: complexity?.at } : undefined;
    }
    case 'repeated': {
      const count = 1 + (state.mergedReports?.length ?? 0);
      return count >= rules.repeated.value ? { kind, count } : undefined;
    }
    case 'press':
      return rules.press.value && registration.source === 'press'
        ? { kind, since: registration.at }
        : undefined;
    case 'assets':
      return (totalAssets(state)?.left ?? 0) >= rules.assets.value ? { kind } : undefined;
  }
}

/** The criteria that a case meets at a moment; none where it is closed. */
export const criteriaMet = (state: CaseState, context: MatterContext): Met[] =>
  state.stage === 'closed' || state.destroyed
    ? []
    : criterionKinds.flatMap((kind) => met(kind, state, context) ?? []);
