import type { Story } from '../stories';
import type { Draws } from './draws';

type About = NonNullable<Story['about']>;

/** The invented province: its former districts, by which communes of the same name are told apart. */
const districts = ['An Thử', 'Bình Mẫu', 'Hòa Giả', 'Đông Dụ', 'Cẩm Ví'] as const;
const communes = ['xã Phú Thí', 'xã Long Dụ', 'xã Tân Nghiệm', 'phường Mỹ Mẫu'] as const;
const agencies = [
  'Sở Xây dựng', 'Sở Tài chính', 'Sở Y tế', 'Sở Giáo dục và Đào tạo', 'Sở Nông nghiệp và Môi trường',
  'Ban Quản lý dự án đầu tư xây dựng tỉnh',
] as const; // prettier-ignore

const communeOf = (draws: Draws): string => `${draws.one(communes)} (${draws.one(districts)})`;

/** Somebody whom the provincial commission itself looks at. */
export function ownSubject(draws: Draws): About {
  const managedBy = 'provincialStandingCommittee';
  return draws.weighted<() => About>([
    [() => ({ kind: 'member', position: draws.one(['Giám đốc', 'Phó Giám đốc']), organisation: draws.one(agencies), managedBy }), 8],
    [() => ({ kind: 'member', position: draws.one(['Bí thư', 'Phó Bí thư']), organisation: `Đảng ủy ${communeOf(draws)}`, managedBy }), 9],
    [() => ({ kind: 'member', position: draws.one(['Chủ tịch', 'Phó Chủ tịch']), organisation: `UBND ${communeOf(draws)}`, managedBy }), 8],
    [() => ({ kind: 'organisation', name: `Đảng ủy ${communeOf(draws)}`, position: '', organisation: '', managedBy }), 2],
    [() => ({ kind: 'organisation', name: `Đảng ủy ${draws.one(agencies)}`, position: '', organisation: '', managedBy }), 1],
  ])(); // prettier-ignore
}

/** Somebody who is for a committee at the base to look at. */
export function lowerSubject(draws: Draws): About {
  const position = draws.one(['Công chức địa chính', 'Kế toán', 'Trưởng thôn', 'Cán bộ tư pháp', 'Chỉ huy trưởng quân sự xã']);
  const managedBy = draws.one(['grassrootsCommittee', 'cell'] as const);
  return { kind: 'member', position, organisation: `UBND ${communeOf(draws)}`, managedBy };
} // prettier-ignore
