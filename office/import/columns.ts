import type { Manager } from '../../domain/procedure/partyProcedure';
import { searchable } from '../../domain/views/searchText';
import type { ReportKind, sources } from '../../domain/case/vocabulary';

/** The columns of an office's register of incoming reports, as its spreadsheet names them. */
export const columnHeadings = {
  number: 'Số đến',
  receivedOn: 'Ngày nhận',
  source: 'Nguồn',
  kind: 'Loại đơn',
  reporterName: 'Họ và tên người gửi',
  reporterAddress: 'Địa chỉ',
  reporterPhone: 'Điện thoại',
  subject: 'Đối tượng',
  bornOn: 'Ngày sinh đối tượng',
  partyPosition: 'Chức vụ trong Đảng',
  position: 'Chức vụ',
  organisation: 'Đơn vị',
  managedBy: 'Diện quản lý',
  content: 'Nội dung',
  code: 'Mã nội dung',
  attachments: 'Tài liệu kèm theo',
  note: 'Ghi chú',
} as const;
export type ColumnId = keyof typeof columnHeadings;
export const columnIds = Object.keys(columnHeadings) as ColumnId[];

/** Columns without which no row can be understood; the others may be missing. */
export const neededColumns: readonly ColumnId[] = [
  'number', 'receivedOn', 'source', 'kind', 'reporterName', 'subject', 'managedBy', 'content',
]; // prettier-ignore

/** The values that a column may hold, as they are written and as they are meant. */
export interface Dictionary<Value> {
  words: readonly string[];
  find(typed: string): Value | undefined;
}

/** Values are compared without case and marks: a register is typed by hand. */
const dictionary = <Value extends string>(entries: Record<string, Value>): Dictionary<Value> => {
  const bySearchable = new Map(Object.entries(entries).map(([word, value]) => [searchable(word), value]));
  return {
    words: Object.keys(entries),
    find: (typed) => bySearchable.get(searchable(typed)),
  };
};

export const kindWords = dictionary<ReportKind>({
  'Tố cáo': 'denunciation',
  'Phản ánh, kiến nghị': 'feedback',
  'Phản ánh': 'feedback',
  'Kiến nghị': 'feedback',
  'Khiếu nại kỷ luật': 'disciplineAppeal',
  'Khiếu nại kỷ luật đảng': 'disciplineAppeal',
  'Tố cáo và khiếu nại': 'mixed',
});

export const sourceWords = dictionary<(typeof sources)[number]>({
  'Tiếp công dân': 'reception',
  'Bưu điện': 'post',
  'Đường dây nóng': 'hotline',
  'Thư điện tử': 'email',
  'Cổng tiếp nhận': 'publicForm',
  'Báo chí': 'press',
  'Cơ quan khác chuyển': 'otherBody',
  'Cơ quan khác chuyển đến': 'otherBody',
  'Qua kiểm tra': 'ownInspection',
  'Qua kiểm tra, giám sát': 'ownInspection',
});

/**
 * Who manages the subject; `stateBody` marks an official who is no Party member, managed where they work, and `nobody` a citizen
 * outside Party inspection.
 */
export const managerWords = dictionary<Manager | 'stateBody' | 'nobody'>({
  'Trung ương': 'centralCommittee',
  'Bộ Chính trị, Ban Bí thư': 'centralCommittee',
  'Tỉnh ủy': 'provincialCommittee',
  'Ban Chấp hành Đảng bộ tỉnh': 'provincialCommittee',
  'Ban Thường vụ Tỉnh ủy': 'provincialStandingCommittee',
  'Huyện ủy': 'districtCommittee',
  'Thị ủy': 'districtCommittee',
  'Thành ủy': 'districtCommittee',
  'Đảng ủy cơ sở': 'grassrootsCommittee',
  'Chi bộ': 'cell',
  'Cơ quan nhà nước': 'stateBody',
  Không: 'nobody',
});

/** How the office notes that a letter is unsigned, or signed with somebody else's name. */
export const isAnonymousNote = (note: string): boolean => searchable(note).includes('nac danh');
export const isFalseNameNote = (note: string): boolean => searchable(note).includes('mao danh');

/** How names of organisations begin; a subject without a position that begins so is no person. */
const organisationWords = [
  'chi bo',
  'dang uy',
  'dang bo',
  'ban can su',
  'ban thuong vu',
  'huyen uy',
  'tinh uy',
];
export const looksLikeOrganisation = (name: string, position: string): boolean =>
  position === '' && organisationWords.some((word) => searchable(name).startsWith(word));
