import type { Day } from '../calendar/calendar';
import { dayOf } from '../calendar/officeDays';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { type ClockKind, clockKinds, isPaused, isRunning } from './clock';
import { clockDates } from './dates';

/** The limit that a clock measures, with its citation; undefined where this version of the procedure has none. */
export const findLimit = ({ limits }: Procedure, kind: ClockKind) =>
  ({ handling: limits.firstHandling, ...limits })[kind];

/** @throws RangeError when this version of the procedure has no such limit */
const limitOf = (procedure: Procedure, kind: ClockKind) => {
  const cited = findLimit(procedure, kind);
  if (!cited) throw new RangeError(`${procedure.id} has no limit for ${kind}`);
  return { limit: cited.value, citation: cited.citation };
};

/** Starts a clock; its first day is the day after `startedOn`. */
export function startClock(ctx: Context, kind: ClockKind, startedOn: Day): Happening {
  const start = { kind, startedOn, ...limitOf(ctx.procedure, kind) };
  const dates = clockDates(ctx.procedure, ctx.calendar, kind, { ...start, pauses: [] });
  return happened('clockStarted', { ...start, dates });
}

export function stopClock(state: CaseState, ctx: Context, kind: ClockKind): Happening[] {
  const clock = state.clocks[kind];
  if (!clock || clock.stoppedOn !== undefined) return [];
  return [happened('clockStopped', { kind, on: dayOf(ctx.calendar, ctx.now) })];
}

export const stopAllClocks = (state: CaseState, ctx: Context): Happening[] =>
  clockKinds.flatMap((kind) => stopClock(state, ctx, kind));

/** A pause of the case stops what measures its work, not the duties to tell and to publish. */
const pausable: readonly ClockKind[] = ['handling', 'settling', 'appeal', 'stall'];

export const pauseClocks = (state: CaseState, ctx: Context, reason: string): Happening[] =>
  pausable
    .filter((kind) => isRunning(state.clocks[kind]))
    .map((kind) => happened('clockPaused', { kind, from: dayOf(ctx.calendar, ctx.now), reason }));

export const resumeClocks = (state: CaseState, ctx: Context): Happening[] =>
  pausable.flatMap((kind) => {
    const clock = state.clocks[kind];
    if (!isPaused(clock)) return [];
    const until = dayOf(ctx.calendar, ctx.now);
    const pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? until }));
    const dates = clockDates(ctx.procedure, ctx.calendar, kind, { ...clock, pauses }, ctx.now);
    return [happened('clockResumed', { kind, until, dates })];
  });

/** Lengthens the limit of a running clock by some of its days. */
export function extendClock(
  state: CaseState,
  ctx: Context,
  extension: { kind: ClockKind; by: number; reason: string },
): Happening[] {
  const clock = state.clocks[extension.kind];
  if (!isRunning(clock)) return [];
  const limit = { ...clock.limit, count: clock.limit.count + extension.by };
  const dates = clockDates(ctx.procedure, ctx.calendar, extension.kind, { ...clock, limit }, ctx.now);
  return [happened('clockExtended', { ...extension, on: dayOf(ctx.calendar, ctx.now), dates })];
}
