import { randomUUID } from 'node:crypto';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { receive } from './jsonOrdinaryCase';

let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('saved-searches');
  intake = await office.program('tiep.nhan');
  await receive(intake);
}, 120_000);
afterAll(() => office.close(), 60_000);

const send = (by: Program, path: string, fields: object) =>
  by.agent
    .post(path)
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: by.token, ...fields });
const hrefOf = (page: string) => /href="(\/cases\/saved\/[^"]+)"/.exec(page)?.[1] ?? '';

test('a search is kept with its text under a name, counted, opened again in another session, and removed', async () => {
  const looked = await send(intake, '/cases/search', { text: 'sở mẫu', stage: 'intake' });
  const address = String(looked.headers.location);
  const search = /search=([^&]+)/.exec(address)?.[1];
  const saved = { saveId: randomUUID(), name: '  Đơn về Sở Mẫu  ', stage: 'intake', search };
  expect((await send(intake, '/cases/saved', saved)).headers.location).toBe('/cases');
  // A second click keeps no second one.
  await send(intake, '/cases/saved', saved);

  const again = await office.program('tiep.nhan');
  const { text } = await again.get('/cases');
  expect(text.match(/Đơn về Sở Mẫu<\/a>/g)).toHaveLength(1);
  const expected = (await intake.get(address)).text.match(/\d+ vụ việc/)?.[0] ?? 'none';
  expect(text).toContain(`Đơn về Sở Mẫu</a> <span class="liem-quiet">${expected}</span>`);
  const opened = await again.get(hrefOf(text));
  expect(opened.headers.location).toMatch(/^\/cases\?stage=intake&search=/);
  expect((await again.get(String(opened.headers.location))).text).toContain('value="sở mẫu"');

  // Neither its name nor its text stands in the database as it was typed.
  const kept = JSON.stringify(await office.services.connection.collection('saved_searches').find().toArray());
  expect(kept).not.toMatch(/mẫu/i);

  // It is this person's alone.
  const other = await office.program('dia.ban.1');
  expect((await other.get('/cases')).text).not.toContain('Đơn về Sở Mẫu');
  expect((await other.get(hrefOf(text))).status).toBe(404);
  const id = hrefOf(text).split('/').at(-1);
  await send(other, '/cases/saved/remove', { id });
  expect((await again.get('/cases')).text).toContain('Đơn về Sở Mẫu');
  await send(again, '/cases/saved/remove', { id });
  expect((await again.get('/cases')).text).not.toContain('Đơn về Sở Mẫu');
});

test('without a name nothing is kept, and the search stands there still; more than thirty are not kept', async () => {
  const unnamed = await send(intake, '/cases/saved', {
    saveId: randomUUID(),
    name: ' ',
    kind: 'denunciation',
  });
  expect(unnamed.headers.location).toBe('/cases?kind=denunciation');
  expect((await intake.get('/cases?kind=denunciation')).text).toContain('đặt tên cho lần tìm');
  for (let i = 0; i < 31; i += 1)
    await send(intake, '/cases/saved', { saveId: randomUUID(), name: `Lần ${i}`, kind: 'denunciation' });
  expect(await office.services.connection.collection('saved_searches').countDocuments()).toBe(30);
  expect((await intake.get('/cases?kind=denunciation')).text).toContain('tối đa 30 lần tìm');
}, 60_000);
