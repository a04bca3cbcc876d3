import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import { seededVersion, withDismissalLapsing, withFirstHandling } from '../domain/seeded';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let chair: Program;
let caseId: string;
const room = '/api/v1/procedures';
const seeded = seededVersion('296-qd-tw');
const next = `${room}/296-qd-tw/${seeded + 1}`;
const key = () => ({ 'Idempotency-Key': randomUUID() });

beforeAll(async () => {
  office = await openJsonOffice('json-procedures');
  chair = await office.program('chu.nhiem');
  const intake = await office.program('tiep.nhan');
  caseId = String((await intake.post('/api/v1/cases', registrationExample, key())).body.caseId);
  const { reference } = office.services.cases;
  await reference.addProcedure(withFirstHandling(await reference.getProcedure('296-qd-tw', seeded), 3));
});
afterAll(async () => {
  await office.close();
});

test('versions are listed and read, each value with its source', async () => {
  const { body } = await chair.get(room);
  expect(body.items.map(({ id, version }: { id: string; version: number }) => `${id}@${version}`)).toEqual([
    `luat-to-cao-136@${seededVersion('luat-to-cao-136')}`,
    `296-qd-tw@${seeded + 1}`,
    `296-qd-tw@${seeded}`,
    `22-qd-tw@${seededVersion('22-qd-tw')}`,
    `luat-to-cao-2018@${seededVersion('luat-to-cao-2018')}`,
    `30-qd-tw@${seededVersion('30-qd-tw')}`,
  ]);
  const one = await chair.get(`${room}/296-qd-tw/${seeded}`);
  expect(one.body.limits.telling).toEqual({
    value: { count: 5, unit: 'workingDays', rollsForward: true },
    citation: 'Luật Tố cáo 2018, Điều 29',
    confidence: 'H',
  });
  expect((await chair.get(`${room}/296-qd-tw/99`)).status).toBe(404);
});

test('two versions are compared in the language asked for', async () => {
  const { body } = await chair.get(`${next}/comparison?with=296-qd-tw@${seeded}&lang=en`);
  const differing = body.rows.filter(({ differs }: { differs: boolean }) => differs);
  expect(differing).toMatchObject([
    { key: 'firstHandling', value: '3 working days', other: '7 working days' },
  ]);
  expect((await chair.get(`${next}/comparison`)).status).toBe(422);
});

test('what a version changes against the one that it follows is told as on its page; one that follows none changes nothing', async () => {
  const { status, body } = await chair.get(`${room}/296-qd-tw/${seeded}/changes?lang=en`);
  expect(status).toBe(200);
  expect(body.follows).toEqual({ id: '22-qd-tw', version: seededVersion('22-qd-tw') });
  expect(body.rows).toContainEqual(
    expect.objectContaining({ key: 'returned', now: '3 working days', clockKinds: ['returned'] }),
  );
  const page = await chair.get(`/procedures/296-qd-tw/${seeded}`).set('Accept', 'text/html');
  const [, table = ''] = page.text.split('id="follows"');
  const shown = table.split('id="whole"')[0] ?? '';
  expect(shown.match(/<th scope="row"/g)).toHaveLength(body.rows.length);
  expect((await chair.get(`${room}/30-qd-tw/${seededVersion('30-qd-tw')}/changes`)).body).toEqual({
    rows: [],
  });
  expect((await chair.get(`${room}/296-qd-tw/99/changes`)).status).toBe(404);
});

