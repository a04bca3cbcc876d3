import { chainOf, findPlace, hangingOn } from '../../domain/organisations/chain';
import { findOverlap, uncovered } from '../../domain/organisations/periods';
import { type OrganisationTree, treeSchema } from '../../domain/organisations/tree';
import { isWholeChain } from '../../domain/organisations/unit';
import { readTrees } from '../../seeds/reference';

const [seeded] = readTrees();
if (!seeded) throw new Error('no tree is seeded');
const namesOf = (unitId: string, day: string, tree: OrganisationTree = seeded) =>
  chainOf(tree, unitId, day).map(({ name }) => name);

describe('the chain of a commune before and after the end of the districts, which is on 2025-06-30', () => {
  test.each([
    ['2016-01-01', ['Đảng ủy xã Phú Thí (An Thử)', 'Huyện ủy An Thử', 'Tỉnh ủy Mẫu']],
    ['2025-06-30', ['Đảng ủy xã Phú Thí (An Thử)', 'Huyện ủy An Thử', 'Tỉnh ủy Mẫu']],
    ['2025-07-01', ['Đảng ủy xã Phú Thí (An Thử)', 'Tỉnh ủy Mẫu']],
    ['2015-12-31', []],
  ])('on %s', (day, names) => expect(namesOf('du-phu-thi-an-thu', day)).toEqual(names));

  test('a cell keeps its commune; a township becomes a commune, and its cell goes with it', () => {
    expect(namesOf('cb-van-thu-cam-vi', '2025-06-30')).toEqual([
      'Chi bộ cơ quan Vạn Thử (Cẩm Ví)',
      'Đảng ủy thị trấn Vạn Thử (Cẩm Ví)',
      'Thị ủy Cẩm Ví',
      'Tỉnh ủy Mẫu',
    ]);
    expect(namesOf('cb-van-thu-cam-vi', '2025-07-01')).toEqual([
      'Chi bộ cơ quan Vạn Thử (Cẩm Ví)',
      'Đảng ủy xã Vạn Thử (Cẩm Ví)',
      'Tỉnh ủy Mẫu',
    ]);
  });

  test('a provincial agency changes its committee on 2025-03-01 and keeps a level between', () => {
    expect(namesOf('du-xay-dung', '2025-02-28')[1]).toBe('Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh');
    expect(namesOf('du-xay-dung', '2025-03-01')[1]).toBe('Đảng ủy Ủy ban nhân dân tỉnh');
    expect(namesOf('du-xay-dung', '2025-07-01')).toHaveLength(3);
  });

  test('a place is kept with the last day of each unit that is known to end', () => {
    const place = findPlace(seeded, 'du-phu-thi-an-thu', '2025-06-20');
    expect(place).toEqual({
      id: 'du-phu-thi-an-thu',
      tree: { id: 'tinh-mau', version: 1 },
      chain: [
        { id: 'du-phu-thi-an-thu', level: 'grassroots', name: 'Đảng ủy xã Phú Thí (An Thử)' },
        { id: 'hu-an-thu', level: 'district', name: 'Huyện ủy An Thử', until: '2025-06-30' },
        { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' },
      ],
    });
    expect(findPlace(seeded, 'hu-an-thu', '2025-07-01')).toBeUndefined();
    expect(findPlace(seeded, 'khong-co', '2025-07-01')).toBeUndefined();
  });

  test('the whole tree: six units of the district level stand under the province before, one after', () => {
    const underProvince = (day: string, level: string) =>
      hangingOn(seeded, day).flatMap(({ below }) => below.filter(({ unit }) => unit.level === level));
    // Five territories and the bloc until February, then the administration in its place; the communes are 5 × 5.
    expect(underProvince('2025-02-28', 'district')).toHaveLength(6);
    expect(underProvince('2025-06-30', 'district')).toHaveLength(6);
    expect(underProvince('2025-07-01', 'district')).toHaveLength(1);
    expect(underProvince('2025-06-30', 'grassroots')).toHaveLength(0);
    expect(underProvince('2025-07-01', 'grassroots')).toHaveLength(25);
  });
});

interface Days {
  from: string;
  to?: string;
}
interface Small {
  units: { id: string; level: string; name: string; exists: Days[]; under?: (Days & { unit: string })[] }[];
}
/** A small tree: province t, districts h and k, commune x, cell c. */
const small = (): Small & Record<string, unknown> => ({
  id: 'nho',
  version: 1,
  citation: 'Thử',
  confidence: 'GK',
  units: [
    { id: 't', level: 'province', name: 'T', exists: [{ from: '2020-01-01' }] },
    {
      id: 'h',
      level: 'district',
      name: 'H',
      exists: [{ from: '2020-01-01', to: '2025-06-30' }],
      under: [{ unit: 't', from: '2020-01-01', to: '2025-06-30' }],
    },
    {
      id: 'x',
      level: 'grassroots',
      name: 'X',
      exists: [{ from: '2020-01-01' }],
      under: [
        { unit: 'h', from: '2020-01-01', to: '2025-06-30' },
        { unit: 't', from: '2025-07-01' },
      ],
    },
  ],
});
const unitOf = (tree: Small, id: string) => {
  const unit = tree.units.find((one) => one.id === id);
  if (!unit) throw new Error(id);
  return unit;
};

/** Under the district, and from that day on under the province. */
const moved = (from: string) => [
  { unit: 'h', from: '2020-01-01', to: '2025-06-30' },
  { unit: 't', from },
];

/** What the schema says is wrong, each as the fault with its unit. */
function faultsOf(change: (tree: Small) => void): unknown[] {
  const tree = small();
  change(tree);
  const parsed = treeSchema.safeParse(tree);
  return (parsed.error?.issues ?? []).map((issue) => ('params' in issue ? issue.params : issue.path));
}

describe('a tree that does not hold together is refused, and the unit is named', () => {
  test('as it stands it is a tree', () => expect(faultsOf(() => undefined)).toEqual([]));

  test('a day that does not exist is told at its place, and nothing is reckoned with it', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 't').exists = [{ from: '2020-02-30' }];
      }),
    ).toEqual([['units', 0, 'exists', 0, 'from']]));

  test('two units in a circle', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'h').under = [{ unit: 'x', from: '2020-01-01', to: '2025-06-30' }];
      }),
    ).toEqual(
      expect.arrayContaining([
        { fault: 'inACircle', unit: 'h', parent: 'x' },
        { fault: 'inACircle', unit: 'x', parent: 'h' },
      ]),
    ));
  test('a unit under itself', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').under = [{ unit: 'x', from: '2020-01-01' }];
      }),
    ).toEqual([{ fault: 'inACircle', unit: 'x', parent: 'x' }]));

  test('a child whose parent does not exist any more: the commune stays under the district for ever', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').under = [{ unit: 'h', from: '2020-01-01' }];
      }),
    ).toEqual([{ fault: 'parentNotThere', unit: 'x', parent: 'h', from: '2025-07-01' }]));
  test('a parent that is not in the tree', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').under = [{ unit: 'z', from: '2020-01-01' }];
      }),
    ).toEqual([{ fault: 'unknownParent', unit: 'x', parent: 'z' }]));

  test('days without a parent', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').under = moved('2025-08-01');
      }),
    ).toEqual([{ fault: 'noParent', unit: 'x', from: '2025-07-01', to: '2025-07-31' }]));
  test('days with two parents', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').under = moved('2025-06-30');
      }),
    ).toEqual([{ fault: 'twoParents', unit: 'x', from: '2025-06-30' }]));
  test('a parent for days on which the unit does not exist', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').exists = [{ from: '2021-01-01' }];
      }),
    ).toEqual([{ fault: 'notThere', unit: 'x', from: '2020-01-01', to: '2020-12-31' }]));
  test('days of existence twice', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'x').exists = [{ from: '2020-01-01', to: '2022-01-01' }, { from: '2022-01-01' }];
      }),
    ).toEqual([{ fault: 'existsTwice', unit: 'x', from: '2022-01-01' }]));
  test('an end before the beginning', () =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'h').exists = [{ from: '2020-01-01', to: '2019-12-31' }];
      }),
    ).toContainEqual({ fault: 'endsBeforeItBegins', unit: 'h', from: '2020-01-01' }));

  test.each(['grassroots', 'cell'])('levels in a wrong order: the district as %s', (level) =>
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'h').level = level;
      }),
    ).toEqual([{ fault: 'wrongLevel', unit: 'x', parent: 'h' }]),
  );
  test('a second province, and a province under something', () => {
    expect(
      faultsOf((tree) => {
        unitOf(tree, 'h').level = 'province';
      }),
    ).toEqual(
      expect.arrayContaining([
        { fault: 'secondProvince', unit: 'h' },
        { fault: 'provinceBelow', unit: 'h', parent: 't' },
      ]),
    );
  });
  test('one id for two units', () =>
    expect(faultsOf((tree) => tree.units.push({ ...unitOf(tree, 'x') }))).toContainEqual({
      fault: 'sameId',
      unit: 'x',
    }));
});

