import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Actor } from '../../domain/access/policy';
import { whyNotOnAgenda } from '../../domain/case/commands/discipline/putOnAgenda';
import { isRefusal } from '../../domain/case/refusal';
import type { CaseState } from '../../domain/case/state';
import { project } from '../../domain/views/caseView';
import type { Meeting } from '../../models/meetings';
import { readAllCandidates } from '../../office/meetings/agenda';
import { OfficeCase } from '../domain/office';
import { toDiscipline, toVerification } from '../domain/stages';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const on = '2026-03-16';
const onAgendaOf = 120;
const waitingOf = 70;
const meetingId = randomUUID();

let office: JsonOffice;
let chair: Program;
let states: CaseState[];

const discussed = toDiscipline(
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'),
  '2026-03-09',
).now;

/** A case of its own: numbers say in which order they were put, which is not the order of their due dates. */
function laid(n: number, more: Partial<CaseState> = {}): CaseState {
  return { ...discussed, caseId: randomUUID(), number: `2026-${String(n).padStart(6, '0')}`, ...more };
}
const entry = (n: number, more: object = {}) => ({
  meetingId,
  body: 'commission' as const,
  on,
  place: 'Phòng họp số 1',
  since: new Date(Date.parse(`${on}T02:00:00Z`) + n * 1_000).toISOString(),
  ...more,
});

beforeAll(async () => {
  office = await openJsonOffice('paged-agenda');
  chair = await office.program('chu.nhiem');
  const conflict = { accountId: 'u-demo-vice-2', relation: '', at: '2026-03-10T02:00:00.000Z' };
  const later = entry(900, { meetingId: randomUUID() });
  states = [
    ...Array.from({ length: onAgendaOf }, (_, i) => laid(i + 1, { meetings: [entry(i + 1)] })),
    laid(200, { meetings: [entry(200)], conflicts: [conflict] }),
    // Its meeting is another one now, so that it could come back to this one.
    laid(201, { meetings: [entry(201), later] }),
    laid(202, { meetings: [entry(202, { over: true })] }),
    ...Array.from({ length: waitingOf }, (_, i) => laid(300 + i)),
    laid(400, { conflicts: [conflict] }),
    laid(401, { stage: 'publication' }),
    laid(402, { proposedDiscipline: { to: 'Ban Thường vụ' } as never }),
    laid(403, { registration: { ...discussed.registration, receivedOn: '2026-03-17' } }),
  ];
  for (const state of states) await office.services.cases.views.add(project(state));
  await office.services.connection.collection<Meeting>('meetings').insertOne({
    _id: meetingId, body: 'commission', on, place: 'Phòng họp số 1', convenedBy: 'u-demo-chair',
    convenedAt: `${on}T01:00:00.000Z`, members: [], revision: 0,
  }); // prettier-ignore
}, 120_000);
afterAll(() => office.close(), 60_000);

/** What all pages of one of the two lists show, and how many each; the way on is that of the page. */
async function walk(
  person: Program,
  what: 'page' | 'candidates',
): Promise<{ numbers: string[]; sizes: number[] }> {
  const numbers: string[] = [];
  const sizes: number[] = [];
  for (let address: string | undefined = `/meetings/${meetingId}`; address !== undefined;) {
    const { text } = await person.get(address).expect(200);
    const [agenda = '', offered = ''] = text.split('<fieldset');
    const shown = (what === 'page' ? agenda : offered).match(/2026-\d{6}/g) ?? [];
    numbers.push(...shown);
    sizes.push(shown.length);
    const next: RegExpMatchArray[] = [...text.matchAll(/rel="next" href="([^"]+)"/g)];
    address = next
      .map(([, to]) => to?.replaceAll('&amp;', '&'))
      .find((to) => to?.includes(`${what}=${sizes.length + 1}`));
  }
  return { numbers, sizes };
}
const numbersOf = (some: readonly CaseState[]) => some.map(({ number }) => number);

