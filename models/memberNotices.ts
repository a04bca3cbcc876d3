import { type MemberNoticeDeed, memberNoticeDeed } from '../domain/coordination/memberNotice';
import type { ActShelf } from './sealedActs';

/** What courts, procuracies, police and investigators have told of members, and what was done with it: each notice by its acts. */
export const memberNoticeShelf: ActShelf<MemberNoticeDeed> = {
  collection: 'member_notices',
  use: 'memberNotices',
  proof: 'memberAct',
  deed: memberNoticeDeed,
  entry: ({ by, of, rowId, deed, digest }) => ({
    by,
    type: 'memberNoticeActed',
    data: { memberActId: rowId, noticeId: of, deed: deed.kind, digest },
  }),
};
