import { daysBetween } from '../../clocks/years';
import type { NoticeContent } from './content';
import type { NoticeDeed, SessionNotice } from './notice';

/** Why something is not done to the notice of a session; each has its sentence. */
export const noticeRefusals = [
  'changedSince', 'notHeld', 'endsBeforeBeginning', 'alreadyIssued', 'nothingToApprove', 'ownDraft', 'alreadyApproved', 'notApproved',
  'beforeSession', 'inFuture', 'notIssued', 'alreadyPublished', 'beginsInPast', 'tooShort', 'notPublished', 'twice',
] as const; // prettier-ignore
export type NoticeRefusal = (typeof noticeRefusals)[number];

export type DecidedNotice = { deed: NoticeDeed } | { refused: NoticeRefusal };

/** Who acts, on which day of the office. */
export interface NoticeActor {
  by: string;
  today: string;
}

/** Puts the whole of a notice down anew; what was approved before holds no longer. */
export function draftNotice(
  notice: SessionNotice,
  { content, seen }: { content: NoticeContent; seen: number },
  { today }: NoticeActor,
): DecidedNotice {
  if (seen !== notice.revision) return { refused: 'changedSince' };
  if (notice.issued) return { refused: 'alreadyIssued' };
  if (content.to < content.from) return { refused: 'endsBeforeBeginning' };
  if (content.from > today) return { refused: 'notHeld' };
  const ids = content.items.map(({ itemId }) => itemId);
  if (new Set(ids).size !== ids.length) return { refused: 'twice' };
  return { deed: { kind: 'drafted', content } };
}

/** What a head does with a draft that they have read. */
function whyNotSettled({ draft, issued, revision }: SessionNotice, seen: number): NoticeRefusal | undefined {
  if (seen !== revision) return 'changedSince';
  if (issued) return 'alreadyIssued';
  if (!draft || draft.returned) return 'nothingToApprove';
  return draft.approved ? 'alreadyApproved' : undefined;
}

/** Gives a draft back to be written again. */
export function returnNotice(
  notice: SessionNotice,
  { reason, seen }: { reason: string; seen: number },
): DecidedNotice {
  const why = whyNotSettled(notice, seen);
  return why
    ? { refused: why }
    : { deed: { kind: 'returned', returns: notice.draft?.revision ?? seen, reason } };
}

/** Approves a draft; whoever made its last change does not (the house's choice). */
export function approveNotice(notice: SessionNotice, seen: number, { by }: NoticeActor): DecidedNotice {
  const why = whyNotSettled(notice, seen);
  if (why) return { refused: why };
  if (notice.draft?.by === by) return { refused: 'ownDraft' };
  return { deed: { kind: 'approved', approves: notice.draft?.revision ?? seen } };
}

/** Why it cannot be issued under this day; asked before its words are read back and a number is drawn. */
export function whyNotIssued(
  { draft, issued, revision }: SessionNotice,
  { on, seen }: { on: string; seen: number },
  { today }: NoticeActor,
): NoticeRefusal | undefined {
  if (issued) return 'alreadyIssued';
  if (seen !== revision) return 'changedSince';
  if (!draft?.approved) return 'notApproved';
  if (on > today) return 'inFuture';
  return on < draft.content.to ? 'beforeSession' : undefined;
}

/**
 * Puts an issued notice on the public page.
 * @param leastDays how many days running it stands there at least, the first and the last among them
 */
export function publishNotice(
  { issued, published, takenDown, revision }: SessionNotice,
  { from, until, seen }: { from: string; until: string; seen: number },
  { today, leastDays }: { today: string; leastDays: number },
): DecidedNotice {
  if (seen !== revision) return { refused: 'changedSince' };
  if (!issued) return { refused: 'notIssued' };
  if (published && !takenDown) return { refused: 'alreadyPublished' };
  if (from < today) return { refused: 'beginsInPast' };
  if (until < from) return { refused: 'endsBeforeBeginning' };
  if (daysBetween(from, until) + 1 < leastDays) return { refused: 'tooShort' };
  return { deed: { kind: 'published', from, until } };
}

/** Takes it down before its time, with the reason. */
export function takeNoticeDown(
  { published, takenDown, revision }: SessionNotice,
  { reason, seen }: { reason: string; seen: number },
  { today }: { today: string },
): DecidedNotice {
  if (seen !== revision) return { refused: 'changedSince' };
  if (!published || takenDown || published.until < today) return { refused: 'notPublished' };
  return { deed: { kind: 'takenDown', on: today, reason } };
}
