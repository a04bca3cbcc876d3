import { randomUUID } from 'node:crypto';
import { registerLinesSchema, registerListSchema } from '../../api/json/registers/shapes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';

const room = '/api/v1/registers';
const register = 'QĐ 2026';
const key = () => ({ 'Idempotency-Key': randomUUID() });
const linesOf = (query: string) => `${room}/lines?register=${encodeURIComponent(register)}&${query}`;

let office: JsonOffice;
let head: Program;
let related: Program;

beforeAll(async () => {
  office = await openJsonOffice('json-registers');
  const intake = await office.program('tiep.nhan');
  head = await office.program('truong.phong.1');
  related = await office.program('pho.chu.nhiem.2');
  const open = await receive(intake);
  await bring(office, open, untilSigned);
  const closed = await receive(intake);
  await bring(office, closed, untilSigned);
  const vice = await office.program('pho.chu.nhiem.2');
  await vice.give(closed, 'declareConflict', { accountId: 'u-demo-vice-2', relation: 'Em ruột' });
}, 180_000);
afterAll(async () => {
  await office.close();
});

const read = async (program: Program, query = '') =>
  registerLinesSchema.parse((await program.get(linesOf(query))).body);
const kinds = async (program: Program, query = '') =>
  (await read(program, query)).items.map(({ n, kind }) => `${n} ${kind}`);

test('registers are listed with their last number; nobody reads them who neither works with cases nor keeps the office', async () => {
  const { items } = registerListSchema.parse((await head.get(room)).body);
  expect(items.find((one) => one.register === register)).toMatchObject({ entries: 2, last: 2, own: true });
  expect((await (await office.program('quan.tri')).get(room)).status).toBe(200);
  expect((await head.get(`${room}/lines?register=XX%202026`)).status).toBe(404);
  expect((await head.get(`${room}/lines`)).status).toBe(422);
});

test('only those who keep the registers mark numbers', async () => {
  const order = { register, from: 9, reason: 'Sổ giấy' };
  for (const username of ['tiep.nhan', 'dia.ban.1', 'giam.sat', 'quan.tri', 'cong.khai', 'uy.vien.1']) {
    const program = await office.program(username);
    const refused = await program.post(`${room}/marks`, order, key());
    expect([username, refused.status, refused.body.code]).toEqual([username, 403, 'forbidden']);
    // The page's own door is shut to them as well.
    const page = await program.agent
      .post('/registers/marks')
      .type('form')
      .send({ ...order, _csrf: program.token, commandId: randomUUID() });
    expect([username, page.status]).toEqual([username, 403]);
  }
  expect((await read(head)).total).toBe(2);
});

test('what is wrong with an order is named, and nothing is marked', async () => {
  const errorsOf = async (order: object) => {
    const { status, body } = await head.post(
      `${room}/marks?lang=en`,
      { register, reason: 'x', ...order },
      key(),
    );
    expect(status).toBe(422);
    return body.errors.map(({ field, detail }: { field: string; detail: string }) => `${field}: ${detail}`);
  };
  expect(await errorsOf({ from: 0 })).toEqual(['from: Enter first number of 1 or more']);
  expect(await errorsOf({ from: 5, to: 4 })).toEqual(['to: The last number comes after the first']);
  expect(await errorsOf({ from: 1, to: 3 })).toEqual([
    'from: Number 1 was given to a paper; mark that number by itself',
  ]);
  expect(await errorsOf({ from: 99_000 })).toEqual([
    expect.stringMatching(/^from: The register has come to/),
  ]);
  for (const wrong of ['XX 2026', 'QĐ 2999', 'QĐ/TU 2026', 'QĐ'])
    expect(await errorsOf({ register: wrong, from: 1 })).toEqual([
      expect.stringMatching(/^register: There is no such register/),
    ]);
  expect(await errorsOf({ from: 5, reason: '' })).toEqual(['reason: Enter reason']);
  expect(await kinds(head)).toEqual(['1 paper', '2 paper']);
});

test('numbers are marked once for one key, and what is marked is not marked again', async () => {
  const order = { register, from: 4, to: 5, reason: 'Đã dùng trong sổ giấy' };
  const once = key();
  const [first, twin] = [
    await head.post(`${room}/marks`, order, once),
    await head.post(`${room}/marks`, order, once),
  ];
  expect(first.body).toEqual({ register, from: 4, to: 5 });
  expect([twin.status, twin.body]).toEqual([200, first.body]);
  const other = await head.post(`${room}/marks`, order, key());
  expect([other.status, other.body.errors[0].field]).toEqual([422, 'from']);
  expect(await kinds(head)).toEqual(['1 paper', '2 paper', '3 gap', '4 marked', '5 marked']);
});

test('two who mark the same free number at once do not both hear that it is done', async () => {
  const order = { register, from: 6, reason: 'Sổ giấy' };
  const chair = await office.program('chu.nhiem');
  const answers = await Promise.all([head, chair].map((one) => one.post(`${room}/marks`, order, key())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
});

test('whoever may not see a case learns that its number is taken, and no list or count tells more', async () => {
  expect((await related.post(`${room}/marks`, { register, from: 2, reason: 'Nhầm' }, key())).status).toBe(
    422,
  );
  expect(
    (await head.post(`${room}/marks`, { register, from: 2, reason: 'Ban hành nhầm' }, key())).status,
  ).toBe(200);
  expect(await kinds(head, 'show=marked')).toEqual(['2 paper', '4 marked', '5 marked', '6 marked']);
  expect(await kinds(related)).toEqual(['1 paper', '2 hidden', '3 gap', '4 marked', '5 marked', '6 marked']);
  expect(await kinds(related, 'show=papers')).toEqual(['1 paper']);
  expect(await kinds(related, 'show=marked')).toEqual(['4 marked', '5 marked', '6 marked']);
  expect((await read(related, 'show=papers')).total).toBe(1);
  const administrator = await office.program('quan.tri');
  expect(await kinds(administrator, 'show=gaps')).toEqual(['3 gap']);
  for (const show of ['papers', 'marked']) expect((await read(administrator, `show=${show}`)).total).toBe(0);
  expect(await kinds(administrator)).toEqual([
    '1 hidden', '2 hidden', '3 gap', '4 hidden', '5 hidden', '6 hidden',
  ]); // prettier-ignore
});

test('lines come by pages, with the count over all', async () => {
  const first = await head.get(linesOf('size=4'));
  expect(registerLinesSchema.parse(first.body)).toMatchObject({ total: 6, page: 1, size: 4 });
  expect(first.headers.link).toContain('page=2');
  expect(await kinds(head, 'size=4&page=2')).toEqual(['5 marked', '6 marked']);
  expect(await kinds(head, 'size=4&page=9')).toEqual([]);
});
