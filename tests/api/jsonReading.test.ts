import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { registrationExample } from '../../api/json/cases/examples';
import { caseListSchema, caseSchema, eventListSchema } from '../../api/json/cases/shapes';
import { meSchema } from '../../api/json/me/shapes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let intake: Program;
const caseIds: string[] = [];

beforeAll(async () => {
  office = await openJsonOffice('json-reading');
  intake = await office.program('tiep.nhan');
  for (let n = 1; n <= 5; n += 1) {
    const report = {
      ...registrationExample,
      receivedOn: `2026-03-0${n}`,
      kind: n > 3 ? 'feedback' : 'denunciation',
    };
    const { body } = await intake.post('/api/v1/cases', report, { 'Idempotency-Key': randomUUID() });
    caseIds.push(String(body.caseId));
  }
});
afterAll(async () => {
  await office.close();
});

test('nobody reads without signing in', async () => {
  for (const path of ['/api/v1/me', '/api/v1/cases', `/api/v1/cases/${caseIds[0]}`]) {
    const refused = await request(office.app).get(path);
    expect([refused.status, refused.type]).toEqual([401, 'application/problem+json']);
  }
});

test('the caller learns who they are and what they may do', async () => {
  const me = meSchema.parse((await intake.get('/api/v1/me')).body);
  expect(me).toMatchObject({ username: 'tiep.nhan', roles: ['intakeOfficer'] });
  expect(me.may).toEqual({
    seeCases: true,
    register: true,
    import: true,
    replay: false,
    manageAccounts: false,
    readMeetings: true,
    convene: false,
    readRegisters: true,
    keepRegisters: false,
  });
});

test('the list has pages with the count over all, and links that lead through them', async () => {
  const numbers: string[] = [];
  let path: string | undefined = '/api/v1/cases?size=2&order=newestFirst';
  for (let pages = 0; path !== undefined; pages += 1) {
    expect(pages).toBeLessThan(3);
    const list = caseListSchema.parse((await intake.get(path)).body);
    expect(list.total).toBe(5);
    numbers.push(...list.items.map(({ number }) => number));
    path = list.links.next;
  }
  expect(numbers).toEqual(['5', '4', '3', '2', '1'].map((n) => `2026-00000${n}`));
  const first = await intake.get('/api/v1/cases?size=2');
  expect(first.headers.link).toBe(`<${first.body.links.next}>; rel="next"`);
  // By its number as well, as an address may have been kept.
  const second = await intake.get('/api/v1/cases?size=2&page=2');
  // Limits pass meanwhile, and nothing else of a case is compared.
  const idsIn = ({ body }: request.Response) => body.items.map(({ caseId }: { caseId: string }) => caseId);
  expect(idsIn(second)).toEqual(idsIn(await intake.get(first.body.links.next)));
  expect([first.body.page, second.body.page]).toEqual([undefined, 2]);
});

test('nothing is skipped and nothing comes twice where cases move while a program goes from page to page, and back', async () => {
  const numbersOf = (body: { items: { number: string }[] }) => body.items.map(({ number }) => number);
  const list = '/api/v1/cases?size=2&order=lastActFirst';
  const first = (await intake.get(list)).body;
  expect(numbersOf(first)).toEqual(['2026-000005', '2026-000004']);
  // By number, the second page would show the second case of the first one again.
  expect((await intake.give(String(caseIds[0]), 'note', { text: 'Đã gọi.' })).status).toBe(200);
  const second = (await intake.get(first.links.next)).body;
  expect(numbersOf(second)).toEqual(['2026-000003', '2026-000002']);
  expect(second.links.next).toBeUndefined();
  const back = (await intake.get(second.links.previous)).body;
  expect(numbersOf(back)).toEqual(['2026-000005', '2026-000004']);
  expect(numbersOf((await intake.get(back.links.previous)).body)).toEqual(['2026-000001']);

  const other = await intake.get(first.links.next.replace('lastActFirst', 'dueFirst'));
  expect([other.status, other.body.errors[0].field]).toEqual([422, 'after']);
  expect((await intake.get('/api/v1/cases?after=x')).status).toBe(422);
});

