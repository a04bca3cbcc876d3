import type { CaseState } from '../case/state';
import { type Clock, type ClockKind, clocksIn, isRunning, type ClockStep } from '../clocks/clock';
import { wallDayEndedBy } from '../calendar/wallDay';

/** How a limit that this office has to keep stands, the calmest first. */
export const attentions = ['none', 'dueSoon', 'warned', 'overdue'] as const;
export type Attention = (typeof attentions)[number];

/**
 * In which state a clock is; each has a tag of its own. The last three are no lateness of this office: a form of discipline lapses, another
 * body has not answered, nothing has been done for a while.
 */
export const clockTags = ['overdue', 'warned', 'dueSoon', 'stalled', 'lapsing', 'answerLate'] as const;
export type ClockTag = (typeof clockTags)[number];

/** A running clock as lists show it: what it is, when it is due, and in which state it is. */
export interface RowClock {
  kind: ClockKind;
  of?: string | undefined;
  owedBy?: string | undefined;
  on: string;
  at: string;
  /** In what its days are counted. */
  unit: Clock['limit']['unit'];
  state: ClockTag | 'none';
}

type Running = Clock & { dates: NonNullable<Clock['dates']> };

/** A limit of the office goes by the steps that its procedure has put before its end, and by what is left of them. */
function ownState(overdueSince: string | undefined, ahead: readonly ClockStep['step'][]): RowClock['state'] {
  if (overdueSince !== undefined) return 'overdue';
  // A short limit has no warning before its end: it is not warned of as long as even the reminder is still to come.
  if (ahead.includes('reminder')) return 'none';
  return ahead.includes('warning') ? 'dueSoon' : 'warned';
}

/** The one rule by which a clock is tagged, in lists, on the page of the case, on its card and for programs. */
export function stateOf(clock: Clock): RowClock['state'] {
  if (!isRunning(clock)) return 'none';
  const { kind, overdueSince, dates } = clock;
  const ahead = dates.steps.map(({ step }) => step);
  switch (kind) {
    case 'appealWindow':
    case 'lapse':
    case 'publicationEnd':
      return 'none';
    case 'reply':
      return overdueSince === undefined ? 'none' : 'answerLate';
    case 'declassification':
      return ahead.includes('warning') ? 'none' : 'warned';
    case 'limitation':
      return ahead.includes('warning') ? 'none' : 'lapsing';
    case 'stall':
      return ahead.includes('reminder') ? 'none' : 'stalled';
    case 'handling':
    case 'forwarding':
    case 'telling':
    case 'settling':
    case 'appeal':
    case 'suspension':
    case 'publication':
    case 'protection':
    case 'protectionPaper':
    case 'protectionReview':
    case 'protectionAnswer':
    case 'protectionEnd':
    case 'secrecyNotice':
    case 'notice':
    case 'returned':
    case 'acting':
    case 'superiorAnswer':
    case 'furtherStudy':
      return ownState(overdueSince, ahead);
  }
}

const shown = (clock: Running): RowClock => ({
  kind: clock.kind,
  ...(clock.of !== undefined && { of: clock.of }),
  ...(clock.owedBy !== undefined && { owedBy: clock.owedBy }),
  on: clock.dates.dueOn,
  at: clock.dates.dueAt,
  unit: clock.limit.unit,
  state: stateOf(clock),
});

/** Where a state stands among others: the worst first, and what has no tag last. */
const rankOf = ({ state }: RowClock): number =>
  state === 'none' ? clockTags.length : clockTags.indexOf(state);

/** Every running clock that somebody has to look at, the worst first, and of one state the one that ends first. */
export const runningClocks = (state: CaseState): RowClock[] =>
  clocksIn(state)
    .filter(isRunning)
    .map(shown)
    // A right that runs out by itself, and the watch on progress, concern nobody until they have something to say.
    .filter(
      ({ kind, state: tag }) =>
        tag !== 'none' ||
        !['stall', 'appealWindow', 'limitation', 'lapse', 'declassification'].includes(kind),
    )
    .sort((a, b) => rankOf(a) - rankOf(b) || a.at.localeCompare(b.at));

const isAttention = (state: RowClock['state']): state is Attention => attentions.some((one) => one === state);

/** Limits that end on a day: neither the watch on progress, nor what runs out by itself. */
const isLimit = ({ kind }: RowClock): boolean => kind !== 'stall' && kind !== 'limitation';

const earliestOf = (clocks: readonly RowClock[]): RowClock | undefined =>
  [...clocks].sort((a, b) => a.at.localeCompare(b.at))[0];

/**
 * The limit that a row is about: the one of whose state `attention` speaks. Where it speaks of none, the one that ends first; an answer
 * that is late comes behind all others.
 */
export function findDue(clocks: readonly RowClock[]): RowClock | undefined {
  const limits = clocks.filter(isLimit);
  const ofOffice = limits.filter(({ state }) => isAttention(state));
  return ofOffice.find(({ state }) => state !== 'none') ?? earliestOf(ofOffice) ?? earliestOf(limits);
}

export function attentionOf(clocks: readonly RowClock[]): Attention {
  const state = findDue(clocks)?.state ?? 'none';
  return isAttention(state) ? state : 'none';
}

/** The tags of a case. A further state of clocks gets its list by one name more in `clockTags`, and its line in `stateOf`. */
export const tagsOf = (clocks: readonly RowClock[]): ClockTag[] =>
  clockTags.filter((tag) => clocks.some(({ state }) => state === tag));

/** How a list asks for a limit of a kind by the day on which it ends. */
export const kindDueKey = (kind: ClockKind, day: string): string => `${kind} ${day}`;

/** On which day limits of each kind end (`kindDueKey`). */
export const kindsDueOf = (clocks: readonly RowClock[]): string[] => [
  ...new Set(clocks.filter(isLimit).map(({ kind, at }) => kindDueKey(kind, wallDayEndedBy(at)))),
];

/** The dates on which limits end, as the wall calendar has them. */
export const dueDaysOf = (clocks: readonly RowClock[]): string[] => [
  ...new Set(clocks.filter(isLimit).map(({ at }) => wallDayEndedBy(at))),
];
