import { type Actor, isKeptFrom, mayDo, visibilityOf } from '../../domain/access/policy';
import { memberNoticeOf, memberNoticesOf, type MemberNotice } from '../../domain/coordination/memberNotice';
import {
  isAwaited,
  mostPressingFirst,
  type NoticeState,
  noticeState,
  wasToldLate,
} from '../../domain/coordination/memberNoticeStanding';
import type { BodyKind } from '../../domain/coordination/outside';
import type { CaseStores } from '../../models/caseStores';
import { officeMoment } from '../officeMoment';

export type MemberNoticeStores = Pick<CaseStores, 'memberNotices' | 'views' | 'reference'>;

/** A notice with how it stands today, as somebody may see it. */
export type StandingNotice = MemberNotice & {
  state: NoticeState;
  toldLate: boolean;
  /** The number of the case that it belongs to. */
  caseNumber: string | undefined;
};

/** What of the list is asked for; what is not said narrows nothing. */
export interface NoticesAsked {
  body?: BodyKind | undefined;
  /** What is still to be passed on, what of it is overdue, or what the body told after its term. */
  state?: 'open' | 'late' | 'toldLate' | undefined;
}

/**
 * Those of these that a person may see: what belongs to a case that they do not see is not there for them, and what concerns them
 * themselves is kept from them.
 */
async function seenOf(
  { views, reference }: MemberNoticeStores,
  actor: Actor,
  all: readonly MemberNotice[],
): Promise<StandingNotice[]> {
  if (!mayDo(actor, 'seeMemberNotices')) return [];
  const kept = all.filter(({ content }) => !isKeptFrom(actor, content.keptFrom));
  const ids = kept.flatMap(({ linked }) => linked?.caseId ?? []);
  const [numbers, { today }] = await Promise.all([
    views.numbersOf([...new Set(ids)], visibilityOf(actor)),
    officeMoment({ reference }),
  ]);
  return kept.flatMap((one) => {
    const caseNumber = one.linked && numbers.get(one.linked.caseId);
    const isSeen = one.linked ? caseNumber !== undefined : mayDo(actor, 'followMemberNotices');
    return isSeen ? [{ ...one, caseNumber, state: noticeState(one, today), toldLate: wasToldLate(one) }] : [];
  });
}

const fits = ({ body, state }: NoticesAsked, one: StandingNotice): boolean =>
  (body === undefined || one.content.bodyKind === body) &&
  (state === undefined ||
    { open: isAwaited(one.state), late: one.state === 'overdue', toldLate: one.toldLate }[state]);

/** Those that a person may see and asks for, what presses most first. */
export async function readMemberNotices(
  stores: MemberNoticeStores,
  actor: Actor,
  asked: NoticesAsked = {},
): Promise<StandingNotice[]> {
  const seen = await seenOf(stores, actor, memberNoticesOf(await stores.memberNotices.list()));
  return seen.filter((one) => fits(asked, one)).sort(mostPressingFirst);
}

/** Undefined also where it is not for this person. */
export async function findMemberNotice(
  stores: MemberNoticeStores,
  noticeId: string,
  actor: Actor,
): Promise<StandingNotice | undefined> {
  const found = memberNoticeOf(await stores.memberNotices.listOf(noticeId));
  return found && (await seenOf(stores, actor, [found])).at(0);
}

/** How many there are for somebody to pass on or to watch. */
export interface NoticeCounts {
  all: number;
  awaited: number;
  late: number;
  toldLate: number;
}

export const countNotices = (all: readonly StandingNotice[]): NoticeCounts => ({
  all: all.length,
  awaited: all.filter(({ state }) => isAwaited(state)).length,
  late: all.filter(({ state }) => state === 'overdue').length,
  toldLate: all.filter(({ toldLate }) => toldLate).length,
});

/** For whoever passes them on; undefined for all others, and where nothing waits to be passed on. */
export async function readNoticesWaiting(
  stores: MemberNoticeStores,
  actor: Actor,
): Promise<NoticeCounts | undefined> {
  if (!mayDo(actor, 'takeMemberNotices')) return undefined;
  const counts = countNotices(await readMemberNotices(stores, actor));
  return counts.awaited > 0 ? counts : undefined;
}
