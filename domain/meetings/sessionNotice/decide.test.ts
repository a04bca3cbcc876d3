import type { NoticeContent } from './content';
import {
  approveNotice,
  draftNotice,
  publishNotice,
  returnNotice,
  takeNoticeDown,
  whyNotIssued,
} from './decide';
import { type NoticeDeed, noticeOf } from './notice';

const content: NoticeContent = {
  session: 3,
  from: '2026-03-16',
  to: '2026-03-16',
  place: 'Phòng họp',
  chair: 'Chủ nhiệm',
  guests: [],
  items: [],
  appeals: { upheld: 0, raised: 0, lowered: 0, annulled: 0 },
  petitions: { received: 0, forwarded: 0, kept: 0, underStudy: 0 },
  otherWork: [],
};
const made = (...deeds: [string, NoticeDeed][]) =>
  noticeOf(
    'm-1',
    deeds.map(([by, deed], i) => ({
      of: 'm-1',
      revision: i + 1,
      by,
      at: `2026-03-16T0${i}:00:00.000Z`,
      deed,
    })),
  );
const drafted: [string, NoticeDeed] = ['head', { kind: 'drafted', content }];
const approved: [string, NoticeDeed] = ['chair', { kind: 'approved', approves: 1 }];
const issued: [string, NoticeDeed] = [
  'chair',
  {
    kind: 'issued',
    number: '01-TB/UBKTTU',
    on: '2026-03-17',
    text: {
      title: 'THÔNG BÁO',
      about: '',
      paragraphs: [{ text: 'x', heading: false }],
      signature: { onBehalf: '', post: '', name: '' },
      copies: [],
    },
    hashes: { docx: 'a'.repeat(64), pdf: 'b'.repeat(64) },
  },
];
const published: [string, NoticeDeed] = [
  'publisher',
  { kind: 'published', from: '2026-03-18', until: '2026-04-01' },
];
const chair = { by: 'chair', today: '2026-03-18' };

test('a session that was not held, or that ends before it begins, has no notice; what was seen must be the last', () => {
  const none = made();
  expect(draftNotice(none, { content, seen: 0 }, { ...chair, today: '2026-03-15' })).toEqual({
    refused: 'notHeld',
  });
  expect(draftNotice(none, { content: { ...content, to: '2026-03-15' }, seen: 0 }, chair)).toEqual({
    refused: 'endsBeforeBeginning',
  });
  expect(draftNotice(made(drafted), { content, seen: 0 }, chair)).toEqual({ refused: 'changedSince' });
});

test('whoever drafted it does not approve it; what was returned waits for another draft; a new draft is not approved', () => {
  expect(approveNotice(made(drafted), 1, { ...chair, by: 'head' })).toEqual({ refused: 'ownDraft' });
  expect(approveNotice(made(drafted), 1, chair)).toEqual({ deed: { kind: 'approved', approves: 1 } });
  const back = made(drafted, ['chair', { kind: 'returned', returns: 1, reason: 'Thiếu' }]);
  expect(approveNotice(back, 2, chair)).toEqual({ refused: 'nothingToApprove' });
  expect(whyNotIssued(made(drafted, approved, drafted), { on: '2026-03-17', seen: 3 }, chair)).toBe(
    'notApproved',
  );
  expect(returnNotice(made(drafted, approved), { reason: 'x', seen: 2 })).toEqual({
    refused: 'alreadyApproved',
  });
});

test('it is issued from the end of the session on, once', () => {
  const ready = made(drafted, approved);
  expect(whyNotIssued(ready, { on: '2026-03-15', seen: 2 }, chair)).toBe('beforeSession');
  expect(whyNotIssued(ready, { on: '2026-03-19', seen: 2 }, chair)).toBe('inFuture');
  expect(whyNotIssued(ready, { on: '2026-03-17', seen: 2 }, chair)).toBeUndefined();
  expect(whyNotIssued(made(drafted, approved, issued), { on: '2026-03-17', seen: 3 }, chair)).toBe(
    'alreadyIssued',
  );
  expect(draftNotice(made(drafted, approved, issued), { content, seen: 3 }, chair)).toEqual({
    refused: 'alreadyIssued',
  });
});

test('fifteen days running are from the 18th of March to the 1st of April, and one less is too short', () => {
  const notice = made(drafted, approved, issued);
  const days = { today: '2026-03-18', leastDays: 15 };
  const span = (from: string, until: string) => publishNotice(notice, { from, until, seen: 3 }, days);
  expect(span('2026-03-18', '2026-04-01')).toEqual({ deed: published[1] });
  expect(span('2026-03-18', '2026-03-31')).toEqual({ refused: 'tooShort' });
  expect(span('2026-03-17', '2026-04-01')).toEqual({ refused: 'beginsInPast' });
  expect(
    publishNotice(made(drafted, approved), { from: '2026-03-18', until: '2026-04-01', seen: 2 }, days),
  ).toEqual({
    refused: 'notIssued',
  });
});

test('it is taken down while it stands there, and may be put up again', () => {
  const up = made(drafted, approved, issued, published);
  expect(takeNoticeDown(up, { reason: 'Nhầm', seen: 4 }, { today: '2026-04-02' })).toEqual({
    refused: 'notPublished',
  });
  const down = takeNoticeDown(up, { reason: 'Nhầm', seen: 4 }, { today: '2026-03-20' });
  expect(down).toEqual({ deed: { kind: 'takenDown', on: '2026-03-20', reason: 'Nhầm' } });
  const days = { today: '2026-03-21', leastDays: 15 };
  expect(publishNotice(up, { from: '2026-03-21', until: '2026-04-21', seen: 4 }, days)).toEqual({
    refused: 'alreadyPublished',
  });
});
