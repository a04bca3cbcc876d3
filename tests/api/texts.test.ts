import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { registrationExample } from '../../api/json/cases/examples';
import { checkChain, linkHash } from '../../domain/proof/chain';
import { isDamaged, plainText } from '../../domain/text/plainText';
import { openedEvents } from '../servers';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { receive } from './jsonOrdinaryCase';

let office: JsonOffice;
let intake: Program;
let caseId: string;
beforeAll(async () => {
  office = await openJsonOffice('texts');
  intake = await office.program('tiep.nhan');
  caseId = await receive(intake);
});
afterAll(() => office.close(), 60_000);

interface Said {
  text?: string;
  allegations?: { summary: string }[];
  backlog?: { row: number };
}
const keptLinks = () => office.services.cases.events.readKept(caseId);
const said = (query: object) =>
  openedEvents<Said>(office.services.connection, office.services.cases.events, query);

/** The hash that an event with these data would have, whoever gave it and when. */
const hashOf = (data: unknown) =>
  linkHash('', { caseId: '', seq: 1, at: '', by: '', commandId: '', type: '', data });

/** What people paste: any character of Unicode, other line breaks, marks apart, signs that nobody sees. */
const typedTexts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\r\n',
        '\r',
        '\v',
        '\u2028',
        '\u200b',
        '\ufeff',
        '\u202e',
        '\u00ad',
        '\t',
        '\u0007',
        '"',
        ',',
        ';',
      ),
      fc.constantFrom(
        'Nguye\u0302\u0303n',
        'Nguyễn',
        'Tha\u0309o',
        '😀',
        '\u037e',
        '\u212b',
        '\uf0b7',
        '\u0085',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => `Nội dung: ${parts.join('')}.`)
  .filter((typed) => !isDamaged(typed));
const texts = fc.sample(typedTexts, { numRuns: 24, seed: 20261129 });

const form = (path: string, fields: Record<string, string>) =>
  intake.agent
    .post(path)
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: intake.token, ...fields });

const registered = (reporter: object, more: object = {}) =>
  intake.post(
    '/api/v1/cases',
    { ...registrationExample, ...more, reporter },
    { 'Idempotency-Key': randomUUID() },
  );

test('half a character in JSON is refused by the name of its field, and leaves no trace', async () => {
  const before = await keptLinks();
  const refused = await intake.give(caseId, 'note', { text: 'Đã gọi \ud83d điện' });
  expect(refused.status).toBe(422);
  expect(refused.type).toBe('application/problem+json');
  expect(refused.body.errors).toEqual([{ field: 'text', detail: expect.stringContaining('Gõ lại') }]);
  expect(await keptLinks()).toEqual(before);
  expect((await intake.give(caseId, 'note', { text: 'Đã gọi 😀 điện' })).status).toBe(200);
  expect(checkChain(caseId, await keptLinks())).toMatchObject({ intact: true });
});

test.each([
  ['allegations.0.summary', { allegations: [{ summary: '\ud83d' }] }, {}],
  ['subject.name', { subject: { ...registrationExample.subject, name: 'Lương\0' } }, {}],
  ['reporter.identity.originalText', {}, { originalText: 'Kính gửi \ufffe' }],
])('damage in %s of a registration is refused by that name', async (field, facts, identity) => {
  const { reporter } = registrationExample;
  const sent = { ...reporter, identity: { ...reporter.identity, ...identity } };
  const refused = await registered(sent, facts);
  expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, field]);
});

test('the page of a form that sent damage says so in words', async () => {
  const path = `/cases/${caseId}/commands/note`;
  const body = `_csrf=${encodeURIComponent(intake.token)}&commandId=${randomUUID()}&seenAct=1&text=a%00b`;
  const send = () => intake.agent.post(path).set('Accept', 'text/html').type('form').send(body);
  const refused = await send();
  expect([refused.status, refused.type]).toEqual([422, 'text/html']);
  expect(refused.text).toContain('Văn bản có ký tự hỏng');
});

test('damage in a query is refused too', async () => {
  const refused = await intake.get('/api/v1/cases?text=a%00b');
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'text']);
});