test('cases are asked for by what has changed since, by days and by limits of a kind', async () => {
  const [first] = (await intake.get('/api/v1/cases?order=lastActFirst&size=1')).body.items;
  const totalOf = async (query: string) => {
    const { status, body } = await intake.get(`/api/v1/cases?${query}`);
    return status === 200 ? body.total : status;
  };
  expect(first.number).toBe('2026-000001');
  const at = new Date(first.lastActAt);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  expect(await totalOf(`changedSince=${at.toISOString()}`)).toBe(1);
  expect(await totalOf(`changedSince=${new Date(at.getTime() + 1).toISOString()}`)).toBe(0);
  expect(await totalOf(`registeredFrom=${yesterday}&registeredTo=${today}`)).toBe(5);
  expect(await totalOf(`registeredTo=2026-03-01`)).toBe(0);
  // The first handling of the report of 1 March ends on the seventh working day after it, that of 5 March later.
  const { body } = await intake.get(`/api/v1/cases/${caseIds[0]}`);
  const due = body.clocks.find(({ kind }: { kind: string }) => kind === 'handling').dueOn;
  expect(await totalOf(`openClock=handling&dueBefore=${due}`)).toBe(0);
  expect(await totalOf(`openClock=handling&dueBefore=2026-12-31`)).toBe(5);
  expect(await totalOf(`openClock=appeal&dueBefore=2026-12-31`)).toBe(0);
  expect(await totalOf(`dueBefore=2026-02-01`)).toBe(0);
  expect(await totalOf('dueBefore=soon')).toBe(422);
});

test.each([
  ['kind=feedback', 2],
  ['kind=feedback&kind=denunciation', 5],
  ['stage=closed', 0],
  ['text=luong%20van', 5],
  ['text=2026-000003', 1],
  ['waitingFor=me', 5],
  ['worksOn=me&stage=intake', 5],
  ['attention=overdue', undefined],
])('the list is filtered by %s', async (query, total) => {
  const { status, body } = await intake.get(`/api/v1/cases?${query}`);
  expect(status).toBe(200);
  if (total !== undefined) expect(body.total).toBe(total);
});

test('a filter that there is not is told, not passed over', async () => {
  const { status, body } = await intake.get('/api/v1/cases?stages=intake&size=1000&lang=en');
  expect(status).toBe(422);
  expect(body.errors.map(({ field }: { field: string }) => field)).toContain('size');
});

test('a case shows facts, clocks with their numbers and sentence, whose turn it is, and what the caller may do', async () => {
  const answer = await intake.get(`/api/v1/cases/${caseIds[0]}?lang=en`);
  const shown = caseSchema.parse(answer.body);
  expect(shown.facts.registration).toMatchObject({
    receivedOn: '2026-03-01',
    reporter: { standing: 'named' },
  });
  expect(shown.waiting).toMatchObject({ step: 'classify', roles: ['intakeOfficer', 'areaOfficer'] });
  const handling = shown.clocks.find(({ kind }) => kind === 'handling');
  expect(handling).toMatchObject({ count: 7, unit: 'workingDays', startedOn: '2026-03-01' });
  expect(handling?.sentence).toMatch(/^First handling within 7 working days of 01\/03\/2026/);
  expect(shown.commands.map(({ type }) => type)).toContain('classify');
  expect(shown.commands[0]?.title).toBe('Classify the report');
  expect(answer.headers.etag).toMatch(new RegExp(`^"act-${shown.lastAct.seq}\\.[\\w-]{22}"$`));
  const publisher = await office.program('cong.khai');
  const other = caseSchema.parse((await publisher.get(`/api/v1/cases/${caseIds[0]}`)).body);
  expect(other.commands.map(({ type }) => type)).not.toContain('classify');
});

