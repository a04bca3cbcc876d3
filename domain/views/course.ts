import { wallDay } from '../calendar/wallDay';
import type { CaseState } from '../case/state';
import { findUnit } from '../case/subject';
import type { RefusalGround, Stage } from '../case/vocabulary';
import { type Clock, type ClockKind, clocksIn, endsByItself, isOpen } from '../clocks/clock';
import type { DisciplineForm } from '../procedure/partyProcedure';
import type { CourseStep } from '../case/courseStep';
import { refusalGrounds } from '../case/vocabulary';
import { unitRightBelow } from './unitRightBelow';

/** What was found of a denunciation as a whole: right, partly right or wrong. */
export const wholeFindings = ['right', 'partlyRight', 'wrong'] as const;
export type WholeFinding = (typeof wholeFindings)[number];

/** How a limit went: kept or missed where what it is for was done, running or overdue where it was not. */
export const clockFates = ['kept', 'missed', 'running', 'overdue'] as const;
export type ClockFate = (typeof clockFates)[number];

/** A limit of a case as figures ask for it: the last one of its kind and matter. */
export interface ToldClock {
  kind: ClockKind;
  fate: ClockFate;
  /** The day on which it was stopped; of one that goes on, on which it ends or has ended. */
  on: string;
}

/** A step of the way as its row keeps it: its type, moment, account, and stage and next step behind it. */
export type ToldStep = [
  type: CourseStep['type'],
  at: string,
  by: string,
  stage: Stage,
  waits: CourseStep['waits'],
];

/** The way of a case, and what came of it, as figures and exports ask for it: no name and no text. */
export interface Course {
  steps: ToldStep[];
  clocks: ToldClock[];
  /** The unit right below the province to which its subject belongs. */
  unit?: { id: string; name: string } | undefined;
  finding?: WholeFinding | undefined;
  form?: DisciplineForm | undefined;
  ground?: RefusalGround | undefined;
}

/** A denunciation is right where all of it is, wrong where nothing is, and partly right otherwise; what was withdrawn does not count. */
export function wholeFinding({ allegations }: Pick<CaseState, 'allegations'>): WholeFinding | undefined {
  const found = allegations.flatMap(({ withdrawn, finding }) =>
    withdrawn || !finding ? [] : finding.finding,
  );
  if (found.length === 0) return undefined;
  if (found.every((one) => one === 'upheld')) return 'right';
  return found.some((one) => one === 'upheld' || one === 'partlyUpheld') ? 'partlyRight' : 'wrong';
}

/** What is neither a limit, nor was let go of before it could be kept, tells nothing. */
function toldClock(clock: Clock): ToldClock[] {
  const { kind, stoppedOn, overdueSince, originalDueOn, dates, cutOff } = clock;
  if (kind === 'stall' || endsByItself(kind) || cutOff) return [];
  if (!isOpen(clock)) {
    const on = stoppedOn ?? originalDueOn;
    return [{ kind, fate: overdueSince === undefined ? 'kept' : 'missed', on }];
  }
  const on = dates?.dueOn ?? originalDueOn;
  return [{ kind, fate: overdueSince === undefined ? 'running' : 'overdue', on }];
}

const groundOf = ({ ending, outcome }: CaseState): RefusalGround | undefined =>
  outcome === 'refused' || outcome === 'keptOnFile'
    ? refusalGrounds.find((one) => one === ending?.ground)
    : undefined;

/** What figures and exports ask of a case; undefined in a state from before its way was kept. */
export function courseOf(state: CaseState): Course | undefined {
  if (!state.course) return undefined;
  return {
    steps: state.course.map(({ type, at, by, stage, waits }) => [type, at, by, stage, waits]),
    clocks: clocksIn(state).flatMap(toldClock),
    unit: unitRightBelow(findUnit(state.registration.subject)),
    finding: wholeFinding(state),
    form: state.discipline?.form,
    ground: groundOf(state),
  };
}

/** The day on which a case came to its end; undefined while it is open. */
export function closedOn({ stage, course = [] }: Pick<CaseState, 'stage' | 'course'>): string | undefined {
  if (stage !== 'closed') return undefined;
  const last = course.findLastIndex((step) => step.stage !== 'closed');
  const end = course[last + 1];
  return end && wallDay(end.at);
}
