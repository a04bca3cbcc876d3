import { endOfDate } from '../calendar/officeDays';
import { isAppeal, pursued, disciplinedKind } from '../case/checks';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';
import type { DisciplineForm, PartyProcedure } from '../procedure/partyProcedure';
import type { Procedure } from '../procedure/procedure';
import { heaviestFirst, numbersOf } from '../voting/tally';
import { type Clock, type ClockStart, clocksIn, isRunning, keyOf, refOf } from './clock';
import { inYears } from './limit';
import { startOwnClock, stopClock } from './running';
import { yearsAfter } from './years';

/** Between forms that lapse together, as a clock of limitation is named by them. */
const between = '+';

/** The forms of discipline that a clock of limitation is of. */
export const formsOf = (of: string | undefined): string[] => of?.split(between) ?? [];

/**
 * The day from which limitation is reckoned: the last end of what is still looked into. A later violation begins the period anew
 * (procedure §4). Undefined where one of them has no end that is known: then no period can be reckoned.
 */
function findPeriodStart(state: CaseState): string | undefined {
  const atIssue = pursued(state).filter(
    ({ finding }) => !finding || finding.finding === 'upheld' || finding.finding === 'partlyUpheld',
  );
  const ends = atIssue.map(({ endedOn }) => endedOn);
  return ends.every((end) => end !== undefined) ? ends.sort().at(-1) : undefined;
}

/** The clocks of limitation for a violation that ended on a day, those with the shortest period first. */
function periodsFrom(startedOn: string, state: CaseState, { limitation }: PartyProcedure): ClockStart[] {
  const subject = disciplinedKind(state);
  const years: Partial<Record<DisciplineForm, number | null>> = limitation.value[numbersOf(subject)];
  const forms = [...heaviestFirst[subject]].reverse();
  const spans = [...new Set(forms.flatMap((form) => years[form] ?? []))].sort((a, b) => a - b);
  return spans.map((count) => ({
    kind: 'limitation',
    of: forms.filter((form) => years[form] === count).join(between),
    startedOn,
    limit: inYears(count),
    citation: limitation.citation,
  }));
}

/** The period of the forms of a clock under other rules; undefined where they no longer lapse together, or never. */
export function periodUnder(procedure: Procedure, subject: 'member' | 'organisation', { of }: Clock) {
  if (procedure.law === 'state' || !procedure.limitationWatch) return undefined;
  const years: Partial<Record<string, number | null>> = procedure.limitation.value[subject];
  const spans = new Set(formsOf(of).map((form) => years[form] ?? undefined));
  const [count] = spans;
  if (spans.size !== 1 || count === undefined) return undefined;
  return { value: inYears(count), citation: procedure.limitation.citation };
}

/** A period that had been over before anybody knew of the violation has run out at once. */
function begun(start: ClockStart, state: CaseState, ctx: Context): Happening[] {
  const on = yearsAfter(start.startedOn, start.limit.count);
  const dueAt = endOfDate(ctx.calendar, on);
  const over =
    dueAt <= ctx.now ? [happened('clockRanOut', { kind: start.kind, of: start.of, on, dueAt })] : [];
  return [...startOwnClock(state, ctx, start), ...over];
}

/** A conclusion that is entered only after a period was over, but was before its end, has met it. */
const metInTime = (state: CaseState, on: string): Happening[] =>
  clocksIn(state)
    .filter(
      ({ kind, ranOut, stoppedOn }) =>
        kind === 'limitation' && ranOut && stoppedOn !== undefined && on <= stoppedOn,
    )
    .map((clock) => happened('clockStopped', { ...refOf(clock), on }));

/**
 * Keeps the clocks of limitation to what is known of the violations: begun with the end of the last, begun anew with a later one,
 * and stopped by the conclusion (22-QĐ/TW). An appeal has its discipline behind it. Years end on dates, whatever an office day lasts.
 */
export function followLimitation(state: CaseState, ctx: Context): Happening[] {
  const { procedure } = ctx;
  if (procedure.law === 'state' || !procedure.limitationWatch) return [];
  if (isAppeal(state)) return [];
  const { conclusion } = state;
  const start = conclusion ? undefined : findPeriodStart(state);
  const wanted = start === undefined ? [] : periodsFrom(start, state, procedure);
  const running = clocksIn(state)
    .filter(({ kind }) => kind === 'limitation')
    .filter(isRunning);
  return [
    ...(conclusion ? metInTime(state, conclusion.on) : []),
    ...running
      .filter((clock) => !wanted.some(({ of }) => of === clock.of))
      .flatMap((clock) => stopClock(state, ctx, keyOf(clock), conclusion?.on)),
    ...wanted
      .filter((one) => {
        const there = state.clocks[keyOf(one)];
        const isSame = there?.startedOn === one.startedOn && there.limit.count === one.limit.count;
        return !isSame || (there.stoppedOn !== undefined && there.ranOut !== true);
      })
      .flatMap((one) => begun(one, state, ctx)),
  ];
}
