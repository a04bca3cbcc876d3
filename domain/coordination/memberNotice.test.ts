import { readCalendar } from '../../seeds/reference';
import { changeNotice, noticeDaysOf, type NoticeChange, receiveNotice } from './decideMemberNotice';
import {
  type MemberNoticeAct,
  type MemberNoticeDeed,
  memberNoticeOf,
  type NoticeContent,
} from './memberNotice';
import { mostPressingFirst, type NoticeState, noticeState, wasToldLate } from './memberNoticeStanding';

const calendar = readCalendar('office');
const inDays = (count: number) => ({ count, unit: 'calendarDays', rollsForward: true }) as const;
const terms = {
  told: { judicial: inDays(3), other: inDays(5) },
  passOn: { limit: inDays(5), remindBefore: 2 },
};
const context = { today: '2026-12-10', calendar, terms, by: 'u-1' };
const content: NoticeContent = {
  body: 'Cơ quan Cảnh sát điều tra Công an tỉnh',
  bodyKind: 'investigation',
  measure: 'charged',
  decisionNumber: '12/QĐ',
  decidedOn: '2026-12-01',
  receivedOn: '2026-12-04',
  member: { name: 'Trần Văn Mẫu', organisation: 'Đảng ủy Sở Mẫu' },
  keptFrom: [],
};

/** A notice from what was done to it, each act by `u-1`. */
function noticeOf(...deeds: MemberNoticeDeed[]) {
  const acts = deeds.map((deed, i): MemberNoticeAct => ({
    of: 'n-1',
    revision: i + 1,
    by: 'u-1',
    at: '2026-12-04T02:00:00.000Z',
    deed,
  }));
  const notice = memberNoticeOf(acts);
  if (!notice) throw new Error('nothing came');
  return notice;
}
const days = noticeDaysOf(content, context);
const received = { kind: 'received', content, days } as const;

test('decided on Tuesday, 1 December 2026: an investigator tells by Friday the 4th, another body by Monday the 7th, since the fifth day is a Sunday', () => {
  expect(days.tellBy).toBe('2026-12-04');
  expect(noticeDaysOf({ ...content, bodyKind: 'inspectorate' }, context).tellBy).toBe('2026-12-07');
  expect(wasToldLate({ content, days })).toBe(false);
  expect(wasToldLate({ content: { ...content, receivedOn: '2026-12-05' }, days })).toBe(true);
});

test('received on Friday the 4th it is passed on by Wednesday the 9th, and reminded of from Monday the 7th', () => {
  expect(days).toMatchObject({ passBy: '2026-12-09', remindOn: '2026-12-07' });
  const notice = noticeOf(received);
  expect(['2026-12-06', '2026-12-07', '2026-12-09', '2026-12-10'].map((day) => noticeState(notice, day))).toEqual(
    ['waits', 'remind', 'remind', 'overdue'],
  ); // prettier-ignore
});

test('received on Tuesday the 1st the fifth day is a Sunday, so that it is passed on by Monday the 7th', () => {
  expect(noticeDaysOf({ ...content, receivedOn: '2026-12-01' }, context).passBy).toBe('2026-12-07');
});

test('passed on it is in time or late for ever; that nothing is to be done ends the term, a case begins it again', () => {
  const passed = (on: string) => ({ kind: 'passedOn', to: 'Đảng ủy Sở Mẫu', on, document: '21-CV' }) as const;
  const left = { kind: 'leftAlone', reason: 'Không phải đảng viên.' } as const;
  const linked = { kind: 'linked', caseId: 'c-1', way: 'opened' } as const;
  const state = (...deeds: MemberNoticeDeed[]) => noticeState(noticeOf(received, ...deeds), '2026-12-20');
  expect(state(passed('2026-12-09'))).toBe('passedOn');
  expect(state(passed('2026-12-10'))).toBe('passedOnLate');
  expect(state(left)).toBe('leftAlone');
  expect(state(left, linked)).toBe('overdue');
});

test('what cannot be is refused, each with its reason', () => {
  const refusedAt = (more: Partial<NoticeContent>) => {
    const decided = receiveNotice(undefined, { ...content, ...more }, context);
    return 'refused' in decided ? decided.refused : undefined;
  };
  expect(refusedAt({})).toBeUndefined();
  expect(refusedAt({ receivedOn: '2026-12-11' })).toBe('inFuture');
  expect(refusedAt({ decidedOn: '2026-12-05' })).toBe('receivedBeforeDecision');
  expect(refusedAt({ keptFrom: ['u-1'] })).toBe('concernsYou');
  const there = noticeOf(received, { kind: 'linked', caseId: 'c-1', way: 'linked' });
  expect(receiveNotice(there, content, context)).toEqual({ refused: 'alreadyThere' });
  const refused = (change: NoticeChange, seen = 2) => changeNotice(there, change, { ...context, seen });
  const passOn = { kind: 'passOn', to: 'Đảng ủy', document: '1' } as const;
  expect(refused({ ...passOn, on: '2026-12-09' }, 1)).toEqual({ refused: 'changedSince' });
  expect(refused({ ...passOn, on: '2026-12-03' })).toEqual({ refused: 'passedOnBeforeReceipt' });
  expect(refused({ ...passOn, on: '2026-12-11' })).toEqual({ refused: 'inFuture' });
  expect(refused({ kind: 'link', caseId: undefined, way: 'linked' })).toEqual({ refused: 'noSuchCase' });
  expect(refused({ kind: 'link', caseId: 'c-1', way: 'linked' })).toEqual({ refused: 'alreadyLinked' });
});

test('a correction counts the terms anew; what waits stands first, by its last day', () => {
  const late = { ...content, receivedOn: '2026-12-08' };
  const corrected = changeNotice(
    noticeOf(received),
    { kind: 'correct', content: late, reason: 'Ghi nhầm ngày.' },
    { ...context, seen: 1 },
  );
  // The fifth day from Tuesday the 8th is a Sunday.
  expect(corrected).toMatchObject({ deed: { days: { tellBy: '2026-12-04', passBy: '2026-12-14' } } });
  const standing = (noticeId: string, state: NoticeState, passBy = days.passBy) => ({
    ...noticeOf(received),
    noticeId,
    state,
    days: { ...days, passBy },
  });
  const sorted = [
    standing('passed', 'passedOn'),
    standing('waits', 'waits', '2026-12-14'),
    standing('overdue', 'overdue'),
  ].sort(mostPressingFirst);
  expect(sorted.map(({ noticeId }) => noticeId)).toEqual(['overdue', 'waits', 'passed']);
});
