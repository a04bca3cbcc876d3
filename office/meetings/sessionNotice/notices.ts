import { type Actor, everyCase, mayDo, visibilityOf } from '../../../domain/access/policy';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import {
  approveNotice,
  type DecidedNotice,
  draftNotice,
  type NoticeRefusal,
  publishNotice,
  returnNotice,
  takeNoticeDown,
  whyNotIssued,
} from '../../../domain/meetings/sessionNotice/decide';
import { noticeOf, type SessionNotice } from '../../../domain/meetings/sessionNotice/notice';
import type { CaseStores } from '../../../models/caseStores';
import type { Meeting } from '../../../models/meetings';
import { officeMoment } from '../../officeMoment';
import { readPublicTerms } from '../../publicPage/terms';
import { type FinishedNotice, finishNotice, type FinishNeeds, type Stopped } from './finish';

export type NoticeStores = Pick<
  CaseStores,
  'sessionNotices' | 'views' | 'vault' | 'reference' | 'registers' | 'meetings'
>;
export type NoticeNeeds = FinishNeeds & { cases: NoticeStores };

/** What somebody asks to be done to a notice; `seen` is the last act that they had before them. */
export type NoticeOrder =
  | { kind: 'draft'; content: NoticeContent; seen: number }
  | { kind: 'return'; reason: string; seen: number }
  | { kind: 'approve'; seen: number }
  | { kind: 'issue'; on: string; seen: number }
  | { kind: 'publish'; from: string; until: string; seen: number }
  | { kind: 'takeDown'; reason: string; seen: number };
export const noticeOrders = [
  'draft',
  'return',
  'approve',
  'issue',
  'publish',
  'takeDown',
] as const satisfies NoticeOrder['kind'][];

export type NoticeOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; refused: NoticeRefusal }
  /** What its finished files say must not go out. */
  | { kind: 'stopped'; stopped: Stopped }
  | { kind: 'notFound' }
  | { kind: 'forbidden' };

const dutyOf = {
  draft: 'draftSessionNotices',
  return: 'approveSessionNotices',
  approve: 'approveSessionNotices',
  issue: 'publishSessionNotices',
  publish: 'publishSessionNotices',
  takeDown: 'publishSessionNotices',
} as const;

/** Whether a person may do this, were it the time for it. */
export const mayGiveToNotice = (actor: Actor, kind: NoticeOrder['kind']): boolean =>
  mayDo(actor, dutyOf[kind]);

/** Whether a person may see every case of a meeting's agenda: of what was found in the others its draft would tell them. */
async function seesWholeAgenda(
  { views }: Pick<NoticeStores, 'views'>,
  meeting: Meeting,
  actor: Actor,
): Promise<boolean> {
  const [all, seen] = await Promise.all([
    views.count(everyCase, { meeting: meeting._id }),
    views.count(visibilityOf(actor), { meeting: meeting._id }),
  ]);
  return all === seen;
}

/**
 * The notice of a meeting, empty where nothing was drafted yet; undefined where this person may not see it: before it is issued it is for whoever
 * may see all that the session was about.
 */
export async function findNotice(
  stores: NoticeStores,
  meeting: Meeting,
  actor: Actor,
): Promise<SessionNotice | undefined> {
  if (meeting.body !== 'commission' || !mayDo(actor, 'seeSessionNotices')) return undefined;
  const notice = noticeOf(meeting._id, await stores.sessionNotices.listOf(meeting._id));
  return notice.issued || (await seesWholeAgenda(stores, meeting, actor)) ? notice : undefined;
}

interface Ordered {
  meeting: Meeting;
  order: NoticeOrder;
  commandId: string;
  actor: Actor;
}

/** Issues a draft: its files are made and read back before it takes a number. */
async function issue(
  needs: NoticeNeeds,
  notice: SessionNotice,
  order: Extract<NoticeOrder, { kind: 'issue' }>,
  { actor, today }: { actor: Actor; today: string },
): Promise<DecidedNotice | FinishedNotice> {
  const why = whyNotIssued(notice, order, { by: actor.id, today });
  if (why) return { refused: why };
  if (!notice.draft) return { refused: 'notApproved' };
  return finishNotice(needs, {
    meetingId: notice.meetingId,
    draft: notice.draft,
    on: order.on,
    by: actor.id,
  });
}

async function decide(
  needs: NoticeNeeds,
  notice: SessionNotice,
  { order, actor }: Ordered,
): Promise<DecidedNotice | FinishedNotice> {
  const { today } = await officeMoment(needs.cases);
  const who = { by: actor.id, today };
  switch (order.kind) {
    case 'draft':
      return draftNotice(notice, order, who);
    case 'return':
      return returnNotice(notice, order);
    case 'approve':
      return approveNotice(notice, order.seen, who);
    case 'issue':
      return issue(needs, notice, order, { actor, today });
    case 'publish':
      return publishNotice(notice, order, { today, leastDays: readPublicTerms().sessionNoticeDays.value });
    case 'takeDown':
      return takeNoticeDown(notice, order, { today });
  }
}

/** Does to the notice of a session what is lawful, once for one id. */
export async function giveToNotice(needs: NoticeNeeds, ordered: Ordered): Promise<NoticeOutcome> {
  const { meeting, order, commandId, actor } = ordered;
  const { sessionNotices } = needs.cases;
  if (!mayGiveToNotice(actor, order.kind)) return { kind: 'forbidden' };
  const notice = await findNotice(needs.cases, meeting, actor);
  if (!notice) return { kind: 'notFound' };
  const acts = await sessionNotices.listOf(meeting._id);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id)) return { kind: 'done' };
  const decided = await decide(needs, notice, ordered);
  if ('refused' in decided) return { kind: 'refused', refused: decided.refused };
  if ('stopped' in decided) return { kind: 'stopped', stopped: decided.stopped };
  const at = new Date().toISOString();
  const { deed } = decided;
  const act = { of: meeting._id, by: actor.id, at, commandId, deed };
  const isKept = await sessionNotices.add(act, notice.revision);
  return isKept ? { kind: 'done' } : { kind: 'refused', refused: 'changedSince' };
}
