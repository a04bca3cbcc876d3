import { randomUUID } from 'node:crypto';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let intake: Program;
let auditor: Program;
const path = '/api/v1/satisfaction';
const key = (id = randomUUID()) => ({ 'Idempotency-Key': id });
const scores = (conduct: number) => ({
  easyToReach: 4,
  toldOfSteps: 4,
  conduct,
  feltSafe: 5,
  explained: 3,
});
const opinion = (conduct: number, on = '2026-11-24') => ({ way: 'paper', on, scores: scores(conduct) });

beforeAll(async () => {
  office = await openJsonOffice('satisfaction');
  intake = await office.program('tiep.nhan');
  auditor = await office.program('giam.sat');
}, 120_000);
afterAll(() => office.close(), 60_000);

test('opinions are put down, told from five on, and never joined with a case', async () => {
  for (const conduct of [1, 2, 3])
    expect((await intake.post(path, opinion(conduct), key())).status).toBe(204);
  // Sent twice it is one opinion.
  const twice = key();
  expect((await intake.post(path, opinion(2), twice)).status).toBe(204);
  expect((await intake.post(path, opinion(2), twice)).status).toBe(204);
  expect((await auditor.get(path)).body).toEqual({ quarters: [] });
  const page = await auditor.get('/satisfaction').set('Accept', 'text/html');
  expect(page.text).toContain('Chưa đủ 5 người trả lời');

  const { text } = await intake.agent
    .post('/satisfaction')
    .type('form')
    .send({ _csrf: intake.token, commandId: randomUUID(), way: 'reception', on: '1/10/2026', ...scores(4) });
  expect(text).not.toContain('error');
  const means = { easyToReach: 4, toldOfSteps: 4, conduct: 2.4, feltSafe: 5, explained: 3 };
  const totals = { count: 5, means };
  expect((await auditor.get(path)).body).toEqual({ quarters: [{ quarter: '2026-4', totals }], all: totals });
  const full = await auditor.get('/satisfaction').set('Accept', 'text/html');
  expect(full.text).toContain('Quý 4/2026');
  expect(full.text).toContain('Dưới mức trung bình, cần khắc phục');
  const stored = await office.services.connection.collection('written_opinions').find().toArray();
  expect(Object.keys(stored[0] ?? {}).sort()).toEqual(['_id', 'quarter', 'scores', 'way']);
});

test('a sheet with a gap, or of tomorrow, comes back with what was typed; who has no part in it is refused', async () => {
  const sent = { _csrf: intake.token, commandId: randomUUID(), way: 'paper', on: '31/12/2099', conduct: '4' };
  const { status, text } = await intake.agent.post('/satisfaction').type('form').send(sent);
  expect(status).toBe(422);
  expect(text).toContain('Ngày này chưa đến');
  expect(text).toMatch(/name="conduct"[^>]*value="4"[^>]*checked/);
  const wrong = await intake.post(path, { ...opinion(9), unknown: true }, key());
  expect(wrong.status).toBe(422);
  expect((await auditor.post(path, opinion(1), key())).status).toBe(403);
  const officer = await office.program('dia.ban.1');
  expect([(await officer.get(path)).status, (await officer.get('/satisfaction')).status]).toEqual([403, 403]);
});
