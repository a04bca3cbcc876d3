import type { Calendar, Instant } from '../../../domain/calendar/calendar';
import type { CaseState } from '../../../domain/case/state';
import { type Clock, clocksIn } from '../../../domain/clocks/clock';
import { daysBetween } from '../../../domain/clocks/years';
import { type ClockExplanation, explainClock } from '../../../domain/clocks/explain';
import { type RowClock, stateOf } from '../../../domain/views/clockStates';
import type { Procedure } from '../../../domain/procedure/procedure';
import { clockSentence, limitDays } from '../../../language/sentences/clock';
import { clockName } from '../../../language/sentences/clockName';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

/** The parts of a bar, in hundredths of its length. */
interface ClockBar {
  used: number;
  /** Where the limit ends: at the end of the bar unless it is overdue. */
  due: number;
  /** When a reminder goes out and when the head is warned. */
  marks: number[];
}

export interface ClockCard {
  name: string;
  look: 'running' | 'soon' | 'overdue' | 'paused' | 'done';
  /** How it stands in two or three words, e.g. "còn 12 ngày làm việc". */
  standing: string;
  sentence: string;
  citation: string;
  bar: ClockBar;
}

/** What the cards are worked out by: the calendar and procedure that the case pinned, and the time. */
export interface ClockContext {
  calendar: Calendar;
  procedure: Procedure;
  now: Instant;
}

const hundredths = (part: number, whole: number): number => Math.round((Math.min(part, whole) / whole) * 100);

/** How many days of a limit there are; those of years between its dates. */
const daysOf = ({
  unit,
  count,
  startedOn,
  originalDueOn,
  dueOn = originalDueOn,
}: ClockExplanation): number => (unit === 'years' ? daysBetween(startedOn, dueOn) : count);

function barOf(explanation: ClockExplanation, procedure: Procedure): ClockBar {
  const { used, overdueBy = 0, unit } = explanation;
  const count = daysOf(explanation);
  const whole = Math.max(count + overdueBy, used, 1);
  const { reminderPercent, warningPercent } = procedure.thresholds.value;
  return {
    used: overdueBy > 0 ? 100 : hundredths(used, whole),
    due: hundredths(count, whole),
    // A period of years is warned of on its own day, not at a share of it.
    marks: (unit === 'years' ? [] : [reminderPercent, warningPercent]).map((percent) =>
      hundredths((percent * count) / 100, whole),
    ),
  };
}

const looks: Record<Exclude<RowClock['state'], 'none'>, ClockCard['look']> = {
  overdue: 'overdue',
  warned: 'soon',
  dueSoon: 'soon',
  stalled: 'soon',
  lapsing: 'soon',
  answerLate: 'soon',
};

/** By the same rule as the tag of the clock. */
function lookOf({ status }: ClockExplanation, clock: Clock): ClockCard['look'] {
  if (status === 'stopped' || status === 'ranOut') return 'done';
  if (status === 'paused') return status;
  if (status === 'overdue' && clock.kind !== 'reply' && clock.kind !== 'stall') return status;
  const state = stateOf(clock);
  return state === 'none' ? 'running' : looks[state];
}

function standing(
  t: Translate,
  { kind }: Clock,
  { status, left, overdueBy = 0, unit, daySeconds }: ClockExplanation,
): string {
  // A limit of years is counted down in days.
  const days = (count: number) =>
    unit === 'years' ? limitDays(t, count, 'calendarDays') : limitDays(t, count, unit, daySeconds);
  if (status === 'overdue')
    return t(`cases:clock.${kind === 'reply' ? 'answerLate' : 'overdue'}`, {
      days: days(overdueBy),
      count: overdueBy,
    });
  if (status === 'running') return t('cases:clock.left', { days: days(Math.max(left, 0)) });
  return word(t, 'clockStatuses', status);
}

/** The clocks of a case, in the order in which the procedure has them. */
export function clockCards(state: CaseState, t: Translate, ctx: ClockContext): ClockCard[] {
  return clocksIn(state).map((clock) => {
    const { kind } = clock;
    const explanation = explainClock(ctx.calendar, clock, ctx.now);
    return {
      name: clockName(t, clock),
      look: lookOf(explanation, clock),
      standing: standing(t, clock, explanation),
      sentence: clockSentence(t, kind, explanation),
      citation: explanation.citation,
      bar: barOf(explanation, ctx.procedure),
    };
  });
}
