import type { NewAccount } from '../../models/accounts';

type Person = Pick<NewAccount, 'username' | 'displayName' | 'position' | 'roles' | 'areas' | 'clearance'> & {
  _id: string;
};

/** The agencies hang under one committee; the communes lie in the north and in the south of the province. */
const agencies = ['khoi-co-quan', 'dang-uy-ubnd'];
const communesOf = (district: string): string[] => [
  `hu-${district}`,
  ...['long-du', 'my-mau', 'phu-thi', 'tan-nghiem', 'thi-tran-van-thu', 'xa-van-thu'].map(
    (name) => `du-${name}-${district}`,
  ),
];
const north = ['an-thu', 'binh-mau', 'hoa-gia'].flatMap(communesOf);
const south = ['dong-du', 'cam-vi'].flatMap(communesOf);

const commission = 'Ủy ban Kiểm tra Tỉnh ủy';

/**
 * Invented people of an invented province. The commission has nine official members: the chair, two vice-chairs
 * and six commissioners, some of whom also lead a department or a verification team.
 */
export const demonstrationPeople: readonly Person[] = [
  {
    _id: 'u-demo-chair',
    username: 'chu.nhiem',
    displayName: 'Đặng Vũ Lam Sơn',
    position: `Chủ nhiệm ${commission}`,
    roles: ['chair'],
  },
  {
    _id: 'u-demo-vice-1',
    username: 'pho.chu.nhiem.1',
    displayName: 'Lương Thục Quyên',
    position: `Phó Chủ nhiệm Thường trực ${commission}`,
    roles: ['viceChair'],
  },
  {
    _id: 'u-demo-vice-2',
    username: 'pho.chu.nhiem.2',
    displayName: 'Kiều Trọng Hiến',
    position: `Phó Chủ nhiệm ${commission}`,
    roles: ['viceChair'],
  },
  {
    _id: 'u-demo-head-1',
    username: 'truong.phong.1',
    displayName: 'Tạ Như Nguyện',
    position: `Ủy viên, Trưởng phòng Nghiệp vụ 1, ${commission}`,
    roles: ['commissioner', 'departmentHead'],
    areas: [...north, ...south],
    clearance: 'topSecret',
  },
  {
    _id: 'u-demo-head-2',
    username: 'truong.phong.2',
    displayName: 'Mạc Đình Thuyên',
    position: `Ủy viên, Trưởng phòng Nghiệp vụ 2, ${commission}`,
    roles: ['commissioner', 'departmentHead'],
    areas: [...agencies],
    clearance: 'topSecret',
  },
  {
    _id: 'u-demo-leader-1',
    username: 'to.truong.1',
    displayName: 'Văn Khánh Tường',
    position: `Ủy viên ${commission}`,
    roles: ['commissioner', 'teamLeader'],
  },
  {
    _id: 'u-demo-leader-2',
    username: 'to.truong.2',
    displayName: 'Nghiêm Thu Hạnh',
    position: `Ủy viên ${commission}`,
    roles: ['commissioner', 'teamLeader'],
  },
  {
    _id: 'u-demo-commissioner-1',
    username: 'uy.vien.1',
    displayName: 'Ông Thế Bách',
    position: `Ủy viên ${commission}`,
    roles: ['commissioner'],
    areas: [],
    clearance: 'secret',
  },
  {
    _id: 'u-demo-commissioner-2',
    username: 'uy.vien.2',
    displayName: 'Khổng Mai Liên',
    position: `Ủy viên ${commission}`,
    roles: ['commissioner'],
  },
  {
    _id: 'u-demo-area-1',
    username: 'dia.ban.1',
    displayName: 'Chử Minh Đăng',
    position: 'Kiểm tra viên, Phòng Nghiệp vụ 1 (địa bàn phía Bắc)',
    roles: ['areaOfficer'],
    areas: north,
    clearance: 'confidential',
  },
  {
    _id: 'u-demo-area-2',
    username: 'dia.ban.2',
    displayName: 'Lục Thảo Vi',
    position: 'Kiểm tra viên, Phòng Nghiệp vụ 1 (địa bàn phía Nam)',
    roles: ['areaOfficer'],
    areas: south,
    clearance: 'ordinary',
  },
  {
    _id: 'u-demo-area-3',
    username: 'dia.ban.3',
    displayName: 'Sầm Gia Huân',
    position: 'Kiểm tra viên chính, Phòng Nghiệp vụ 2 (khối các cơ quan)',
    roles: ['areaOfficer', 'teamLeader'],
    areas: agencies,
    clearance: 'secret',
  },
  {
    _id: 'u-demo-intake',
    username: 'tiep.nhan',
    displayName: 'Ngụy Bích Đào',
    position: 'Chuyên viên Văn phòng, bộ phận tiếp nhận đơn',
    roles: ['intakeOfficer'],
    areas: [],
    clearance: 'confidential',
  },
  {
    _id: 'u-demo-standing',
    username: 'thuong.vu',
    displayName: 'Thái Đăng Khôi',
    position: 'Ủy viên Ban Thường vụ Tỉnh ủy',
    roles: ['standingCommittee'],
  },
  {
    _id: 'u-demo-publisher',
    username: 'cong.khai',
    displayName: 'Tiêu Ngọc Trâm',
    position: 'Chuyên viên Văn phòng, bộ phận công khai kết quả',
    roles: ['publisher'],
  },
  {
    _id: 'u-demo-custodian',
    username: 'giu.bi.mat',
    displayName: 'Lã Diệu Huyền',
    position: 'Chuyên viên Văn phòng, giữ bí mật thông tin người gửi đơn',
    roles: ['custodian'],
  },
  {
    _id: 'u-demo-auditor',
    username: 'giam.sat',
    displayName: 'Bành Quốc Thụy',
    position: 'Kiểm tra viên cao cấp, giám sát hồ sơ',
    roles: ['auditor'],
  },
  {
    _id: 'u-demo-supervisor',
    username: 'mat.tran',
    displayName: 'Giang Hòa Thuận',
    position: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, theo dõi giám sát',
    roles: ['supervisor'],
  },
  {
    _id: 'u-demo-administrator',
    username: 'quan.tri',
    displayName: 'Hứa Tuệ Minh',
    position: 'Chuyên viên công nghệ thông tin',
    roles: ['administrator'],
  },
];
