import type { Registration } from '../commands/gateway';

/** Invented people and matters of the reports that come in while a demonstration is looked at. */
const subjects = [
  { name: 'Đoàn Thế Vinh Mẫu', position: 'Phó Giám đốc', organisation: 'Sở Xây dựng' },
  { name: 'Hứa Minh Khuê Mẫu', position: 'Chi cục trưởng', organisation: 'Sở Nông nghiệp và Môi trường' },
  { name: 'Ông Ích Phúc Mẫu', position: 'Phó Giám đốc', organisation: 'Sở Y tế' },
  { name: 'La Thị Diệp Mẫu', position: 'Trưởng phòng', organisation: 'Sở Tài chính' },
];
const summaries = [
  'Chia nhỏ gói thầu sửa chữa trụ sở để chỉ định một nhà thầu quen.',
  'Kê khai tài sản không trung thực, bỏ sót hai thửa đất.',
  'Bổ nhiệm người thân không đủ tiêu chuẩn.',
  'Ký khống biên bản nghiệm thu hạng mục chưa thi công.',
  'Chi tiếp khách sai chế độ trong hai năm.',
];

function pick<T>(list: readonly T[], n: number): T {
  const picked = list[n % list.length];
  if (picked === undefined) throw new RangeError('nothing to pick from');
  return picked;
}

/** The nth report that the demonstration receives on a day, without a name: there is nobody to be told anything. */
export const inventedReport = (n: number, receivedOn: string): Registration['input'] => ({
  kind: 'denunciation',
  source: 'post',
  receivedOn,
  standing: 'anonymous',
  checkable: true,
  subject: { kind: 'member', ...pick(subjects, n), managedBy: 'provincialStandingCommittee' },
  allegations: [{ summary: pick(summaries, n) }],
});
