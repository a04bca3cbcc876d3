import { unitsNamed, unitsOfOrganisation } from '../../domain/organisations/named';
import { readTrees } from '../../seeds/reference';

const [tree] = readTrees();
if (!tree) throw new Error('no tree is seeded');
const before = '2025-06-30';
const after = '2025-07-01';

const named = (text: string, day = after) => unitsNamed(tree, text, day).units.map(({ id }) => id);
const organisation = (text: string, day = after) =>
  unitsOfOrganisation(tree, text, day).units.map(({ id }) => id);
const communes = (name: string) =>
  ['an-thu', 'binh-mau', 'hoa-gia', 'dong-du', 'cam-vi'].map((at) => `du-${name}-${at}`);

test.each([
  ['Đảng ủy xã Phú Thí (An Thử)', ['du-phu-thi-an-thu']],
  ['đảng ủy  xã Phú Thí, huyện An Thử', ['du-phu-thi-an-thu']],
  ['UBKT Đảng ủy xã Phú Thí huyện An Thử', ['du-phu-thi-an-thu']],
  ['Ủy ban Kiểm tra Đảng ủy xã Phú Thí – An Thử, tỉnh Mẫu', ['du-phu-thi-an-thu']],
  ['Đảng bộ xã Phú Thí (An Thử)', ['du-phu-thi-an-thu']],
  ['dang uy xa phu thi (an thu)', ['du-phu-thi-an-thu']],
  // Tone marks on the other vowel, and letters that are not composed.
  ['Đảng uỷ xã Phú Thí (Hoà Giả)'.normalize('NFD'), ['du-phu-thi-hoa-gia']],
  ['Đảng ủy xã Phú Thí', communes('phu-thi')],
  ['Đảng ủy phường Phú Thí (An Thử)', []],
  ['Đảng ủy xã Phú Thí, huyện Nơi Khác', []],
  ['Chi bộ cơ quan xã Phú Thí (An Thử)', ['cb-phu-thi-an-thu']],
  ['Tỉnh ủy Mẫu', ['tinh-uy']],
  ['Ban Thường vụ Tỉnh ủy Mẫu', ['tinh-uy']],
  ['Đảng ủy Sở Xây dựng', ['du-xay-dung']],
  ['Công an xã Phú Thí, huyện An Thử', []],
  ['UBND xã Phú Thí, huyện An Thử', []],
  ['Tòa án nhân dân tỉnh Mẫu', []],
  ['Viện kiểm sát nhân dân tỉnh', []],
  ['UBKT Huyện ủy Mẫu', []],
  ['UBKT Trung ương', []],
  ['Tỉnh ủy Khác', []],
  ['', []],
])('“%s” names %j', (text, ids) => expect(named(text).sort()).toEqual([...ids].sort()));

test('a unit that has ended is named for days before, and known for days after', () => {
  expect(named('Ủy ban Kiểm tra Huyện ủy Bình Mẫu', before)).toEqual(['hu-binh-mau']);
  expect(named('Thị ủy Cẩm Ví', before)).toEqual(['hu-cam-vi']);
  const { units, otherwise } = unitsNamed(tree, 'Huyện ủy Bình Mẫu', after);
  expect([units, otherwise.map(({ id }) => id)]).toEqual([[], ['hu-binh-mau']]);
});

test.each([
  ['Sở Xây dựng', ['du-xay-dung']],
  ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', ['du-nong-nghiep']],
  ['so giao duc va dao tao', ['du-giao-duc']],
  ['UBND xã Phú Thí, huyện An Thử', ['du-phu-thi-an-thu']],
  ['Ủy ban nhân dân phường Mỹ Mẫu, TP. Đông Dụ', ['du-my-mau-dong-du']],
  ['UBND xã Tân Nghiệm', communes('tan-nghiem')],
  ['UBND tỉnh', ['dang-uy-ubnd']],
  ['Trường THPT Long Dụ', []],
  ['thôn 3, xã Long Dụ', []],
  ['', []],
])('the organisation “%s” has the units %j', (text, ids) =>
  expect(organisation(text).sort()).toEqual([...ids].sort()),
);

test('a district’s administration has the district’s committee while there is one', () => {
  expect(organisation('UBND thị xã Cẩm Ví', before)).toEqual(['hu-cam-vi']);
  expect(organisation('UBND thị xã Cẩm Ví')).toEqual([]);
  expect(organisation('UBND thị trấn Vạn Thử, huyện Bình Mẫu', before)).toEqual([
    'du-thi-tran-van-thu-binh-mau',
  ]);
});

test('a name that differs in a mark alone is another name where one is spelled so', () => {
  const [province] = tree.units;
  if (!province) throw new Error('empty');
  const under = [{ unit: province.id, from: '2016-01-01' }];
  const unit = (id: string, name: string) => ({
    id,
    level: 'grassroots' as const,
    name,
    exists: [{ from: '2016-01-01' }],
    under,
  });
  const twins = {
    ...tree,
    units: [province, unit('a', 'Đảng ủy xã Vạn Thử'), unit('b', 'Đảng ủy xã Vạn Thụ')],
  };
  const ids = (text: string) => unitsNamed(twins, text, after).units.map(({ id }) => id);
  expect(ids('Đảng ủy xã Vạn Thụ')).toEqual(['b']);
  expect(ids('Dang uy xa Van Thu')).toEqual(['a', 'b']);
});