test('what was answered before is not answered anew, and what says something else is', async () => {
  const path = `/api/v1/cases/${caseIds[0]}`;
  const { headers } = await intake.get(path);
  const kept = { 'If-None-Match': headers.etag ?? '' };
  const again = await intake.get(path).set(kept);
  expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
  const english = await intake.get(`${path}?lang=en`).set(kept);
  expect(english.status).toBe(200);
  expect(english.headers.etag).not.toBe(headers.etag);
  // By the last act alone nothing is said of clocks, which move on though nobody acts.
  const [act] = String(headers.etag).split('.');
  expect((await intake.get(path).set('If-None-Match', `${act}"`)).status).toBe(200);
  const list = await intake.get('/api/v1/cases?size=2');
  expect(
    (await intake.get('/api/v1/cases?size=2').set('If-None-Match', list.headers.etag ?? '')).status,
  ).toBe(304);
});

test('what programs read is packed; no page is, nor a session, nor an answer to which another site has led', async () => {
  const packing = async (path: string, headers: Record<string, string> = {}) => {
    const { headers: told, text } = await intake.agent
      .get(path)
      .set({ 'Accept-Encoding': 'gzip', ...headers });
    expect(text.length).toBeGreaterThan(1000);
    return [told['content-encoding'], told.vary?.includes('Accept-Encoding') ?? false];
  };
  expect(await packing('/api/v1/cases')).toEqual(['gzip', true]);
  expect(await packing(`/api/v1/cases/${caseIds[0]}`, { 'Sec-Fetch-Site': 'same-origin' })).toEqual([
    'gzip',
    true,
  ]);
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await packing('/api/v1/cases', { 'Sec-Fetch-Site': site }))[0]).toBeUndefined();
  expect((await packing('/cases', { Accept: 'text/html' }))[0]).toBeUndefined();
  const plain = await intake.agent.get(`/api/v1/cases/${caseIds[0]}`).set('Accept-Encoding', 'identity');
  const packed = await intake.agent.get(`/api/v1/cases/${caseIds[0]}`).set('Accept-Encoding', 'gzip');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.body).toEqual(plain.body);
  expect(packed.headers.etag).not.toBe(plain.headers.etag);
});

test('events come in order and by pages', async () => {
  const path = `/api/v1/cases/${caseIds[0]}/events`;
  const all = eventListSchema.parse((await intake.get(path)).body);
  expect(all.items.map(({ seq }) => seq)).toEqual(all.items.map((_, i) => i + 1));
  expect(all.items[0]).toMatchObject({
    type: 'reportRegistered',
    by: 'u-demo-intake',
    commandId: caseIds[0],
  });
  const page = eventListSchema.parse((await intake.get(`${path}?after=1&size=1`)).body);
  expect(page.items.map(({ seq }) => seq)).toEqual([2]);
  // A limit may end between two questions: what there is only grows.
  const later = eventListSchema.parse((await intake.get(path)).body);
  expect(page.total).toBeGreaterThanOrEqual(all.total);
  expect(page.total).toBeLessThanOrEqual(later.total);
  expect(page.links.next).toBe(`${path}?after=2&size=1`);
});

test('a conflict of interest closes every door: page, list, count, events, commands', async () => {
  const [, , caseId = ''] = caseIds;
  const area = await office.program('dia.ban.2');
  const declared = await area.give(caseId, 'declareConflict', {
    accountId: 'u-demo-area-2',
    relation: 'Anh họ',
  });
  expect(declared.status).toBe(200);
  expect((await area.get(`/api/v1/cases/${caseId}`)).status).toBe(404);
  expect((await area.get(`/api/v1/cases/${caseId}/events`)).status).toBe(404);
  expect((await area.give(caseId, 'note', { text: 'Ghi chú' })).status).toBe(404);
  const list = caseListSchema.parse((await area.get('/api/v1/cases')).body);
  expect(list.total).toBe(4);
  expect(list.items.map((item) => item.caseId)).not.toContain(caseId);
});

test('an administrator sees no case', async () => {
  const administrator = await office.program('quan.tri');
  expect((await administrator.get('/api/v1/cases')).body.total).toBe(0);
  expect((await administrator.get(`/api/v1/cases/${caseIds[0]}`)).status).toBe(404);
});

