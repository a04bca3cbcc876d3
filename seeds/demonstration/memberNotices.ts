import { DateTime } from 'luxon';
import { localDate } from '../../domain/calendar/officeDays';
import { daysBefore } from '../../domain/clocks/years';
import {
  changeNotice,
  type DecidedMemberNotice,
  receiveNotice,
} from '../../domain/coordination/decideMemberNotice';
import { memberNoticeOf, type NoticeContent } from '../../domain/coordination/memberNotice';
import type { CaseStores } from '../../models/caseStores';
import { currentMemberTerms } from '../../office/coordination/memberTerms';

interface MemberNoticeNeeds {
  stores: Pick<CaseStores, 'memberNotices' | 'reference'>;
  intake: string;
  head: string;
  /** When the demonstration was begun: the same at every try. */
  begunAt: string;
}

type Told = Omit<NoticeContent, 'decidedOn' | 'receivedOn' | 'keptFrom'> & {
  id: string;
  decidedAgo: number;
  receivedAgo: number;
  passedOn?: string;
};

const told: readonly Told[] = [
  {
    id: 'demo-member-notice-1',
    decidedAgo: 19,
    receivedAgo: 18,
    body: 'Cơ quan Cảnh sát điều tra Công an tỉnh',
    bodyKind: 'investigation',
    measure: 'charged',
    decisionNumber: '112/QĐ-CSĐT',
    member: { name: 'Phí Thế Lân', post: 'Kế toán trưởng', organisation: 'Chi bộ Ban quản lý dự án Mẫu' },
    passedOn: '41-CV/UBKT',
  },
  {
    id: 'demo-member-notice-2',
    decidedAgo: 17,
    receivedAgo: 9,
    body: 'Tòa án nhân dân khu vực 1',
    bodyKind: 'court',
    measure: 'judged',
    decisionNumber: '27/HSST',
    member: { name: 'Bạch Gia Tuấn', organisation: 'Chi bộ thôn Mẫu Hạ' },
  },
  {
    id: 'demo-member-notice-3',
    decidedAgo: 2,
    receivedAgo: 1,
    body: 'Công an xã Mẫu Thượng',
    bodyKind: 'police',
    measure: 'administrative',
    decisionNumber: '08/QĐ-XPHC',
    member: { name: 'Lộ Thu Vân', post: 'Công chức văn phòng', organisation: 'Chi bộ cơ quan xã Mẫu Thượng' },
  },
];

/** Lays what courts and police told of members into the demonstration, once; a try that was cut short is completed. */
export async function layMemberNotices({
  stores: { memberNotices, reference },
  intake,
  head,
  begunAt,
}: MemberNoticeNeeds): Promise<void> {
  const calendar = await reference.getCurrentCalendar();
  const begunOn = localDate(calendar, begunAt);
  for (const { id, decidedAgo, receivedAgo, passedOn, ...said } of told) {
    const receivedOn = daysBefore(begunOn, receivedAgo);
    const content = { ...said, decidedOn: daysBefore(begunOn, decidedAgo), receivedOn, keptFrom: [] };
    const context = { today: begunOn, calendar, terms: currentMemberTerms() };
    const at = (days: number) =>
      DateTime.fromISO(begunAt, { zone: 'utc' }).minus({ days }).toISO() ?? begunAt;
    const add = async (by: string, days: number, decided: DecidedMemberNotice, after: number) => {
      if (!('deed' in decided)) return;
      const commandId = `${id}-${after + 1}`;
      await memberNotices.add({ of: id, by, at: at(days), commandId, deed: decided.deed }, after);
    };
    if (!memberNoticeOf(await memberNotices.listOf(id)))
      await add(intake, receivedAgo, receiveNotice(undefined, content, { ...context, by: intake }), 0);
    const notice = memberNoticeOf(await memberNotices.listOf(id));
    if (!notice || notice.passedOn || passedOn === undefined) continue;
    const on = daysBefore(begunOn, receivedAgo - 3);
    const passing = { kind: 'passOn', to: said.member.organisation, on, document: passedOn } as const;
    const decided = changeNotice(notice, passing, { ...context, by: head, seen: notice.revision });
    await add(head, receivedAgo - 3, decided, notice.revision);
  }
}
