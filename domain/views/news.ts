import { awaitsProtection } from '../case/checks';
import { openRequests } from '../case/identity';
import type { CaseState } from '../case/state';
import { findAskedWithdrawal } from '../case/withdrawal';
import { clocksIn, endsByItself, isRunning, type Recipient } from '../clocks/clock';

/** Since when a case is what a desk shows it to be: by this a notice says what is new. */
export interface CaseNews {
  /** The latest of all. */
  at: string;
  /** Since when it is whose turn it is, and through whose act. */
  turn?: { since: string; by: string } | undefined;
  overdueSince?: string | undefined;
  /** When it was last escalated to each of those to whom it stands escalated. */
  escalated: Partial<Record<Recipient, string>>;
  /** When a decision was last asked for: on a conflict of interest, on protection, on a withdrawal. */
  askedAt?: string | undefined;
  /** When the reporter last wrote through the public door. */
  wroteAt?: string | undefined;
}

const latest = (moments: readonly (string | undefined)[]): string | undefined =>
  moments.filter((at) => at !== undefined).sort().at(-1); // prettier-ignore

/** What of a case could be new to somebody, with the moment of each. */
export function newsIn(state: CaseState): CaseNews {
  const {
    turn,
    escalations,
    conflictProposals = [],
    correspondence = [],
    protectionRequestedAt,
    lastAct,
  } = state;
  const escalated: CaseNews['escalated'] = {};
  for (const { to, at } of escalations) escalated[to] = latest([escalated[to], at]);
  // The watch on progress and a right that runs out are nobody's delay.
  const overdueSince = latest(
    clocksIn(state)
      .filter(({ kind }) => kind !== 'stall' && !endsByItself(kind))
      .filter(isRunning)
      .map((clock) => clock.overdueSince),
  );
  const askedAt = latest([
    ...conflictProposals.map(({ at }) => at),
    awaitsProtection(state) ? protectionRequestedAt : undefined,
    findAskedWithdrawal(state)?.at,
    state.secrecyProposal?.at,
    ...openRequests(state).map(({ at }) => at),
  ]);
  const wroteAt = latest(correspondence.map(({ from, at }) => (from === 'reporter' ? at : undefined)));
  return {
    at: latest([turn?.since, overdueSince, askedAt, wroteAt, ...Object.values(escalated)]) ?? lastAct.at,
    turn: turn && { since: turn.since, by: turn.by },
    overdueSince,
    escalated,
    askedAt,
    wroteAt,
  };
}

export const noticeKinds = ['escalated', 'asked', 'overdue', 'wrote', 'waiting'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Something about a case that somebody has not seen yet. */
export interface Notice {
  kind: NoticeKind;
  at: string;
}

/** On which of a person's lists a case stands, and in which roles they read it: their own, and those that they take up. */
export interface OnDesk {
  accountId: string;
  roles: readonly string[];
  waits: boolean;
  cameUp: boolean;
}

/** What of a case is new to somebody since a moment, the latest first; what their own act has brought them is none. */
export function noticesOf(
  news: CaseNews,
  { accountId, roles, waits, cameUp }: OnDesk,
  since: string,
): Notice[] {
  const { turn, overdueSince, escalated, askedAt, wroteAt } = news;
  const entries = Object.entries(escalated);
  const own = entries.filter(([to]) => roles.includes(to));
  // It came up to somebody who holds none of these roles since nobody below is left.
  const cameAt = latest((own.length > 0 ? own : entries).map(([, at]) => at));
  const found: [NoticeKind, string | undefined][] = [
    ['escalated', cameUp ? cameAt : undefined],
    ['asked', cameUp ? askedAt : undefined],
    ['overdue', waits ? overdueSince : undefined],
    ['wrote', waits ? wroteAt : undefined],
    ['waiting', waits && turn?.by !== accountId ? turn?.since : undefined],
  ];
  return found
    .flatMap(([kind, at]) => (at !== undefined && at > since ? [{ kind, at }] : []))
    .sort((a, b) => b.at.localeCompare(a.at));
}