test('the same text, by form or by JSON, is stored as the same text with the same hash, and the chain verifies', async () => {
  for (const typed of texts) {
    expect((await intake.give(caseId, 'note', { text: typed })).status).toBe(200);
    const sent = await form(`/cases/${caseId}/commands/note`, {
      commandId: randomUUID(),
      seenAct: '1',
      // Browsers send every line break so.
      text: typed.replace(/\r\n?|\n/g, '\r\n'),
    });
    expect(sent.status).toBe(303);
  }
  const notes = (await said({ caseId, type: 'noted' })).slice(-2 * texts.length);
  const pairs = texts.map((typed, i) => ({ typed, json: notes[2 * i]?.data, form: notes[2 * i + 1]?.data }));
  for (const { typed, json, form } of pairs) {
    expect(json).toEqual({ text: plainText(typed).trim() });
    expect(form).toEqual(json);
    expect(hashOf(form)).toBe(hashOf({ text: plainText(typed).trim() }));
  }
  expect(checkChain(caseId, await keptLinks())).toMatchObject({ intact: true });
});

test('the same text, from a register or by JSON, opens cases whose content has the same hash', async () => {
  const heading = readFileSync(join(__dirname, '..', 'import', 'register-2026.csv'), 'utf8').split(
    /\r?\n/,
    1,
  )[0];
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = texts.map(
    (typed, i) =>
      `${i + 1},02/03/2026,Bưu điện,Tố cáo,Người Gửi Mẫu,,,Lý Văn Mẫu Thứ ${i},,Sở Mẫu,Ban Thường vụ Tỉnh ủy,${cell(typed)},,,`,
  );
  const file = Buffer.from([heading, ...lines].join('\r\n'));
  const uploaded = await intake.agent
    .post('/import')
    .field('_csrf', intake.token)
    .attach('file', file, 'so.csv');
  expect([uploaded.status, uploaded.headers.location]).toEqual([303, expect.stringMatching(/^\/import\/./)]);
  const page = String(uploaded.headers.location);
  expect((await form(`${page}/run`, {})).status).toBe(303);
  const imported = async () =>
    (await said({ type: 'reportRegistered' })).filter(({ data }) => (data.backlog?.row ?? 0) > 0);
  while ((await imported()).length < texts.length) await pause(200);

  const { standing, identity } = registrationExample.reporter;
  for (const link of await imported()) {
    const typed = texts[(link.data.backlog?.row ?? 0) - 2] ?? '';
    const other = await registered({ standing, identity }, { allegations: [{ summary: typed }] });
    const [json] = await said({ caseId: String(other.body.caseId), seq: 1 });
    expect(link.data.allegations?.[0]?.summary).toBe(plainText(typed).trim());
    expect(hashOf(link.data.allegations?.[0]?.summary)).toBe(hashOf(json?.data.allegations?.[0]?.summary));
    const kept = await office.services.cases.events.readKept(link.caseId);
    expect(checkChain(link.caseId, kept)).toMatchObject({ intact: true });
  }
}, 240_000);

test('a text is found however it is typed: with its marks apart, or with signs that nobody sees', async () => {
  const subject = { ...registrationExample.subject, name: 'Đỗ Thị Hữu Ước\u200b' };
  const { body } = await registered(registrationExample.reporter, { subject });
  for (const typed of ['Hữu Ước', 'Hữu Ước'.normalize('NFD'), 'Hữu\ufeff Ước', 'huu uoc']) {
    const found = await intake.get(`/api/v1/cases?text=${encodeURIComponent(typed)}`);
    expect(found.body.items.map((item: { caseId: string }) => item.caseId)).toContain(body.caseId);
  }
});

test('names of people and what they search are kept in one form', async () => {
  const administrator = await office.program('quan.tri');
  const path = '/accounts/new';
  const created = await administrator.agent
    .post(path)
    .type('form')
    .send({
      _csrf: administrator.token,
      username: 'nguoi.moi',
      displayName: 'Nguye\u0302\u0303n Văn Mới\u200b',
      position: 'Chuyên viên'.normalize('NFD'),
      roles: 'intakeOfficer',
    });
  expect(created.status).toBeLessThan(400);
  const [proposed] = await office.services.officeActs.listWaiting();
  expect(proposed?.act).toMatchObject({ displayName: 'Nguyễn Văn Mới', position: 'Chuyên viên' });
});
