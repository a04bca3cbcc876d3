import { randomUUID } from 'node:crypto';
import { registerLinesSchema } from '../../api/json/registers/shapes';
import type { Role } from '../../domain/access/roles';
import { project } from '../../domain/views/caseView';
import type { RegisterEntry } from '../../models/paperRegisters';
import { chooseLines } from '../../office/registers/chosen';
import { chosenLines, isOwnRegister, shownLines } from '../../office/registers/query';
import { readLines, type SeenLine } from '../../office/registers/seenLines';
import { OfficeCase } from '../domain/office';
import { type JsonOffice, openJsonOffice } from './jsonOffice';

const last = 2_150;
const own = 'QĐ 2026';
const foreign = 'QĐ/TU 2026';
const readers: { id: string; roles: Role[]; username: string }[] = [
  { id: 'u-demo-chair', roles: ['chair'], username: 'chu.nhiem' },
  { id: 'u-demo-vice-2', roles: ['viceChair'], username: 'pho.chu.nhiem.2' },
  { id: 'u-demo-administrator', roles: ['administrator'], username: 'quan.tri' },
  { id: 'u-demo-auditor', roles: ['auditor'], username: 'giam.sat' },
];

let office: JsonOffice;

beforeAll(async () => {
  office = await openJsonOffice('paged-registers');
  const { cases, connection } = office.services;
  const conflict = { accountId: 'u-demo-vice-2', relation: '', at: '2026-03-10T02:00:00.000Z' };
  const caseIds = Array.from({ length: 9 }, () => randomUUID());
  const received = OfficeCase.received('2026-03-02').now;
  for (const [i, caseId] of caseIds.entries())
    await cases.views.add(
      project({ ...received, caseId, number: `2026-00000${i}`, conflicts: i % 4 === 3 ? [conflict] : [] }),
    );
  const entryOf = (series: string, n: number): RegisterEntry & { paper: string } => {
    const mark = { reason: 'Đã dùng trong sổ giấy', by: 'u-demo-head', at: '2026-03-20T02:00:00.000Z' };
    const _id = `${series} ${n}`;
    const line = { _id, series, n, number: `${n}-QĐ/UBKT`, at: '2026-03-10T02:00:00.000Z' };
    if (n % 149 === 0) return { ...line, paper: `mark ${_id}`, mark };
    const paper = `${_id}:decision`;
    const caseId = caseIds[n % caseIds.length] ?? '';
    const place = { paper, caseId, of: 9, kind: 'decision', on: '2026-03-10', by: 'u-demo-chair' } as const;
    return n % 211 === 0 ? { ...line, paper, place, mark } : { ...line, paper, place };
  };
  const lay = async (series: string, numbers: number[]) => {
    const entries = numbers.map((n) => entryOf(series, n));
    await connection.collection<{ _id: string }>('office_registers').insertMany(entries, { ordered: false });
  };
  const all = Array.from({ length: last }, (_, i) => i + 1);
  // The second thousand is whole: it is not read to find out what is missing.
  await lay(own, all.filter((n) => n === last || (n > 1_000 && n <= 2_000) || n % 97 !== 0)); // prettier-ignore
  await lay('TB 2026', all.slice(0, 160));
  await lay(foreign, [3, 7, 12, 149, 211, 400]);
}, 120_000);
afterAll(() => office.close(), 60_000);

test.each(readers)(
  'for $username each choice among the lines of a register is the one among all of them',
  async (actor) => {
    const { registers, views } = office.services.cases;
    for (const register of await registers.list()) {
      const isOwn = isOwnRegister(register.series);
      const entries = await registers.between(register.series, 1, register.last);
      const lines = await readLines(entries, { isOwn, from: 1, to: register.last, actor, views });
      for (const show of shownLines) {
        const chosen = await chooseLines({ register, show, actor, registers, views });
        const paged: SeenLine[] = [];
        for (let skip = 0; skip < chosen.count; skip += 300) paged.push(...(await chosen.read(skip, 300)));
        const expected = chosenLines(lines, show);
        expect({ show, count: chosen.count }).toEqual({ show, count: expected.length });
        expect(paged).toEqual(expected);
      }
    }
  },
);

test('a page, a program and the file show the same lines', async () => {
  const chair = await office.program('chu.nhiem');
  for (const show of shownLines) {
    const query = `register=${encodeURIComponent(own)}&show=${show}`;
    const { body } = await chair.get(`/api/v1/registers/lines?${query}&size=100&page=2`).expect(200);
    const { items, total } = registerLinesSchema.parse(body);
    const { text } = await chair.get(`/registers.csv?${query}`).expect(200);
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect({ show, rows: rows.length }).toEqual({ show, rows: total });
    for (const [i, item] of items.entries())
      if ('number' in item) expect(rows[100 + i]).toContain(`"${item.number}"`);
    const pages = Math.ceil(total / 50);
    const page = await chair.get(`/registers?${query}`).expect(200);
    const shown = [...page.text.matchAll(/id="n-(\d+)"/g)].map(([, n]) => Number(n));
    expect(shown).toHaveLength(total - (pages - 1) * 50);
  }
});
