import type { Day } from '../calendar/calendar';
import { dayOf, localDate } from '../calendar/officeDays';
import { matterOf } from '../organisations/competence';
import { type ComingBackWay, limitsComingBack } from '../procedure/comingBack';
import { isMisdirected } from '../procedure/competence';
import type { Context } from '../case/context';
import { type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';
import { isClosing } from '../case/vocabulary';
import { type Clock, clocksIn, type ClockKind, isOpen, keyOf, refOf } from './clock';
import { datesGoingOn } from './datesGoingOn';
import { startClock } from './running';

/** A clock that was stopped goes on: what was used of it stays used, and the time since is a rest, for the reason given. */
export function goOn(clock: Clock, ctx: Context, reason: string): Happening {
  const until = dayOf(ctx.calendar, ctx.now);
  const from = clock.stoppedOn ?? until;
  // What was let rest by itself rests on.
  if (clock.pauses.some((pause) => pause.alone && pause.until === undefined))
    return happened('clockContinued', refOf(clock));
  const rest = { from, until, reason };
  const pauses = [...clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? from })), rest];
  return happened('clockContinued', {
    ...refOf(clock),
    ...(from < until && { rest }),
    dates: datesGoingOn(ctx, { ...clock, pauses }),
  });
}

/** An answer is owed by its day, whatever this office does with the case meanwhile. */
export function continueUnrested(clock: Clock, ctx: Context): Happening {
  const pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? clock.stoppedOn }));
  return happened('clockContinued', { ...refOf(clock), dates: datesGoingOn(ctx, { ...clock, pauses }) });
}

/** Starts a clock that counts once in a case: one that goes on already is not started over (nothing that was used is given back). */
export const startOnce = (state: CaseState, ctx: Context, kind: ClockKind, startedOn: Day): Happening[] =>
  isOpen(state.clocks[kind]) ? [] : startClock(state, ctx, kind, startedOn);

/** What the end of the case cut off, and what comes back with it: a suspension ended with its case, and answers have a time of their own. */
const comesBack: readonly ClockKind[] = ['handling', 'forwarding', 'telling', 'settling', 'appeal'];

/** Why it rested while it was closed. */
const reasonOf = ({ rests = [] }: CaseState): string =>
  rests.findLast(({ reason, endedAt }) => isClosing(reason) && endedAt === undefined)?.reason ?? 'closed';

/** The case as it is once it is open again: the time for which it was closed has passed. */
const openAgain = (state: CaseState, { now }: Context): CaseState => ({
  ...state,
  rests: state.rests?.map((rest) => (rest.endedAt === undefined ? { ...rest, endedAt: now } : rest)),
});

const isElsewhere = (state: CaseState, { procedure, calendar, now }: Context): boolean =>
  isMisdirected(procedure, matterOf(state), localDate(calendar, now));

function isWanted(state: CaseState, clock: Clock, ctx: Context, atIntake: boolean): boolean {
  if (!comesBack.includes(clock.kind)) return false;
  // At intake it is decided once more what becomes of the report, however that was decided before.
  if (clock.kind === 'handling') return atIntake;
  if (clock.kind === 'forwarding') return atIntake && isElsewhere(state, ctx);
  return clock.cutOff === true;
}

/**
 * The limits of a case that comes back: what was used stays used, the time since it was closed is a rest, and what had been escalated is
 * so still. Where the version says that they begin anew, they do, by its word.
 */
export function comeBack(state: CaseState, ctx: Context, way: ComingBackWay, atIntake = true): Happening[] {
  const { anewBy } = limitsComingBack(ctx.procedure, way);
  const reason = reasonOf(state);
  const today = dayOf(ctx.calendar, ctx.now);
  const back = clocksIn(state).filter((clock) => isWanted(state, clock, ctx, atIntake));
  const limits = back.flatMap((clock) =>
    anewBy === undefined
      ? goOn(clock, ctx, reason)
      : startClock(openAgain(state, ctx), ctx, clock.kind, today, anewBy),
  );
  const misdirected = atIntake && isElsewhere(state, ctx) && !state.clocks.forwarding;
  const isHandled = !atIntake || back.some((clock) => keyOf(clock) === 'handling');
  // A report that was refused at its registration has never been handled.
  return [
    ...(isHandled ? [] : startClock(openAgain(state, ctx), ctx, 'handling', state.registration.receivedDay)),
    ...limits,
    ...(misdirected ? startClock(openAgain(state, ctx), ctx, 'forwarding', today) : []),
  ];
}

/** The limit to settle a case that was settled and is taken up again. */
export function settleAgain(state: CaseState, ctx: Context, kind: 'settling' | 'appeal'): Happening[] {
  const clock = state.clocks[kind];
  if (clock?.cutOff || isOpen(clock)) return [];
  const { anewBy } = limitsComingBack(ctx.procedure, 'reopenSettled');
  if (clock && anewBy === undefined) return [goOn(clock, ctx, reasonOf(state))];
  return startClock(openAgain(state, ctx), ctx, kind, dayOf(ctx.calendar, ctx.now), anewBy);
}