test('a chain that begins elsewhere, goes down, or does not end with the province is none', () => {
  const link = (id: string, level: 'province' | 'district' | 'grassroots') => ({ id, level, name: id });
  const tree = { id: 'nho', version: 1 };
  const [x, h, t] = [link('x', 'grassroots'), link('h', 'district'), link('t', 'province')];
  expect(isWholeChain({ id: 'x', chain: [x, h, t], tree })).toBe(true);
  expect(isWholeChain({ id: 'x', chain: [x, t], tree })).toBe(true);
  expect(isWholeChain({ id: 'h', chain: [x, h, t], tree })).toBe(false);
  expect(isWholeChain({ id: 'x', chain: [x, h], tree })).toBe(false);
  expect(isWholeChain({ id: 'h', chain: [h, x, t], tree })).toBe(false);
});

test('days of one period that no other has', () => {
  const year = { from: '2024-01-01', to: '2024-12-31' };
  expect(uncovered(year, [])).toEqual([year]);
  expect(uncovered(year, [{ from: '2024-02-01', to: '2024-02-29' }])).toEqual([
    { from: '2024-01-01', to: '2024-01-31' },
    { from: '2024-03-01', to: '2024-12-31' },
  ]);
  expect(uncovered({ from: '2024-01-01' }, [{ from: '2020-01-01', to: '2024-05-31' }])).toEqual([
    { from: '2024-06-01' },
  ]);
  expect(uncovered({ from: '2024-01-01' }, [{ from: '2023-01-01' }])).toEqual([]);
  expect(findOverlap([{ from: '2024-01-01' }, { from: '2020-01-01', to: '2023-12-31' }])).toBeUndefined();
});
