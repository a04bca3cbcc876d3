/** Invented people, bodies and matters: any likeness is chance. */
const surnames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Quốc', 'Thanh', 'Xuân', 'Hữu', 'Ngọc', 'Hoài'];
const givens = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khoa',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Tú',
  'Uyên',
  'Vinh',
];

const at = <T>(list: readonly T[], i: number): T => {
  const item = list[i % list.length];
  if (item === undefined) throw new RangeError('an empty list has no items');
  return item;
};

/** The i-th invented name; the same i gives the same name. */
export const invented = (i: number): string =>
  `${at(surnames, i * 5 + 3)} ${at(middles, i * 3 + 1)} ${at(givens, i * 7 + 2)}`;

/** Posts in organisations of the invented province, by whose names their units are found in its tree. */
export const subjects = [
  { position: 'Phó Giám đốc', organisation: 'Sở Xây dựng', managedBy: 'provincialStandingCommittee' },
  { position: 'Phó Giám đốc', organisation: 'Sở Y tế', managedBy: 'provincialStandingCommittee' },
  {
    position: 'Bí thư',
    organisation: 'Đảng ủy xã Phú Thí (An Thử)',
    managedBy: 'provincialStandingCommittee',
  },
  {
    position: 'Giám đốc',
    organisation: 'Ban Quản lý dự án đầu tư xây dựng tỉnh',
    managedBy: 'provincialStandingCommittee',
  },
  { position: 'Công chức địa chính', organisation: 'UBND xã Tân Nghiệm (Bình Mẫu)', managedBy: 'cell' },
  { position: 'Trưởng phòng', organisation: 'Sở Tài chính', managedBy: 'grassrootsCommittee' },
  {
    position: 'Ủy viên Tỉnh ủy, Phó Bí thư',
    organisation: 'Đảng ủy Ủy ban nhân dân tỉnh',
    managedBy: 'provincialCommittee',
  },
  {
    position: 'Phó Giám đốc',
    organisation: 'Sở Giáo dục và Đào tạo',
    managedBy: 'provincialStandingCommittee',
  },
  {
    position: 'Chủ tịch',
    organisation: 'UBND phường Mỹ Mẫu (Đông Dụ)',
    managedBy: 'provincialStandingCommittee',
  },
  { position: 'Kế toán', organisation: 'UBND xã Long Dụ (Hòa Giả)', managedBy: 'grassrootsCommittee' },
  {
    position: 'Phó Giám đốc',
    organisation: 'Sở Nông nghiệp và Môi trường',
    managedBy: 'provincialStandingCommittee',
  },
] as const;

/** Those whom the commission itself may discipline in every form. */
export const ordinarySubjects = subjects.filter(
  ({ managedBy }) => managedBy === 'provincialStandingCommittee',
);
/** Those who are for a lower level: a report about them is forwarded. */
export const lowerSubjects = subjects.filter(
  ({ managedBy }) => managedBy === 'grassrootsCommittee' || managedBy === 'cell',
);

export const matters = [
  {
    code: 'DD-08',
    summary: 'Cho thuê đất công ích 2.470 m² không qua đấu giá, thu tiền không nộp ngân sách.',
  },
  {
    code: 'TC-06',
    summary: 'Nâng khống khối lượng nghiệm thu công trình đường liên xã, chênh lệch khoảng 920 triệu đồng.',
  },
  {
    code: 'TS-10',
    summary: 'Kê khai tài sản, thu nhập không trung thực: không kê khai một nhà ở đứng tên vợ.',
  },
  { code: 'ĐĐ-02', summary: 'Vi phạm đạo đức, lối sống, gây dư luận không tốt tại nơi cư trú.' },
  {
    code: 'TC-06',
    summary:
      'Chỉ định thầu gói thiết bị trạm y tế không đúng thẩm quyền, có dấu hiệu nhận tiền của doanh nghiệp.',
  },
  { code: 'DK-03', summary: 'Gây mất đoàn kết nội bộ, trù dập người góp ý trong sinh hoạt chi bộ.' },
  { code: 'CĐ-04', summary: 'Sử dụng văn bằng không hợp pháp để được quy hoạch, bổ nhiệm.' },
  {
    code: 'TN-07',
    summary: 'Thiếu trách nhiệm, để xảy ra khai thác cát trái phép kéo dài trên địa bàn phụ trách.',
  },
  { code: 'TC-06', summary: 'Lập khống danh sách hưởng chính sách hỗ trợ, chi sai chế độ cho 105 hộ.' },
] as const;

export const pick = at;