test('an auditor reads a case as it stood after an event or at a moment; others may not', async () => {
  const [caseId = ''] = caseIds;
  const auditor = await office.program('giam.sat');
  const path = `/api/v1/cases/${caseId}/moment`;
  const before = (await auditor.get(path)).body;
  expect((await intake.give(caseId, 'note', { text: 'Ghi thêm.' })).status).toBe(200);
  const then = caseSchema.parse((await auditor.get(`${path}?sequence=1`)).body);
  expect(then.clocks).toEqual([]);
  expect(then.lastAct.seq).toBe(1);
  expect(caseSchema.parse((await auditor.get(path)).body).lastAct.seq).toBeGreaterThan(before.lastAct.seq);
  expect((await auditor.get(`${path}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
  expect((await auditor.get(`${path}?at=hôm qua`)).status).toBe(422);
  expect((await intake.get(path)).status).toBe(403);
});

test('a parameter that is not known is named', async () => {
  for (const [path, field] of [
    ['/api/v1/cases?limit=2', 'limit'],
    ['/api/v1/me?who=all&lang=en', 'who'],
    [`/api/v1/cases/${caseIds[0]}?fields-of=a`, 'fields-of'],
    [`/api/v1/cases/${caseIds[0]}/files?page=1`, 'page'],
  ] as const) {
    const { status, body } = await intake.get(path);
    expect([status, body.errors]).toEqual([422, [{ field, detail: expect.stringContaining(field) }]]);
  }
  const query = await intake.post('/api/v1/cases?dryRun=true', registrationExample, {
    'Idempotency-Key': randomUUID(),
  });
  expect([query.status, query.body.errors[0].field]).toEqual([422, 'dryRun']);
});

test('the audit finds the cases in which something was judged anew by what it was', async () => {
  const [caseId = ''] = caseIds;
  const auditor = await office.program('giam.sat');
  const listed = async (fact: string) =>
    caseListSchema
      .parse((await auditor.get(`/api/v1/cases?judgedAnew=${fact}`)).body)
      .items.map((one) => one.caseId);
  expect(await listed('protection')).toEqual([]);
  const chair = await office.program('chu.nhiem');
  await intake.give(caseId, 'requestProtection', {
    askedBy: 'reporter',
    way: 'writing',
    on: '2026-03-02',
    whom: ['reporter'],
    explanation: 'Có dấu hiệu gây sức ép.',
  });
  for (const measures of ['Giữ bí mật nơi làm việc.', 'Giữ bí mật cả nơi ở.'])
    expect(
      (
        await chair.give(caseId, 'decideProtection', {
          on: '2026-03-02',
          granted: true,
          kinds: ['secrecy'],
          measures,
          lateReason: 'Ghi theo sổ.',
        })
      ).status,
    ).toBeLessThan(300);
  expect(await listed('protection')).toEqual([caseId]);
  // What was granted is read by those who sign, who put it down and who audits, and by nobody else who works on the case.
  for (const [who, reads] of [
    ['chu.nhiem', true],
    ['tiep.nhan', true],
    ['giam.sat', true],
    ['truong.phong.1', false],
  ] as const) {
    const reader = await office.program(who);
    const whole = await reader.get(`/api/v1/cases/${caseId}`);
    const events = await reader.get(`/api/v1/cases/${caseId}/events`);
    expect([whole.status, events.status]).toEqual([200, 200]);
    for (const { text } of [whole, events]) expect([who, text.includes('cả nơi ở')]).toEqual([who, reads]);
    expect(events.text).toContain('protectionDecided');
  }
  expect(await listed('vote')).toEqual([]);
  // The page's list is the same, and so is its count on the desk.
  expect((await auditor.get('/cases?list=judgedAnew')).text).toContain(`/cases/${caseId}`);
  expect((await auditor.get('/api/v1/cases?judgedAnew=everything')).status).toBe(422);
});
