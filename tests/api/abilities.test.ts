import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../../api/json/openapi/document';
import { choicesSchema } from '../../api/json/choices/shapes';
import { importListSchema, importRowsSchema, importSchema } from '../../api/json/imports/shapes';
import { paperListSchema } from '../../api/json/papers/shapes';
import { unitListSchema } from '../../api/json/units/routes';
import { loadTexts } from '../../language/texts';
import { columnHeadings, columnIds } from '../../office/import/columns';
import { listedRoutes } from '../fuzz/listedRoutes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';
import { pageAbilities } from './pageAbilities';

let office: JsonOffice;
let intake: Program;
let caseId: string;
beforeAll(async () => {
  office = await openJsonOffice('abilities');
  intake = await office.program('tiep.nhan');
  caseId = await receive(intake);
}, 120_000);
afterAll(() => office.close(), 60_000);

describe('what pages can do, JSON can', () => {
  const acts = () =>
    listedRoutes(office.app)
      .filter(({ method, pattern }) => !['GET', 'HEAD'].includes(method) && !pattern.startsWith('/api/'))
      .map(({ pattern }) => pattern)
      .sort();

  test('every act of a page is in the table, and nothing else', () => {
    expect(acts()).toEqual(Object.keys(pageAbilities).sort());
  });

  test('what is done by JSON is described, and what is owed is told by its number', () => {
    const { paths } = openApiDocument(loadTexts(), '1.0.0');
    const described = new Set(
      Object.values(paths).flatMap((operations) => Object.values(operations).map((one) => one.operationId)),
    );
    const named = Object.values(pageAbilities).flatMap((one) =>
      typeof one === 'object' && 'json' in one ? one.json : [],
    );
    expect(named.filter((id) => !described.has(id))).toEqual([]);
    const owed = Object.values(pageAbilities).filter((one) => one === 'notYet').length;
    const told = readFileSync(join(__dirname, '..', '..', 'docs', 'json-api.md'), 'utf8');
    expect(told).toContain(`${owed} acts of pages have no operation yet`);
  });
});

test('units are listed as a day has them, by parts of their names', async () => {
  const list = unitListSchema.parse((await intake.get('/api/v1/units?size=100')).body);
  expect(list.total).toBeGreaterThan(5);
  const [first] = list.items.filter(({ under }) => under.length > 0);
  const found = unitListSchema.parse(
    (await intake.get(`/api/v1/units?text=${encodeURIComponent(first?.name.toUpperCase() ?? '')}`)).body,
  );
  expect(found.items.map(({ id }) => id)).toContain(first?.id);
  expect((await intake.get('/api/v1/units?on=1900-01-01')).body.total).toBeLessThan(list.total);
  expect((await (await office.program('quan.tri')).get('/api/v1/units')).status).toBe(403);
});

test('a register is looked at, asked about and brought in by JSON, and is nobody else’s', async () => {
  const row = (cells: Record<string, string>) => columnIds.map((id) => cells[id] ?? '').join(';');
  const file = [
    columnIds.map((id) => columnHeadings[id]).join(';'),
    row({ number: '7', receivedOn: 'hôm qua' }),
  ].join('\n');
  const send = (by: Program, content = file) =>
    by.agent
      .post('/api/v1/imports')
      .set('X-CSRF-Token', by.token)
      .attach('file', Buffer.from(content), 'so.csv');
  const sent = await send(intake);
  expect([sent.status, sent.body.errors]).toEqual([201, undefined]);
  const begun = importSchema.parse(sent.body);
  expect(begun).toMatchObject({ own: true, phase: 'nothingGood', counts: { wrong: 1, ready: 0 } });
  expect(importSchema.parse((await intake.get(begun.links.self)).body)).toEqual(begun);
  const rows = importRowsSchema.parse((await intake.get(begun.links.rows ?? '')).body);
  expect(rows.wrong.map(({ row: n, number }) => [n, number])).toContainEqual([2, '7']);
  const run = await intake.post(`${begun.links.self}/run`);
  expect([run.status, run.body.phase]).toEqual([202, 'nothingGood']);
  expect(
    (await intake.post(`${begun.links.self}/answers`, { rows: [2], all: true })).body.errors[0].field,
  ).toBe('all');

  const head = await office.program('truong.phong.1');
  const list = importListSchema.parse((await head.get('/api/v1/imports')).body);
  expect(list.items).toMatchObject([{ importId: begun.importId, own: false }]);
  expect((await head.get(`${begun.links.self}/rows`)).status).toBe(404);
  expect((await (await office.program('cong.khai')).get('/api/v1/imports')).status).toBe(403);
  expect((await send(await office.program('cong.khai'))).status).toBe(403);
  expect((await send(intake, 'x')).body.errors[0].field).toBe('file');
  const gone = await intake.agent.delete(begun.links.self).set('X-CSRF-Token', intake.token);
  expect([gone.status, (await intake.get(begun.links.self)).status]).toEqual([204, 404]);
});

