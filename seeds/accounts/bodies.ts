import type { BodyStore, OfficialMember } from '../../models/bodies';
import { demonstrationPeople } from './demonstration';

const isOfCommission = ({ roles }: (typeof demonstrationPeople)[number]): boolean =>
  roles.some((role) => role === 'chair' || role === 'viceChair' || role === 'commissioner');

const memberOf = ({ _id, displayName, position }: (typeof demonstrationPeople)[number]): OfficialMember => ({
  id: _id,
  name: displayName,
  position,
});

/** The invented standing committee has fifteen members, most of whom have no account here. */
const withoutAccount = [
  'Lâm Bảo Khuê', 'Phùng Nhật Tảo', 'Âu Hải Đường', 'Doãn Tuấn Khanh', 'Quách Mộc Miên', 'Cù Thế Vỹ', 'Thân Diệu Hiền',
  'Tô Lĩnh Nam', 'Giáp Thanh Tùng', 'Bạch Cẩm Tú', 'Vi Đại Ngàn', 'La Trường Giang', 'Nông Hồng Sâm', 'Lường Ái Vân',
].map((name, i): OfficialMember => ({ id: `m-standing-${i + 1}`, name, position: 'Ủy viên Ban Thường vụ Tỉnh ủy' })); // prettier-ignore

const versions = {
  commission: demonstrationPeople.filter(isOfCommission).map(memberOf),
  standingCommittee: [
    ...demonstrationPeople.filter(({ roles }) => roles.includes('standingCommittee')).map(memberOf),
    ...withoutAccount,
  ],
};

/** Brings in who the official members of the demonstration's bodies are; run again it changes nothing. */
export async function applyBodies(store: BodyStore): Promise<void> {
  for (const body of ['commission', 'standingCommittee'] as const)
    await store.add(`demonstration-${body}`, {
      body,
      effectiveFrom: '2021-01-01',
      members: versions[body],
      addedBy: 'u-demo-administrator',
      addedAt: '2021-01-01T00:00:00.000Z',
    });
}
