import { findPlace } from '../../domain/organisations/chain';
import { matterOf } from '../../domain/organisations/competence';
import { unitsNamed } from '../../domain/organisations/named';
import { placeMeant } from '../../domain/organisations/placing';
import { unitsThatSettle } from '../../domain/organisations/settlingUnits';
import type { Manager } from '../../domain/procedure/partyProcedure';
import { readTrees } from '../../seeds/reference';
import { OfficeCase } from './office';

/* A report whose registration names no unit, forwarded on Tuesday 2026-02-24 within the organisation as it is on that day. */

const [tree] = readTrees();
if (!tree) throw new Error('no tree is seeded');
const on = '2026-02-24';
const commune = 'du-phu-thi-an-thu';
const received = (managedBy: Manager = 'grassrootsCommittee') =>
  OfficeCase.received('2026-02-12', { subject: { kind: 'member', name: 'Đối tượng', managedBy } });
const placed = (id: string, day = on) => ({ toUnit: id, place: findPlace(tree, id, day), to: undefined });

describe('the units that may settle it', () => {
  const settling = (managedBy: Manager, day = on) => {
    const one = received(managedBy);
    return [...unitsThatSettle(tree, matterOf(one.now), one.procedure, day)];
  };

  test('are the 31 grassroots committees of that day for what they and their cells manage', () => {
    const units = settling('grassrootsCommittee');
    expect(units).toHaveLength(31);
    expect(units).toContain(commune);
    expect(units).toContain('du-xay-dung');
    expect(units).not.toContain('cb-phu-thi-an-thu');
    // Also the four that have no cell in the tree: an office need not write all of them down.
    expect(new Set(settling('cell'))).toEqual(new Set(units));
  });

  test('are the districts for what they manage: six with the territory’s, one without', () => {
    expect(settling('districtCommittee', '2025-06-25')).toEqual([
      'dang-uy-ubnd', 'hu-an-thu', 'hu-binh-mau', 'hu-hoa-gia', 'hu-dong-du', 'hu-cam-vi',
    ]); // prettier-ignore
    expect(settling('districtCommittee')).toEqual(['dang-uy-ubnd']);
  });

  test('are none where this level or the one above settles', () => {
    for (const managedBy of ['provincialStandingCommittee', 'centralCommittee'] as const)
      expect(settling(managedBy)).toEqual([]);
  });

  test('are committees right above where a cell has none between', () => {
    const cell = {
      id: 'cb-thang',
      level: 'cell' as const,
      name: 'Chi bộ trực thuộc',
      exists: [{ from: '2025-03-01' }],
      under: [{ unit: 'dang-uy-ubnd', from: '2025-03-01' }],
    };
    const one = received('cell');
    const withCell = { ...tree, units: [...tree.units, cell] };
    const units = unitsThatSettle(withCell, matterOf(one.now), one.procedure, on);
    expect(units.has('dang-uy-ubnd')).toBe(true);
    expect(units.has('cb-thang')).toBe(false);
  });
});