test('an agenda comes page by page, in the order in which the cases were put on it, and nothing is left out', async () => {
  const { numbers, sizes } = await walk(chair, 'page');
  expect(numbers).toEqual(
    numbersOf(states.filter(({ meetings = [] }) => meetings.some((one) => one.meetingId === meetingId))),
  );
  expect(sizes).toEqual([50, 50, 23]);
  const { text } = await chair.get(`/meetings/${meetingId}?page=3`).expect(200);
  expect(text).toContain('Từ 101 đến 123 trong 123');
  expect(text).toContain('start="101"');
});

test('the cases that could be put on it are those that the rule lets on it, page by page', async () => {
  const lawful = states.filter(
    (state) => !isRefusal(whyNotOnAgenda(state, { meetingId, body: 'commission', on })),
  );
  expect(lawful).toHaveLength(waitingOf + 3);
  const { numbers, sizes } = await walk(chair, 'candidates');
  expect([...numbers].sort()).toEqual(numbersOf(lawful).sort());
  expect(sizes).toEqual([50, 23]);
  const { body } = await chair.get(`/api/v1/meetings/${meetingId}`).expect(200);
  expect(body.candidates.map(({ number }: { number: string }) => number).sort()).toEqual(
    numbersOf(lawful).sort(),
  );
  expect(body.agenda).toHaveLength(onAgendaOf + 3);
});

test('a page behind the last one is the last one', async () => {
  const { text } = await chair.get(`/meetings/${meetingId}?page=9&candidates=9`).expect(200);
  expect(text).toContain('Từ 101 đến 123 trong 123');
  expect(text).toContain('Từ 51 đến 73 trong 73');
});

test('whom a conflict of interest shuts out counts and sees the others alone', async () => {
  const vice = await office.program('pho.chu.nhiem.2');
  const agenda = await walk(vice, 'page');
  const candidates = await walk(vice, 'candidates');
  expect(agenda.numbers).toHaveLength(onAgendaOf + 2);
  expect(candidates.numbers).toHaveLength(waitingOf + 2);
  expect([...agenda.numbers, ...candidates.numbers]).not.toContain('2026-000200');
  expect(candidates.numbers).not.toContain('2026-000400');
});

test('the agenda is a file of what its reader may see, in the same order, told of by the log', async () => {
  const taken = async (username: string) => {
    const person = await office.program(username);
    expect((await person.get(`/meetings/${meetingId}`)).text).toContain(`/meetings/${meetingId}/agenda.xlsx`);
    const { headers, text } = await person.get(`/meetings/${meetingId}/agenda.csv`).expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename=Chuong-trinh-cuoc-hop-${on}.csv`);
    return parse(text, { bom: true });
  };
  const [all, without] = [await taken('chu.nhiem'), await taken('pho.chu.nhiem.2')];
  expect(all).toHaveLength(1 + onAgendaOf + 3);
  expect(all[1]?.slice(0, 3)).toEqual(['1', '2026-000001', '2026-03-02']);
  expect(all[1]?.[5]).toContain('Chưa ghi thành phần dự họp');
  const numbers = (lines: readonly string[][]) => lines.map(([, number]) => number);
  expect(numbers(without)).toEqual(numbers(all).filter((number) => number !== '2026-000200'));
  const log = (await office.services.cases.officeLog.readKept()).filter(
    ({ type }) => type === 'listExported',
  );
  expect(log.map(({ data }) => data)).toEqual(
    [onAgendaOf + 3, onAgendaOf + 2].map((count) => ({ list: 'agenda', format: 'csv', count })),
  );
});

test('rows from before, which do not say whose turn it is, are offered rather than lost', async () => {
  const rows = office.services.connection.collection('case_views');
  const before = await rows.findOneAndUpdate(
    { number: '2026-000300' },
    { $unset: { deliberates: '', onAgenda: '', putOnAt: '' } },
  );
  expect(before).not.toBeNull();
  const actor: Actor = { id: 'u-demo-chair', roles: ['chair'] };
  const meeting = await office.services.cases.meetings.find(meetingId);
  const offered = meeting && (await readAllCandidates({ cases: office.services.cases, actor }, meeting));
  expect(offered?.map(({ number }) => number)).toContain('2026-000300');
});
