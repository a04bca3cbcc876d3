import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type request from 'supertest';
import { everyCase } from '../../domain/access/policy';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilReported } from './jsonOrdinaryCase';

let office: JsonOffice;
let related: { vice: Program; head: Program };
/** Reported, on the agenda, with a number of the register; and hidden from both. */
let hidden: { caseId: string; number: string };
let own: { caseId: string; number: string };
let meeting: string;

const key = () => ({ 'Idempotency-Key': randomUUID() });
const register = 'QĐ 2026';

beforeAll(async () => {
  office = await openJsonOffice('conflict-doors');
  const intake = await office.program('tiep.nhan');
  const chair = await office.program('chu.nhiem');
  related = { vice: await office.program('pho.chu.nhiem.2'), head: await office.program('truong.phong.2') };
  const read = async (caseId: string) => ({
    caseId,
    number: String((await intake.get(`/api/v1/cases/${caseId}`)).body.number),
  });
  hidden = await read(await receive(intake));
  own = await read(await receive(intake));
  await bring(office, hidden.caseId, untilReported);
  const convening = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };
  meeting = String((await chair.post('/api/v1/meetings', convening, key())).body.meetingId);
  const put = await chair.post(`/api/v1/meetings/${meeting}/agenda`, { cases: [hidden.caseId] }, key());
  expect(put.body.put).toBe(1);
  const drafted = { kind: 'drafted' as const, entries: [] };
  const plan = { year: 2026, by: 'u-demo-vice-1', at: new Date().toISOString(), commandId: 'k-1' };
  expect(await office.services.cases.plans.add({ ...plan, deed: drafted }, 0)).toBe(true);
  for (const [program, accountId] of [
    [related.vice, 'u-demo-vice-2'],
    [related.head, 'u-demo-head-2'],
  ] as const) {
    const declared = await program.give(hidden.caseId, 'declareConflict', { accountId, relation: 'Em ruột' });
    expect(declared.status).toBe(200);
  }
  // It came in long ago: what falls due by itself has fallen due before pages of it are compared.
  const { views } = office.services.cases;
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await views.find(own.caseId, everyCase))?.attention === 'overdue') break;
    await pause(50);
  }
}, 180_000);
afterAll(() => office.close(), 60_000);

const conflicts = async () =>
  (await office.services.cases.officeLog.readKept()).flatMap((kept) =>
    kept.type === 'accessRefused'
      ? [{ by: kept.by, ...(kept.data as { pattern: string; why: string }) }]
      : [],
  );

/** The entries that are new; an entry is written right after the answer. */
async function newEntries(before: number, expected: number) {
  for (let tries = 1; tries < 50 && (await conflicts()).length < before + expected; tries += 1)
    await pause(50);
  return (await conflicts()).slice(before);
}

/** As a page sends it. */
const form = (program: Program, path: string, values: object) =>
  program.agent
    .post(path)
    .type('form')
    .send({ _csrf: program.token, commandId: randomUUID(), ...values });

type Asking = (named: { caseId: string; number: string }) => PromiseLike<request.Response>;
const forms = { seenAct: 1, explanation: 'Cùng một vụ việc.' };

