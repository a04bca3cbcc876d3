import { type NoticeDeed, noticeDeed } from '../domain/meetings/sessionNotice/notice';
import type { ActShelf } from './sealedActs';

/** Notices of sessions, each by its acts; it is known by its meeting. */
export const sessionNoticeShelf: ActShelf<NoticeDeed> = {
  collection: 'session_notices',
  use: 'sessionNotices',
  proof: 'noticeAct',
  deed: noticeDeed,
  entry: ({ by, of, rowId, deed, digest }) => ({
    by,
    type: 'sessionNoticeActed',
    data: { noticeActId: rowId, meetingId: of, deed: deed.kind, digest },
  }),
};
