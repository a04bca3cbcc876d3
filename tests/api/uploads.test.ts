import request from 'supertest';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { cookiesOf, type ListeningOffice, listening, sendRaw } from './rawRequests';

const megabyte = Buffer.alloc(1024 * 1024, 'a');

let office: JsonOffice;
let intake: Program;
let server: ListeningOffice;
beforeAll(async () => {
  office = await openJsonOffice('uploads');
  intake = await office.program('tiep.nhan');
  server = await listening(office.app);
});
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

interface Upload {
  program?: Program;
  path?: string;
  /** What stands in the form before its file. */
  token?: string;
  megabytes: number;
  /** Whether the length is told before. */
  told?: boolean;
}

/** Sends an upload piece by piece, until it is over or the connection is cut. */
async function upload({ program, path = '/import', token, megabytes, told = false }: Upload) {
  const before = server.bytesRead();
  const field =
    token === undefined ? '' : `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`;
  const start = `${field}--x\r\nContent-Disposition: form-data; name="file"; filename="so.csv"\r\n\r\n`;
  const chunk = (data: Buffer) =>
    Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: liem',
    'Accept: application/json',
    'Content-Type: multipart/form-data; boundary=x',
    told ? `Content-Length: ${start.length + megabytes * megabyte.length}` : 'Transfer-Encoding: chunked',
    ...(program ? [`Cookie: ${cookiesOf(program.agent)}`] : []),
    '',
    '',
  ].join('\r\n');
  const first = told ? Buffer.from(start) : chunk(Buffer.from(start));
  const piece = told ? megabyte : chunk(megabyte);
  const answer = await sendRaw(server.port, Buffer.concat([Buffer.from(head), first]), {
    piece,
    times: megabytes,
  });
  return { ...answer, read: (server.bytesRead() - before) / megabyte.length };
}

test.each([false, true])(
  'a stranger’s 100 MB are refused without being read whole (length told: %s)',
  async (told) => {
    const { status, read, cut } = await upload({ megabytes: 100, told });
    expect(status).toBe(401);
    expect(read).toBeLessThan(30);
    expect(cut).toBe(true);
  },
);

test('whose session has ended is told that the chosen file was not kept, and leaves no import', async () => {
  const answer = await request(office.app)
    .post('/import')
    .set('Accept', 'text/html')
    .field('_csrf', intake.token)
    .attach('file', Buffer.from('a,b'), 'so.csv');
  expect(answer.status).toBe(401);
  expect(answer.text).toContain('tệp đã chọn không được giữ');
  expect(await office.services.connection.collection('imports').countDocuments()).toBe(0);
});

test('from somebody without the duty, or to another page, nothing is read either', async () => {
  const chair = await office.program('chu.nhiem');
  const without = await upload({ program: chair, token: chair.token, megabytes: 100 });
  expect([without.status, without.cut]).toEqual([403, true]);
  expect(without.read).toBeLessThan(30);
  const elsewhere = await upload({
    program: intake,
    token: intake.token,
    path: '/reports/new',
    megabytes: 100,
  });
  expect([elsewhere.status, elsewhere.cut]).toEqual([415, true]);
  expect(elsewhere.read).toBeLessThan(30);
});

test.each(['', 'not-the-token', undefined])(
  'a file that comes before the form’s token (%s) is not kept, and answered at once',
  async (token) => {
    const { status, body, read, cut } = await upload({ program: intake, token, megabytes: 60 });
    expect([status, JSON.parse(body).code]).toEqual([403, 'formExpired']);
    expect(read).toBeLessThan(30);
    expect(cut).toBe(true);
  },
);

test('a file that is too large is refused as soon as that is known', async () => {
  const told = await upload({ program: intake, token: intake.token, megabytes: 100, told: true });
  expect([told.status, told.cut]).toEqual([413, true]);
  const untold = await upload({ program: intake, token: intake.token, megabytes: 100 });
  expect([untold.status, untold.cut]).toEqual([413, true]);
  expect(untold.read).toBeLessThan(60);
});

test('of many uploads at once only so many are taken; the others are asked to come again, and later they may', async () => {
  const send = () =>
    request(`http://127.0.0.1:${server.port}`)
      .post('/import')
      .set({ Cookie: cookiesOf(intake.agent), Accept: 'application/json' })
      .field('_csrf', intake.token)
      .attach('file', Buffer.alloc(8 * 1024 * 1024), 'so.csv');
  const answers = await Promise.all(Array.from({ length: 12 }, async () => send()));
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.length).toBeGreaterThan(0);
  for (const { body, headers } of busy)
    expect([body.code, headers['retry-after']]).toEqual(['uploadsBusy', '5']);
  // No register, but read.
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(12 - busy.length);
  expect((await send()).status).toBe(422);
});