describe('the chosen unit', () => {
  test('gets it, and is kept with its chain as it stands on the day', () => {
    const one = received().give('forward', { on }, placed(commune));
    const place = {
      id: commune,
      chain: [
        { id: commune, level: 'grassroots', name: 'Đảng ủy xã Phú Thí (An Thử)' },
        { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' },
      ],
      tree: { id: 'tinh-mau', version: 1 },
    };
    expect(one.happened('forwarded')[0]?.data).toEqual({
      to: 'Đảng ủy xã Phú Thí (An Thử)',
      toUnit: { id: commune, level: 'grassroots', name: 'Đảng ủy xã Phú Thí (An Thử)' },
      place,
      explanation: expect.any(String),
    });
    expect(one.now.forwarding?.place).toEqual(place);
    one.give('recordReturn', { on: '2026-03-02' });
    expect(one.now.forwarding).toBeUndefined();
  });

  test('can have more said of it in words', () => {
    const one = received().give('forward', { on }, { ...placed(commune), to: 'UBKT Đảng ủy xã Phú Thí' });
    expect(one.now.forwarding).toMatchObject({ to: 'UBKT Đảng ủy xã Phú Thí', toUnit: { id: commune } });
  });

  test('must be the one that is competent by its own chain', () => {
    const one = received();
    expect(one.refusalOf('forward', { on }, placed('cb-phu-thi-an-thu'))).toEqual({
      refused: 'notTheCompetentUnit',
      field: 'toUnit',
      params: { body: 'Đảng ủy xã Phú Thí (An Thử)' },
    });
    expect(one.refusalOf('forward', { on }, placed('tinh-uy')).refused).toBe('settledHere');
    // The place of another unit, and a chain that is none, say nothing of this one.
    const place = findPlace(tree, 'du-long-du-an-thu', on);
    expect(one.refusalOf('forward', { on }, { ...placed(commune), place }).refused).toBe('unitNotKnown');
    const broken = { ...placed(commune).place, chain: placed(commune).place?.chain.slice(0, 1) };
    expect(one.refusalOf('forward', { on }, { ...placed(commune), place: broken }).refused).toBe(
      'unitNotKnown',
    );
    expect(
      received('provincialStandingCommittee').refusalOf('forward', { on }, placed(commune)).refused,
    ).toBe('settledHere');
  });
});

describe('what the tree says of it', () => {
  const chosen = (toUnit: string, one = received()) =>
    placeMeant(tree, one.now, { toUnit }, one.procedure, on);
  const typed = (text: string, one = received()) =>
    placeMeant(tree, one.now, { named: unitsNamed(tree, text, on) }, one.procedure, on);

  test('is the same of a unit that is chosen and of one that is named in words', () => {
    const { place } = placed('du-tai-chinh');
    expect(chosen('du-tai-chinh')).toEqual({ toUnit: 'du-tai-chinh', place });
    for (const text of ['Đảng ủy Sở Tài chính', 'UBKT dang uy so tai chinh'])
      expect(typed(text)).toEqual({ toUnit: 'du-tai-chinh', place });
    expect(typed('Đảng ủy xã Phú Thí, huyện An Thử')).toMatchObject({ toUnit: commune });
  });

  test('is that a unit of another level does not settle it, chosen or named', () => {
    const refusal = { refused: 'unitDoesNotSettle', params: { unit: 'Đảng ủy Ủy ban nhân dân tỉnh' } };
    expect(chosen('dang-uy-ubnd')).toEqual({ ...refusal, field: 'toUnit' });
    expect(typed('Đảng ủy Ủy ban nhân dân tỉnh')).toEqual({ ...refusal, field: 'to' });
    expect(chosen('cb-phu-thi-an-thu')).toMatchObject({ refused: 'unitDoesNotSettle' });
  });

  test('is that a district has ended, and that one of five communes must be chosen', () => {
    expect(chosen('hu-an-thu')).toEqual({ refused: 'unitNotKnown', field: 'toUnit' });
    expect(typed('Đảng ủy xã Phú Thí')).toEqual({
      refused: 'namesSeveralUnits',
      field: 'to',
      params: {
        units:
          'Đảng ủy xã Phú Thí (An Thử); Đảng ủy xã Phú Thí (Bình Mẫu); Đảng ủy xã Phú Thí (Hòa Giả); ' +
          'Đảng ủy xã Phú Thí (Đông Dụ); Đảng ủy xã Phú Thí (Cẩm Ví)',
      },
    });
  });

  test('is nothing of bodies outside it, nor where the case knows who is competent', () => {
    expect(typed('Tòa án nhân dân tỉnh Mẫu')).toBeUndefined();
    const unit = findPlace(tree, commune, '2026-02-12');
    const known = OfficeCase.received('2026-02-12', {
      subject: { kind: 'member', name: 'Đối tượng', managedBy: 'grassrootsCommittee', unit },
    });
    expect(chosen('du-long-du-an-thu', known)).toBeUndefined();
    expect(chosen(commune, received('centralCommittee'))).toBeUndefined();
  });
});
