import type { MemberNotice } from './memberNotice';

export const noticeStates = ['waits', 'remind', 'overdue', 'passedOn', 'passedOnLate', 'leftAlone'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** How passing a notice on to the member's organisation stands on a day of the office. */
export function noticeState(
  { days, passedOn, leftAlone }: Pick<MemberNotice, 'days' | 'passedOn' | 'leftAlone'>,
  today: string,
): NoticeState {
  if (passedOn) return passedOn.on > days.passBy ? 'passedOnLate' : 'passedOn';
  if (leftAlone) return 'leftAlone';
  if (today > days.passBy) return 'overdue';
  return today >= days.remindOn ? 'remind' : 'waits';
}

const awaited: readonly NoticeState[] = ['waits', 'remind', 'overdue'];
/** Whether the organisation has still to be told. */
export const isAwaited = (state: NoticeState): boolean => awaited.includes(state);

/** Whether the body has told of it after its own term. */
export const wasToldLate = ({ content, days }: Pick<MemberNotice, 'content' | 'days'>): boolean =>
  content.receivedOn > days.tellBy;

type Standing = Pick<MemberNotice, 'content' | 'days' | 'noticeId'> & { state: NoticeState };

/** What still waits comes first, by its last day; then what came last. */
export const mostPressingFirst = (a: Standing, b: Standing): number =>
  Number(isAwaited(b.state)) - Number(isAwaited(a.state)) ||
  (isAwaited(a.state) ? a.days.passBy.localeCompare(b.days.passBy) : 0) ||
  b.content.receivedOn.localeCompare(a.content.receivedOn) ||
  a.noticeId.localeCompare(b.noticeId);