const doors: [door: string, who: 'vice' | 'head', pattern: string, ask: Asking][] = [
  [
    'a command of JSON to it',
    'vice',
    '/api/v1/cases/:caseId/commands/:type',
    ({ caseId }) => related.vice.give(caseId, 'note', { text: 'Ghi chú.' }),
  ],
  [
    'a command of JSON that names it',
    'head',
    '/api/v1/cases/:caseId/commands/:type',
    ({ caseId: into }) => related.head.give(own.caseId, 'merge', { into, explanation: 'Cùng một vụ việc.' }),
  ],
  [
    'a form that names its number',
    'head',
    '/cases/:caseId/commands/:type',
    ({ number }) => form(related.head, `/cases/${own.caseId}/commands/merge`, { ...forms, into: number }),
  ],
  [
    'an agenda of JSON',
    'vice',
    '/api/v1/meetings/:meetingId/agenda',
    ({ caseId }) => related.vice.post(`/api/v1/meetings/${meeting}/agenda`, { cases: [caseId] }, key()),
  ],
  [
    'an agenda',
    'vice',
    '/meetings/:meetingId/agenda',
    ({ caseId }) => form(related.vice, `/meetings/${meeting}/agenda`, { cases: [caseId] }),
  ],
  [
    'attendance of one case, of JSON',
    'vice',
    '/api/v1/meetings/:meetingId/attendance',
    async ({ caseId }) => {
      const { body } = await related.vice.get(`/api/v1/meetings/${meeting}`);
      const members = body.members.map(({ id }: { id: string }) => ({ id, standing: 'present' }));
      return related.vice.post(`/api/v1/meetings/${meeting}/attendance`, { members, caseId }, key());
    },
  ],
  [
    'attendance of one case',
    'vice',
    '/meetings/:meetingId/attendance',
    ({ caseId }) => related.vice.get(`/meetings/${meeting}/attendance?case=${caseId}`),
  ],
  [
    'an entry of a plan about its subject',
    'head',
    '/inspection-plans/new',
    ({ caseId }) => related.head.get(`/inspection-plans/new?case=${caseId}`),
  ],
  [
    'taking up an entry of a plan',
    'head',
    '/inspection-plans/:year/entries/:entryId/take-up',
    ({ caseId }) => form(related.head, '/inspection-plans/2026/entries/e-1/take-up', { caseId }),
  ],
  [
    'moving it to other rules',
    'vice',
    '/calendars/:id/:version/migration',
    async ({ caseId }) => {
      const { id, version } = await office.services.cases.reference.getCurrentCalendar();
      const chosen = { cases: [caseId], reason: 'Lịch mới.' };
      return form(related.vice, `/calendars/${id}/${version}/migration`, chosen);
    },
  ],
];

test.each(doors)(
  'by whichever door a hidden case is named, the log tells it and the answer does not: %s',
  async (_door, who, pattern, ask) => {
    const before = (await conflicts()).length;
    const readNotices = () => related[who].agent.get('/meetings');
    await readNotices();
    const there = await ask(hidden);
    const by = who === 'vice' ? 'u-demo-vice-2' : 'u-demo-head-2';
    expect(await newEntries(before, 1)).toEqual([expect.objectContaining({ by, pattern, why: 'conflict' })]);

    await readNotices();
    const nothing = { caseId: randomUUID(), number: 'TC-2026-99999' };
    const absent = await ask(nothing);
    const answer = ({ status, text, headers }: request.Response) => ({
      status,
      location: headers.location as unknown,
      // What is sent back to who sent it, and what differs each time: ids of commands, nonces, the log's own id.
      text: [hidden, nothing]
        .flatMap(({ caseId, number }) => [caseId, number])
        .reduce((said, one) => said.replaceAll(one, '…'), text)
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
        .replace(/nonce="[^"]*"|name="_csrf" value="[^"]*"/g, '…'),
    });
    expect(answer(there)).toEqual(answer(absent));
    expect(await newEntries(before + 1, 0)).toEqual([]);
  },
  60_000,
);

test('marking its number in a register is told by the log', async () => {
  const before = (await conflicts()).length;
  const order = { register, from: 1, reason: 'Ghi nhầm.' };
  expect((await related.vice.post('/api/v1/registers/marks', order, key())).status).toBe(422);
  expect(await newEntries(before, 1)).toEqual([
    expect.objectContaining({ pattern: '/api/v1/registers/marks', why: 'conflict' }),
  ]);
});

test('what the case itself refuses while lists do not know of the conflict yet is told by the log', async () => {
  const { views } = office.services.cases;
  const view = await views.find(hidden.caseId, everyCase);
  if (!view) throw new Error('not there');
  const isBehind = { seq: view.seq + 1000, conflictOf: [], state: { ...view.state, conflicts: [] } };
  await views.save({ ...view, ...isBehind });
  const before = (await conflicts()).length;
  expect((await related.vice.give(hidden.caseId, 'note', { text: 'Ghi chú.' })).status).toBe(403);
  expect(await newEntries(before, 1)).toEqual([expect.objectContaining({ why: 'conflict' })]);
});