test('a preview changes nothing; cases are moved by the chair, once for one key', async () => {
  const path = `${next}/migration`;
  const { body } = await chair.get(path);
  // Received on Monday 2026-03-02: the third working day is Thursday, the seventh Wednesday a week later.
  expect(body.cases).toMatchObject([{ caseId, under: { procedure: { id: '296-qd-tw', version: seeded } } }]);
  expect(body.cases[0].clocks).toContainEqual(
    expect.objectContaining({
      kind: 'handling',
      change: 'takesLimit',
      before: '2026-03-11',
      after: '2026-03-05',
    }),
  );
  const [{ seenAct }] = body.cases;
  const order = { cases: [{ caseId, seenAct }], reason: 'Áp dụng thống nhất.' };
  const head = await office.program('truong.phong.1');
  expect((await head.get(path)).status).toBe(200);
  expect((await head.post(path, order, key())).status).toBe(403);
  expect((await chair.post(path, { ...order, reason: '' }, key())).status).toBe(422);
  const once = key();
  expect((await chair.post(path, order, once)).body).toEqual({ moved: 1, left: 0 });
  expect((await chair.post(path, order, once)).body).toEqual({ moved: 1, left: 0 });
  expect((await chair.post(path, order, key())).body).toEqual({ moved: 0, left: 1 });
  const events = await office.services.cases.events.read(caseId);
  expect(events.filter(({ type }) => type === 'rulesChanged')).toHaveLength(1);
  expect((await chair.get(path)).body).toEqual({ cases: [] });
});

test('a preview names the clocks that would stop, and those that would begin', async () => {
  const { reference } = office.services.cases;
  await reference.addProcedure(
    withDismissalLapsing(await reference.getProcedure('296-qd-tw', seeded + 1), 8),
  );
  const { body } = await chair.get(`${room}/296-qd-tw/${seeded + 2}/migration`);
  const clocks: { kind: string }[] = body.cases[0].clocks;
  // The violation ended on the last day of 2025: reprimand lapses after five years, warning after ten.
  expect(clocks.filter(({ kind }) => kind === 'limitation')).toEqual([
    {
      kind: 'limitation',
      of: 'reprimand',
      change: 'takesLimit',
      before: '2030-12-31',
      after: '2030-12-31',
      over: false,
    },
    { kind: 'limitation', of: 'dismissal', change: 'starts', after: '2033-12-31', over: false },
    { kind: 'limitation', of: 'warning+dismissal', change: 'stops', before: '2035-12-31', over: false },
    { kind: 'limitation', of: 'warning', change: 'starts', after: '2035-12-31', over: false },
  ]);
});

test('two laws are compared and said to be two; no case moves from one to the other, and is told why', async () => {
  const state = `${room}/luat-to-cao-136/${seededVersion('luat-to-cao-136')}`;
  expect((await chair.get(state)).body).toMatchObject({ law: 'state' });
  expect((await chair.get(`${room}/22-qd-tw/${seededVersion('22-qd-tw')}`)).body).toMatchObject({
    law: 'party',
  });
  const { body } = await chair.get(`${state}/comparison?with=296-qd-tw@${seeded}`);
  expect(body).toMatchObject({ law: 'state', otherLaw: 'party' });
  expect((await chair.get(`${state}/migration`)).body).toEqual({ cases: [] });
  const order = { cases: [{ caseId }], reason: 'Áp dụng thống nhất.' };
  expect((await chair.post(`${state}/migration`, order, key())).body).toMatchObject({
    moved: 0,
    left: 1,
    refused: [{ caseId, reason: 'rulesOfOtherLaw' }],
  });
});

test('a report about an official of a day before State law is refused with the reason', async () => {
  const intake = await office.program('tiep.nhan');
  const subject = { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' };
  const report = { ...registrationExample, subject, receivedOn: '2018-12-31' };
  const refused = await intake.post('/api/v1/cases', report, key());
  expect([refused.status, refused.body.reason]).toEqual([422, 'noRulesThen']);
  const taken = await intake.post('/api/v1/cases', { ...report, receivedOn: '2019-01-02' }, key());
  expect(taken.status).toBe(201);
});

test('an administrator reads the rules and sees no case', async () => {
  const admin = await office.program('quan.tri');
  expect((await admin.get(room)).status).toBe(200);
  expect((await admin.get(`${next}/migration`)).status).toBe(403);
});
