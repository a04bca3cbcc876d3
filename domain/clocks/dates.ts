import type { Calendar, Day, Instant } from '../calendar/calendar';
import { endOf, endOfDate, findUnannounced } from '../calendar/officeDays';
import type { Procedure } from '../procedure/procedure';
import { type ClockDates, type ClockKind, type ClockStep, endsByItself } from './clock';
import { type Counted, countedDays, rolledForward } from './count';
import { daysBefore, yearsAfter } from './years';

const percentOf = (count: number, percent: number): number => Math.ceil((count * percent) / 100);

/** At which shares of a limit it is reminded of, and warned of. */
export interface Shares {
  reminderPercent: number;
  warningPercent: number;
}

/** A step that lies before the end of a limit, on its n-th day. */
type StepBefore = Pick<ClockStep, 'step' | 'to'> & { n: number };

/** The reminder and the warning of a limit of so many days; a short one has neither before its end. */
export function stepsAtShares(
  { reminderPercent, warningPercent }: Shares,
  warningTo: ClockStep['to'],
  count: number,
): StepBefore[] {
  const steps: StepBefore[] = [
    { step: 'reminder', to: 'officer', n: percentOf(count, reminderPercent) },
    { step: 'warning', to: warningTo, n: percentOf(count, warningPercent) },
  ];
  return steps.filter(({ n }) => n < count);
}

/** Which steps lie before the end of the limit. A stalled case reminds at its end, not before. */
function stepsBefore(procedure: Procedure, kind: ClockKind, count: number): StepBefore[] {
  if (kind === 'stall' || endsByItself(kind)) return [];
  const steps = stepsAtShares(procedure.thresholds.value, procedure.warningTo.value, count);
  // Whoever is owed an answer presses for it; no head of this office can make it come sooner.
  return kind === 'reply' ? steps.filter(({ step }) => step === 'reminder') : steps;
}

/** What happens when the limit is over: a stalled case is only reminded of, and a right runs out with nobody late. */
function stepAtEnd(kind: ClockKind): ClockStep['step'] {
  return kind === 'stall' ? 'reminder' : endsByItself(kind) ? 'end' : 'overdue';
}

/** To whom what is over goes up, so many working days after its end. */
export type Chain = readonly { afterWorkingDays: number; to: ClockStep['to'] }[];

function chainOf(procedure: Procedure, kind: ClockKind): Chain {
  if (endsByItself(kind)) return [];
  const { byClock, stalled, overdue } = procedure.escalation.value;
  return byClock?.[kind] ?? (kind === 'stall' ? stalled : overdue);
}

/** Levels upward, in working days after the limit; a pause holds them up as it holds up the limit. */
export function escalations(
  calendar: Calendar,
  chain: Chain,
  { pauses, dueOn }: Pick<Counted, 'pauses'> & { dueOn: Day },
): ClockStep[] {
  const limit = { count: 1, unit: 'workingDays', rollsForward: true } as const;
  const days = countedDays(
    calendar,
    { startedOn: dueOn, limit, pauses },
    chain.map(({ afterWorkingDays }) => afterWorkingDays),
  );
  return chain.map(({ to }, i) => ({
    step: 'escalation',
    to,
    level: i + 1,
    at: endOf(calendar, days[i] ?? dueOn),
  }));
}

/** How many days before a period of years ends the head is warned of it. */
function warnedBefore(procedure: Procedure, kind: ClockKind): number {
  if (kind === 'declassification') return procedure.declassification?.value.warnDaysBefore ?? 0;
  return procedure.law === 'state' ? 0 : (procedure.limitationWatch?.value.warnDaysBefore ?? 0);
}

/** A period of years needs no office days: it ends on its date, and the head is warned so many days before. */
function yearDates(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  { startedOn, limit }: Counted,
  after = '',
): ClockDates {
  const dueOn = yearsAfter(startedOn, limit.count);
  const dueAt = endOfDate(calendar, dueOn);
  const warnDays = warnedBefore(procedure, kind);
  const warning: ClockStep = {
    step: 'warning',
    to: procedure.warningTo.value,
    level: 0,
    at: endOfDate(calendar, daysBefore(dueOn, warnDays)),
  };
  // That what was imposed ends is no loss that anybody must be warned of.
  const steps: ClockStep[] = [
    ...(kind === 'lapse' ? [] : [warning]),
    { step: stepAtEnd(kind), to: 'officer', level: 0, at: dueAt },
  ];
  const stays = steps.filter(({ at }) => at > after);
  return { dueOn, dueAt, provisional: false, calendarVersion: calendar.version, steps: stays };
}

/** What a limit of days does by itself before, at and after its end. */
interface Watched {
  before: readonly StepBefore[];
  atEnd: ClockStep['step'];
  chain: Chain;
}

/** The dates of a limit of days with what it does by itself on the way and after. */
export function limitDates(
  calendar: Calendar,
  clock: Counted,
  { before, atEnd, chain }: Watched,
): ClockDates {
  const { limit } = clock;
  const days = countedDays(calendar, clock, [...before.map(({ n }) => n), limit.count]);
  const last = days[before.length] ?? clock.startedOn;
  const rolls = limit.unit === 'calendarDays' && limit.rollsForward;
  const dueOn = rolls ? rolledForward(calendar, last, clock.pauses) : last;
  const dueAt = endOf(calendar, dueOn);
  // Working days are counted through every year on the way; a number of days only ends in one that matters.
  const unannounced = findUnannounced(
    calendar,
    limit.unit === 'workingDays' ? clock.startedOn : dueOn,
    dueOn,
  );
  return {
    dueOn,
    dueAt,
    provisional: unannounced !== undefined,
    ...(unannounced !== undefined && { unannounced }),
    calendarVersion: calendar.version,
    steps: [
      ...before.map(({ step, to }, i) => ({ step, to, level: 0, at: endOf(calendar, days[i] ?? dueOn) })),
      { step: atEnd, to: 'officer', level: 0, at: dueAt },
      ...escalations(calendar, chain, { pauses: clock.pauses, dueOn }),
    ],
  };
}

/**
 * Works out all dates of a running clock in one pass: the due day, and what it does by itself on the way and after
 * (reminder and warning at their share of the limit, overdue at its end, then level by level upward).
 * @param after steps that came due up to this moment are left out: they are past
 */
export function clockDates(
  procedure: Procedure,
  calendar: Calendar,
  kind: ClockKind,
  clock: Counted,
  after?: Instant,
): ClockDates {
  const { limit } = clock;
  if (limit.unit === 'years') return yearDates(procedure, calendar, kind, clock, after);
  const before = stepsBefore(procedure, kind, limit.count);
  const watched = { before, atEnd: stepAtEnd(kind), chain: chainOf(procedure, kind) };
  const dates = limitDates(calendar, clock, watched);
  return after === undefined ? dates : { ...dates, steps: dates.steps.filter(({ at }) => at > after) };
}
