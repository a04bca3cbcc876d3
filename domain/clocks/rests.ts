import type { Day } from '../calendar/calendar';
import { dayOf } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { CaseRest, CaseState } from '../case/state';
import { isClosing } from '../case/vocabulary';
import type { Procedure } from '../procedure/procedure';
import type { ClockKind } from './clock';
import type { Pause } from './count';
import { findPauseRule } from './moving';

/** A pause of the case stops what measures its work, not the duties to tell and to publish; newer versions say so clock by clock. */
const pausable: readonly ClockKind[] = ['handling', 'settling', 'appeal', 'stall'];

/** The limits of this office's own work: nobody can do any of it in a case that is closed. */
const restsWhileClosed: readonly ClockKind[] = ['handling', 'forwarding', 'telling', 'settling', 'appeal'];

/** Whether a clock rests with the case for a reason, under a version. */
export function restsFor(procedure: Procedure, kind: ClockKind, reason: string): boolean {
  if (isClosing(reason)) return restsWhileClosed.includes(kind);
  if (!procedure.pauses) return pausable.includes(kind);
  return findPauseRule(procedure, kind)?.for.some((one) => one === reason) ?? false;
}

/** From which day a rest of the case is reckoned, and on which it was over. */
function daysOf({ from, since, until, endedAt, ...rest }: CaseRest, { calendar }: Context): Pause {
  const over = until ?? (endedAt === undefined ? undefined : dayOf(calendar, endedAt));
  return { ...rest, from: from ?? dayOf(calendar, since), ...(over !== undefined && { until: over }) };
}

/** Before a report is accepted, handling counts for it: what that clock rested by itself is no time of whatever counts from receipt. */
function ofHandlingAlone({ clocks: { handling } }: Resting, { calendar, now }: Context): Pause[] {
  return (handling?.pauses ?? []).flatMap(({ alone, ...pause }) =>
    alone ? [{ ...pause, until: pause.until ?? dayOf(calendar, now) }] : [],
  );
}

/** Rests that touch or overlap are one: a day is rested once, and a sentence tells of it once. */
function inRow(rests: readonly Pause[]): Pause[] {
  const row: Pause[] = [];
  for (const rest of [...rests].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = row.at(-1);
    if (last?.until === undefined ? last !== undefined : rest.until !== undefined && rest.until <= last.until)
      continue;
    row.push(last?.until !== undefined && rest.from < last.until ? { ...rest, from: last.until } : rest);
  }
  return row;
}

type Resting = Pick<CaseState, 'rests' | 'clocks'>;

/** Kinds that count in the place of handling once the report is accepted, and from the same day. */
const afterHandling: readonly ClockKind[] = ['settling', 'appeal'];

/**
 * The rests that a clock takes along when it starts counting from a day: all of them since that day for which it would have rested
 * (procedure §4, clock rules). One that lasts still has no end.
 */
export function restsSince(state: Resting, ctx: Context, kind: ClockKind, startedOn: Day): Pause[] {
  const alone = afterHandling.includes(kind) ? ofHandlingAlone(state, ctx) : [];
  const rests = [...(state.rests ?? []).map((rest) => daysOf(rest, ctx)), ...alone]
    .filter(({ reason }) => restsFor(ctx.procedure, kind, reason))
    .map((rest) => ({ ...rest, from: rest.from < startedOn ? startedOn : rest.from }))
    .filter(({ from, until }) => until === undefined || until > from);
  return inRow(rests);
}
