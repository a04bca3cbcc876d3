import { continueUnrested } from './goingOn';
import { dayOf, dayOfDate, localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { type Clock, type ClockStart, clocksIn, keyOf, isOpen } from './clock';
import { startOwnClock, stopClock } from './running';
import { daysBetween } from './years';

/** An answer that somebody outside owes, or owed. */
interface Answer {
  start: ClockStart;
  cameOn?: string | undefined;
}

/** The clock of an explanation is of the day by which it was asked for: announced anew, it is asked for anew. */
const explanationKey = (explainBy: string): string => `e${explainBy.replaceAll('-', '')}`;
export const isExplanation = ({ kind, of }: Pick<Clock, 'kind' | 'of'>): boolean =>
  kind === 'reply' && of !== undefined && of.startsWith('e');

/** Whether an answer is owed by a day that a letter of this office named; an investigating body owes it by the procedure. */
export const isAskedForByLetter = ({ kind, of }: Pick<Clock, 'kind' | 'of'>): boolean =>
  kind === 'reply' && of !== undefined && !of.startsWith('t');

/** Answers that a letter asked for by a day. It ends on that day, whatever day it is: the letter says so. */
function toRequests({ requests }: CaseState, { calendar }: Context): Answer[] {
  return requests.flatMap(({ id, to, askedAt, replyBy, repliedOn }) => {
    const count = replyBy === undefined ? 0 : daysBetween(localDate(calendar, askedAt), replyBy);
    if (count <= 0) return [];
    const limit = { count, unit: 'calendarDays', rollsForward: false } as const;
    const startedOn = dayOf(calendar, askedAt);
    return {
      start: { kind: 'reply', of: id, owedBy: to, startedOn, limit, citation: '' },
      cameOn: repliedOn,
    };
  });
}

/** The explanation that the subject was asked for by a day. */
function toAnnouncement(
  { announcedOn, explainBy, explanationOn, registration: { subject } }: CaseState,
  { calendar, now }: Context,
): Answer[] {
  const count = announcedOn && explainBy ? daysBetween(announcedOn, explainBy) : 0;
  if (announcedOn === undefined || explainBy === undefined || count <= 0) return [];
  return [
    {
      start: {
        kind: 'reply',
        of: explanationKey(explainBy),
        owedBy: subject.kind === 'privateCitizen' ? undefined : subject.name,
        startedOn: dayOfDate(calendar, announcedOn, now),
        limit: { count, unit: 'calendarDays', rollsForward: false },
        citation: '',
      },
      cameOn: explanationOn,
    },
  ];
}

/** Answers of investigating bodies, for which the procedure has a limit. */
function toTransfers({ transfers = [] }: CaseState, { calendar, procedure, now }: Context): Answer[] {
  const { reply } = procedure.limits;
  if (!reply) return [];
  return transfers.map(({ to, on, repliedOn }, i) => ({
    start: {
      kind: 'reply',
      of: `t${i + 1}`,
      owedBy: to,
      startedOn: dayOfDate(calendar, on, now),
      limit: reply.value,
      citation: reply.citation,
    },
    cameOn: repliedOn,
  }));
}

/** What was asked in verification matters no more when all is decided; an investigating body answers at any time. */
const stillMatters = ({ stage }: CaseState, { start: { of = '' } }: Answer): boolean =>
  of.startsWith('t') || stage === 'verification' || stage === 'discipline';

/** One clock for each answer that is owed: begun when it is asked for, ended when it comes or no longer matters. */
export function followReplies(state: CaseState, ctx: Context): Happening[] {
  // A version without this limit runs no clocks for the answers of others.
  if (!ctx.procedure.limits.reply) return [];
  const answers = [...toAnnouncement(state, ctx), ...toRequests(state, ctx), ...toTransfers(state, ctx)];
  const awaited = answers.filter((answer) => answer.cameOn === undefined && stillMatters(state, answer));
  const isAwaited = (clock: Clock) => awaited.some(({ start }) => start.of === clock.of);
  const begun = awaited.filter(({ start }) => state.clocks[keyOf(start)] === undefined);
  const again = awaited.flatMap(({ start }) => {
    const clock = state.clocks[keyOf(start)];
    return clock && !isOpen(clock) ? [continueUnrested(clock, ctx)] : [];
  });
  const over = clocksIn(state).filter((clock) => clock.kind === 'reply' && !isAwaited(clock));
  return [
    ...begun.flatMap(({ start }) => startOwnClock(state, ctx, start)),
    ...again,
    ...over.flatMap((clock) => {
      const cameOn = answers.find(({ start }) => start.of === clock.of)?.cameOn;
      const on = cameOn === undefined ? undefined : dayOfDate(ctx.calendar, cameOn, ctx.now);
      return stopClock(state, ctx, keyOf(clock), on);
    }),
  ];
}
