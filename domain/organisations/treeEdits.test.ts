import { readTrees } from '../../seeds/reference';
import { chainOf } from './chain';
import { treeFaults } from './faults';
import { editTree, freeUnitId } from './treeEdits';
import type { TreeShape } from './treeShape';

const [tree] = readTrees() as [TreeShape];
const names = (of: TreeShape, unit: string, day: string) => chainOf(of, unit, day).map(({ name }) => name);

test('a unit that is added hangs under the other from its day on, and not before', () => {
  const after = editTree(tree, { act: 'added', id: 'du-moi', level: 'grassroots', name: 'Đảng ủy Mới', parent: 'dang-uy-ubnd', from: '2026-12-01' }); // prettier-ignore
  expect(treeFaults(after)).toEqual([]);
  expect(names(after, 'du-moi', '2026-12-01')).toEqual(['Đảng ủy Mới', 'Đảng ủy Ủy ban nhân dân tỉnh', 'Tỉnh ủy Mẫu']); // prettier-ignore
  expect(names(after, 'du-moi', '2026-11-30')).toEqual([]);
});

test('a unit that is moved hangs under the one until the day before, and under the other from the day', () => {
  const after = editTree(tree, { act: 'moved', unit: 'du-tai-chinh', parent: 'tinh-uy', from: '2026-12-01' });
  expect(treeFaults(after)).toEqual([]);
  expect(names(after, 'du-tai-chinh', '2026-11-30')).toEqual(names(tree, 'du-tai-chinh', '2026-11-30'));
  expect(names(after, 'du-tai-chinh', '2026-12-01')).toEqual(['Đảng ủy Sở Tài chính', 'Tỉnh ủy Mẫu']);
});

test('a unit that is ended is there on its last day and not after, and what hangs under it is at fault', () => {
  const after = editTree(tree, { act: 'ended', unit: 'dang-uy-ubnd', on: '2026-12-31' });
  expect(names(after, 'dang-uy-ubnd', '2026-12-31')).toHaveLength(2);
  expect(names(after, 'dang-uy-ubnd', '2027-01-01')).toEqual([]);
  expect(treeFaults(after)).toContainEqual({ unit: 'du-xay-dung', fault: 'parentNotThere', parent: 'dang-uy-ubnd', from: '2027-01-01' }); // prettier-ignore
});

test('a unit that is renamed keeps its place, and loses the English of its old name', () => {
  const after = editTree(tree, {
    act: 'renamed',
    unit: 'du-tai-chinh',
    name: 'Đảng ủy Sở Tài chính - Kế hoạch',
  });
  const unit = after.units.find(({ id }) => id === 'du-tai-chinh');
  expect(unit).toMatchObject({ name: 'Đảng ủy Sở Tài chính - Kế hoạch' });
  expect(unit).not.toHaveProperty('english');
  expect(treeFaults(after)).toEqual([]);
});

test('ids are made of the name, and no two are the same', () => {
  expect(freeUnitId(tree, 'chi bo so xay dung')).toBe('chi-bo-so-xay-dung');
  expect(freeUnitId(tree, 'du tai chinh')).toBe('du-tai-chinh-2');
  expect(freeUnitId(tree, '***')).toBe('to-chuc');
});
