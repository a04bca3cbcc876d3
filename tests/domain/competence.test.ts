import { disciplineBodies, type DisciplineBody } from '../../domain/appeals/bodies';
import { nextRung } from '../../domain/appeals/ladder';
import { findOtherPower, settlingBody } from '../../domain/organisations/competence';
import { findPlace } from '../../domain/organisations/chain';
import type { ChainLink, PlacedUnit } from '../../domain/organisations/unit';
import { managers, type Manager } from '../../domain/procedure/partyProcedure';
import { readTrees } from '../../seeds/reference';
import { OfficeCase, procedures } from './office';

/*
 * Who is competent, written down from procedure.md §1 and §5 in a table over unit × manager × with and without a district. Nothing
 * here is derived from the seeds or the code; the units are made here.
 */

const links: Record<string, ChainLink> = {
  T: { id: 't', level: 'province', name: 'T' },
  H: { id: 'h', level: 'district', name: 'H' },
  X: { id: 'x', level: 'grassroots', name: 'X' },
  C: { id: 'c', level: 'cell', name: 'C' },
};
/** `C X H T`: a cell of a commune of a district of the province. */
function placed(chain: string): PlacedUnit {
  const row = chain.split(' ').flatMap((letter) => links[letter] ?? []);
  return { id: row[0]?.id ?? '', chain: row, tree: { id: 'mau', version: 1 } };
}

interface Row {
  chain: string;
  /** Who settles, by manager: a letter of the chain, o: the provincial commission, a: above; -: there is no such manager there. */
  settles: string;
  /** Whose power of discipline stands in the way of the commission's own; o: nobody's, the commission is it or right above it. */
  disciplines: string;
}
//                                     central province standing district grassroots cell
const table: Row[] = [
  { chain: 'C X H T', settles: /*  */ 'a o o H X X', disciplines: 'o o o o X C' },
  { chain: 'C X T', settles: /*    */ 'a o o - X X', disciplines: 'o o o - o C' },
  { chain: 'X H T', settles: /*    */ 'a o o H X -', disciplines: 'o o o o X -' },
  { chain: 'X T', settles: /*      */ 'a o o - X -', disciplines: 'o o o - o -' },
  { chain: 'C H T', settles: /*    */ 'a o o H - H', disciplines: 'o o o o - C' },
  { chain: 'C T', settles: /*      */ 'a o o - - o', disciplines: 'o o o - - o' },
  { chain: 'H T', settles: /*      */ 'a o o H - -', disciplines: 'o o o o - -' },
  { chain: 'T', settles: /*        */ 'a o o - - -', disciplines: 'o o o - - -' },
];

const newest = procedures.flatMap((one) => (one.law !== 'state' && one.competenceInChain ? [one] : []));
const space = newest.flatMap((procedure) =>
  table.flatMap(({ chain, settles, disciplines }) =>
    managers.map((managedBy, i) => ({
      instrument: procedure.id,
      procedure,
      chain,
      managedBy,
      settles: settles.split(' ')[i] ?? '',
      disciplines: disciplines.split(' ')[i] ?? '',
    })),
  ),
);

const subjectOf = (chain: string, managedBy: Manager) =>
  ({
    kind: 'member',
    name: 'Đối tượng',
    position: '',
    organisation: '',
    managedBy,
    unit: placed(chain),
  }) as const;

test('both instruments in use say who is competent by the chain', () => expect(newest).toHaveLength(2));

test.each(space)(
  '$instrument, $chain, managed by $managedBy: settled by $settles, discipline $disciplines',
  (row) => {
    const subject = subjectOf(row.chain, row.managedBy);
    const day = '2026-03-02';
    if (row.settles === '-') {
      const refusal = new OfficeCase(row.procedure).refusalOf('register', { on: day }, { subject });
      expect(refusal).toMatchObject({
        refused: 'managerNotInChain',
        field: 'subject.managedBy',
        params: { unit: subject.unit.chain[0]?.name, manager: row.managedBy },
      });
      return;
    }
    const one = new OfficeCase(row.procedure).give('register', { on: day }, { subject });
    expect(one.dueOn('forwarding') === undefined).toBe(row.settles === 'o');
    const body = settlingBody({ subject }, row.procedure, day);
    const said = body?.at === 'below' ? body.unit?.name : body?.at.charAt(0);
    expect(said).toBe(row.settles);
    expect(findOtherPower({ subject }, row.procedure, day)?.name ?? 'o').toBe(row.disciplines);
  },
);

