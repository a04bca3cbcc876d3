import { type Actor, mayDo, visibilityOf } from '../../domain/access/policy';
import {
  changeNotice,
  type DecidedMemberNotice,
  type MemberNoticeRefusal,
  type NoticeChange,
  type NoticeContext,
  receiveNotice,
} from '../../domain/coordination/decideMemberNotice';
import { memberNoticeOf, type NoticeContent } from '../../domain/coordination/memberNotice';
import { searchable } from '../../domain/views/searchText';
import type { AccountStore } from '../../models/accounts';
import { officeMoment } from '../officeMoment';
import { findMemberNotice, type MemberNoticeStores } from './memberNotices';
import { currentMemberTerms } from './memberTerms';

/** A case is named by its number, as people know it. */
export type MemberNoticeOrder =
  | { kind: 'receive'; content: NoticeContent }
  | { kind: 'link'; caseNumber: string; way: 'linked' | 'opened'; seen: number }
  | (Exclude<NoticeChange, { kind: 'link' }> & { seen: number });
export type MemberNoticeOutcome =
  | { kind: 'done'; noticeId: string }
  | { kind: 'refused'; refused: MemberNoticeRefusal }
  | { kind: 'notFound' }
  | { kind: 'forbidden' };

export interface MemberNoticeNeeds {
  cases: MemberNoticeStores;
  accounts: Pick<AccountStore, 'listAccounts'>;
}

interface Ordered {
  noticeId: string;
  order: MemberNoticeOrder;
  commandId: string;
  actor: Actor;
}

/** Whose duty each is. */
export const dutyOf = (kind: MemberNoticeOrder['kind']) =>
  kind === 'leaveAlone' ? 'leaveMemberNotices' : 'takeMemberNotices';

/** Whoever of the office bears the member's name is kept from it as well: it may be about them. */
async function withNamesakes(
  { accounts }: Pick<MemberNoticeNeeds, 'accounts'>,
  content: NoticeContent,
): Promise<NoticeContent> {
  const name = searchable(content.member.name);
  const namesakes = (await accounts.listAccounts()).filter(
    ({ displayName }) => searchable(displayName) === name,
  );
  return { ...content, keptFrom: [...new Set([...content.keptFrom, ...namesakes.map(({ _id }) => _id)])] };
}

/** The order as it is decided on: with the id of the case that its number leads this person to. */
async function changeOf(
  needs: MemberNoticeNeeds,
  order: Exclude<MemberNoticeOrder, { kind: 'receive' }>,
  actor: Actor,
): Promise<NoticeChange> {
  switch (order.kind) {
    case 'correct':
      return { ...order, content: await withNamesakes(needs, order.content) };
    case 'link': {
      const found = await needs.cases.views.findByNumber(order.caseNumber, visibilityOf(actor));
      return { kind: 'link', way: order.way, caseId: found?.caseId };
    }
    default:
      return order;
  }
}

/** Undefined where there is no such notice for this person. */
async function decide(
  needs: MemberNoticeNeeds,
  { noticeId, order, actor }: Ordered,
  context: NoticeContext,
): Promise<DecidedMemberNotice | undefined> {
  if (order.kind === 'receive') {
    const before = memberNoticeOf(await needs.cases.memberNotices.listOf(noticeId));
    return receiveNotice(before, await withNamesakes(needs, order.content), context);
  }
  const before = await findMemberNotice(needs.cases, noticeId, actor);
  const change = await changeOf(needs, order, actor);
  return before && changeNotice(before, change, { ...context, seen: order.seen });
}

/** Takes a notice down, or does something to it, once for one id. */
export async function giveToMemberNotice(
  needs: MemberNoticeNeeds,
  ordered: Ordered,
): Promise<MemberNoticeOutcome> {
  const { noticeId, order, commandId, actor } = ordered;
  const { memberNotices } = needs.cases;
  if (!mayDo(actor, dutyOf(order.kind))) return { kind: 'forbidden' };
  const acts = await memberNotices.listOf(noticeId);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id))
    return { kind: 'done', noticeId };
  const { now, today, calendar } = await officeMoment(needs.cases);
  const decided = await decide(needs, ordered, {
    today,
    calendar,
    terms: currentMemberTerms(),
    by: actor.id,
  });
  if (!decided) return { kind: 'notFound' };
  if ('refused' in decided) return { kind: 'refused', refused: decided.refused };
  const act = { of: noticeId, by: actor.id, at: now, commandId, deed: decided.deed };
  const isKept = await memberNotices.add(act, acts.at(-1)?.revision ?? 0);
  return isKept ? { kind: 'done', noticeId } : { kind: 'refused', refused: 'changedSince' };
}