test('whom a command may name is told to whoever may give it, and to nobody else', async () => {
  const other = await receive(intake);
  await bring(office, other, ['classify', 'accept', 'proposeAssignment']);
  const area = await office.program('dia.ban.1');
  const path = `/api/v1/cases/${other}/choices/formTeam`;
  const answer = await area.get(path);
  expect([answer.status, answer.body.reason]).toEqual([200, undefined]);
  const chosen = choicesSchema.parse(answer.body);
  expect(chosen.fields.map(({ name, many }) => [name, many])).toEqual([
    ['leader', false],
    ['members', true],
  ]);
  expect(chosen.fields[0]?.accounts.length).toBeGreaterThan(0);
  const refused = await intake.get(path);
  expect([refused.status, refused.body.reason]).toEqual([403, 'notYourRole']);
  expect((await area.get(`/api/v1/cases/${other}/choices/conclude`)).status).toBeGreaterThanOrEqual(403);
  expect((await area.get(`/api/v1/cases/${other}/choices/nothing`)).status).toBe(404);
});

test('papers are listed with links, issued once and taken as files', async () => {
  await bring(office, caseId, untilSigned);
  const head = await office.program('truong.phong.1');
  const { links } = (await head.get(`/api/v1/cases/${caseId}`)).body;
  const listed = async (by: Program) => paperListSchema.parse((await by.get(links.papers)).body).items;
  const open = (await listed(head)).filter(({ links: { issue } }) => issue !== undefined);
  expect(open.length).toBeGreaterThan(1);
  const [paper] = open;
  const issue = paper?.links.issue ?? '';
  const first = await head.post(issue);
  expect([first.status, first.body.detail]).toEqual([201, undefined]);
  const again = await head.post(issue);
  expect([again.status, again.body]).toEqual([200, first.body]);
  for (const [link, begins] of [
    [first.body.links.pdf, '%PDF'],
    [first.body.links.docx, 'PK'],
  ]) {
    const file = await head.agent
      .get(link)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect([file.status, (file.body as Buffer).subarray(0, begins.length).toString()]).toEqual([200, begins]);
  }
  const auditor = await office.program('giam.sat');
  expect((await listed(auditor)).every(({ links: one }) => one.issue === undefined)).toBe(true);
  expect((await auditor.post(open[1]?.links.issue ?? '')).status).toBe(403);
  expect((await head.get(`/api/v1/cases/${caseId}/papers/${paper?.of}/nothing/pdf`)).status).toBe(404);
});

test('people set their language, their letters and who acts for them, each of themselves alone', async () => {
  const { agent, token } = await office.program('dia.ban.2');
  const put = (path: string, body: object) => agent.put(path).set('X-CSRF-Token', token).send(body);
  expect((await put('/api/v1/me/language', { language: 'en' })).body).toEqual({ language: 'en' });
  expect((await agent.get('/api/v1/me')).body.language).toBe('en');
  expect((await put('/api/v1/me/letters', { address: 'x' })).body.errors[0].field).toBe('address');
  const address = 'dia.ban.2@liem.example';
  expect((await put('/api/v1/me/letters', { address })).body.address).toBe(address);
  expect((await put('/api/v1/me/letters', { address: null })).body.address).toBeNull();

  const own = '/api/v1/away/u-demo-area-2';
  const { deputies } = (await agent.get(own)).body;
  const absence = { from: '2026-01-01', to: '2099-12-31', deputy: deputies[0].id };
  for (const [field, wrong] of [
    ['to', { ...absence, to: '2020-01-01' }],
    ['deputy', { ...absence, deputy: 'u-demo-area-2' }],
    ['until', { ...absence, until: '2099-12-31' }],
  ] as const)
    expect((await put(own, wrong)).body.errors[0].field).toBe(field);
  const arranged = await put(own, absence);
  expect([arranged.status, arranged.body.absence]).toEqual([200, absence]);
  expect((await agent.delete(own).set('X-CSRF-Token', token)).status).toBe(204);
  expect((await agent.get(own)).body.absence).toBeUndefined();
  expect((await put('/api/v1/away/u-demo-chair', absence)).status).toBe(403);
});