/** Whose decision is reviewed where next; the second where the chain has no district. */
const ladder: Record<DisciplineBody, [withDistrict: string, without: string]> = {
  cell: ['grassrootsCommittee', 'grassrootsCommittee'],
  grassrootsCommittee: ['districtInspection', 'provincialInspection'],
  districtInspection: ['districtStandingCommittee', 'provincialInspection'],
  districtStandingCommittee: ['provincialInspection', 'provincialInspection'],
  provincialInspection: ['provincialStandingCommittee', 'provincialStandingCommittee'],
  provincialStandingCommittee: ['centralInspection', 'centralInspection'],
  centralInspection: ['secretariat', 'secretariat'],
  secretariat: ['final', 'final'],
};
test.each(disciplineBodies)('a decision of %s goes to the next rung, with and without a district', (body) => {
  for (const { appeals, competenceInChain } of newest) {
    if (!appeals) throw new Error('no ladder');
    const next = (chain: string | undefined) =>
      nextRung(
        body,
        appeals.value,
        competenceInChain,
        chain === undefined ? undefined : placed(chain),
        '2026-03-02',
      );
    expect([next('C X H T'), next('C X T')]).toEqual(ladder[body]);
    expect(next(undefined)).toBe(ladder[body][0]);
  }
});

describe('before and after 2025-06-30, the last day of the districts, in the seeded province', () => {
  const [tree] = readTrees();
  if (!tree) throw new Error('no tree is seeded');
  const official = (unitId: string, received: string, managedBy: Manager) => ({
    subject: { kind: 'member', name: 'Đối tượng', managedBy, unit: findPlace(tree, unitId, received) },
  });

  test('a district that has ended cannot manage anybody any more', () => {
    const before = OfficeCase.received(
      '2025-06-30',
      official('du-phu-thi-an-thu', '2025-06-30', 'districtCommittee'),
    );
    expect(before.now.stage).toBe('intake');
    const one = new OfficeCase(before.procedure);
    const after = official('du-phu-thi-an-thu', '2025-07-01', 'districtCommittee');
    expect(one.refusalOf('register', { on: '2025-07-01' }, after)).toMatchObject({
      refused: 'managerNotInChain',
      params: { unit: 'Đảng ủy xã Phú Thí (An Thử)' },
    });
  });

  test('a district that has ended leaves what it had to settle to the province', () => {
    const { procedure, now } = OfficeCase.received(
      '2025-06-20',
      official('du-phu-thi-an-thu', '2025-06-20', 'districtCommittee'),
    );
    const { subject } = now.registration;
    expect(settlingBody({ subject }, procedure, '2025-06-30')).toMatchObject({
      at: 'below',
      unit: { name: 'Huyện ủy An Thử' },
    });
    expect(settlingBody({ subject }, procedure, '2025-07-01')).toEqual({ at: 'own' });
  });

  test('discipline of a commune’s official: the commune’s power before, the commission’s own too after', () => {
    const power = (received: string, on: string) => {
      const { procedure, now } = OfficeCase.received(
        received,
        official('du-phu-thi-an-thu', received, 'grassrootsCommittee'),
      );
      return findOtherPower({ subject: now.registration.subject }, procedure, on)?.name;
    };
    expect(power('2025-06-02', '2025-06-30')).toBe('Đảng ủy xã Phú Thí (An Thử)');
    expect(power('2025-06-02', '2025-07-01')).toBeUndefined();
    expect(power('2025-09-01', '2025-09-01')).toBeUndefined();
  });

  test('an appeal against a commune’s decision skips a level before, and is the commission’s after', () => {
    const appealOf = (received: string) =>
      OfficeCase.received(received, {
        kind: 'disciplineAppeal',
        ...official('du-phu-thi-an-thu', received, 'grassrootsCommittee'),
      }).give('classify', { on: received }, { kind: 'disciplineAppeal' });
    const against = { decidedBy: 'grassrootsCommittee' };
    expect(appealOf('2025-06-30').refusalOf('acceptAppeal', { on: '2025-06-30' }, against)).toMatchObject({
      refused: 'appealSkipsLevel',
      params: { reviewer: 'districtInspection' },
    });
    const after = appealOf('2025-09-03').give('acceptAppeal', { on: '2025-09-03' }, against);
    expect(after.now.appeal?.reviewer).toBe('provincialInspection');
  });
});

test('a version without competence in the chain decides as before, whatever unit is named', () => {
  const [now] = newest;
  if (!now) throw new Error('no version');
  const older = { ...now, competenceInChain: undefined };
  const subject = subjectOf('C X T', 'cell');
  expect(settlingBody({ subject }, older, '2026-03-02')).toEqual({ at: 'below' });
  expect(findOtherPower({ subject }, older, '2026-03-02')).toBeUndefined();
});
