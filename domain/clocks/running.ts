import type { Day } from '../calendar/calendar';
import { dayOf } from '../calendar/officeDays';
import type { Role } from '../access/roles';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import { isAppeal, type OnItsWay } from '../case/checks';
import type { CaseState } from '../case/state';
import type { PartyProcedure } from '../procedure/partyProcedure';
import type { Procedure } from '../procedure/procedure';
import {
  type Clock,
  type ClockKey,
  type ClockKind,
  clocksIn,
  type ClockStart,
  isRunning,
  keyOf,
  outlastsCase,
  refOf,
  type TakenRest,
} from './clock';
import { clockDates } from './dates';
import { datesGoingOn } from './datesGoingOn';
import type { Pause } from './count';
import { restingWithCase } from './moving';
import { restsFor, restsSince } from './rests';

/**
 * The limit that a clock measures, with its citation; undefined where this version of the procedure has none. That an
 * appeal is taken on is told, and its result is published, within the same days as of other reports, by the law of appeals.
 */
export function findLimit(procedure: Procedure, kind: ClockKind, state: OnItsWay) {
  const limits: Partial<PartyProcedure['limits']> = procedure.limits;
  const lawOfAppeals = procedure.law === 'state' ? undefined : procedure.appeals;
  switch (kind) {
    case 'telling':
    case 'publication': {
      const announced = kind === 'publication' && state.discipline ? limits.announcement : undefined;
      if (announced && !isAppeal(state)) return announced;
      const limit = limits[kind];
      if (!limit || !lawOfAppeals || !isAppeal(state)) return limit;
      const { citation, confidence } = lawOfAppeals;
      return { ...limit, citation, confidence };
    }
    case 'handling':
      return limits.firstHandling;
    case 'appealWindow':
      return lawOfAppeals && { ...lawOfAppeals, value: lawOfAppeals.value.lodgeWithin };
    case 'limitation':
    case 'protectionEnd':
    case 'declassification':
    case 'lapse':
    case 'publicationEnd':
      return undefined;
    default:
      return limits[kind];
  }
}

/** @throws RangeError when this version of the procedure has no such limit */
const limitOf = (procedure: Procedure, kind: ClockKind, state: OnItsWay) => {
  const cited = findLimit(procedure, kind, state);
  if (!cited) throw new RangeError(`${procedure.id} has no limit for ${kind}`);
  return { limit: cited.value, citation: cited.citation };
};

type Standing = Pick<CaseState, 'rests' | 'clocks'>;

/**
 * Starts a clock; its first day is the day after `startedOn`. It takes along what the case has rested since.
 * @param rule by which it begins anew, where it has run before in this case
 */
export function startClock(
  state: Standing & OnItsWay,
  ctx: Context,
  kind: ClockKind,
  startedOn: Day,
  rule?: string,
): Happening[] {
  const { limit, citation } = limitOf(ctx.procedure, kind, state);
  // What has run before begins anew by a rule only: one that is given, or else that of the limit itself.
  const anew = state.clocks[kind] && kind !== 'stall' && { anewBy: rule ?? citation };
  return startOwnClock(state, ctx, { kind, startedOn, ...anew, limit, citation });
}

/** Starts a clock whose limit is its own: the day by which an answer was asked for, the years of a form. */
export function startOwnClock(state: Standing, ctx: Context, start: ClockStart): Happening[] {
  const { kind, startedOn } = start;
  const taken = start.limit.unit === 'years' ? [] : restsSince(state, ctx, kind, startedOn);
  const rests = taken.filter(isOver);
  const datesWith = (pauses: readonly Pause[]) =>
    clockDates(ctx.procedure, ctx.calendar, kind, { ...start, pauses });
  const dates = datesWith(rests);
  const along = rests.length > 0 && { rests, originalDueOn: datesWith([]).dueOn };
  const last = taken.find((rest) => !isOver(rest));
  const today = dayOf(ctx.calendar, ctx.now);
  return [
    happened('clockStarted', { ...start, dates, ...along }),
    // What begins to rest only today does so with everything else that rests (see `consequences`).
    ...(last && last.from < today ? [happened('clockPaused', { ...refOf(start), ...last })] : []),
  ];
}

const isOver = (rest: Pause): rest is TakenRest => rest.until !== undefined;

/** Ends a clock, today where no other day is given. */
export function stopClock(state: CaseState, ctx: Context, key: ClockKey, on?: Day): Happening[] {
  const clock = state.clocks[key];
  if (!clock || clock.stoppedOn !== undefined) return [];
  return [happened('clockStopped', { ...refOf(clock), on: on ?? dayOf(ctx.calendar, ctx.now) })];
}

/** A case that is closed has no clocks but those that outlast it (procedure §5, §7). */
export const stopAllClocks = (state: CaseState, ctx: Context): Happening[] =>
  clocksIn(state)
    .filter(({ kind }) => !outlastsCase(kind))
    .flatMap((clock) => stopClock(state, ctx, keyOf(clock)));

/** Why clocks rest, who let them, and before which congress. */
export type Resting = Pick<NonNullable<CaseState['paused']>, 'reason' | 'office' | 'congressOn'>;

/** The clocks that rest with the case for a reason. */
export const clocksRestingFor = (
  state: CaseState,
  { procedure }: Pick<Context, 'procedure'>,
  reason: Resting['reason'],
): Clock[] =>
  clocksIn(state)
    .filter(isRunning)
    .filter(({ kind }) => restsFor(procedure, kind, reason));

/** Lets clocks rest from today. */
export const pauseClock = (clock: Clock, ctx: Context, { reason, office, congressOn }: Resting) =>
  happened('clockPaused', {
    ...refOf(clock),
    from: dayOf(ctx.calendar, ctx.now),
    reason,
    ...(office && { office }),
    ...(congressOn !== undefined && { congressOn }),
  });

/** The clocks of a case that rests rest with it. */
export const pauseClocks = (state: CaseState, ctx: Context, resting: Resting): Happening[] =>
  clocksRestingFor(state, ctx, resting.reason).map((clock) => pauseClock(clock, ctx, resting));

/** What rested with the case runs on; what was let rest by itself rests on. */
export const resumeClocks = (state: CaseState, ctx: Context): Happening[] =>
  restingWithCase(state).map((clock) => resumeClock(clock, ctx));

/** A paused clock runs on; the day of resuming counts. */
export function resumeClock(clock: Clock, ctx: Context) {
  const until = dayOf(ctx.calendar, ctx.now);
  const pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? until }));
  const dates = datesGoingOn(ctx, { ...clock, pauses });
  return happened('clockResumed', { ...refOf(clock), until, dates });
}

/** Lengthens the limit of a running clock by some of its days. */
export function extendClock(
  state: CaseState,
  ctx: Context,
  { key, by, reason, office }: { key: ClockKey; by: number; reason: string; office?: Role | undefined },
): Happening[] {
  const clock = state.clocks[key];
  if (!isRunning(clock)) return [];
  const limit = { ...clock.limit, count: clock.limit.count + by };
  const dates = clockDates(ctx.procedure, ctx.calendar, clock.kind, { ...clock, limit }, ctx.now);
  return [
    happened('clockExtended', {
      ...refOf(clock),
      by,
      unit: limit.unit,
      reason,
      on: dayOf(ctx.calendar, ctx.now),
      dates,
      ...(office && { office }),
    }),
  ];
}
