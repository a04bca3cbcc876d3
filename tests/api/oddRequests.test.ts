import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { registrationExample } from '../../api/json/cases/examples';
import { problemSchema } from '../../api/json/problem';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { type ListeningOffice, listening, sendRaw } from './rawRequests';

let office: JsonOffice;
let intake: Program;
let server: ListeningOffice;
beforeAll(async () => {
  office = await openJsonOffice('odd-requests');
  intake = await office.program('tiep.nhan');
  server = await listening(office.app);
});
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

const raw = (line: string, headers: readonly string[] = [], body = '') =>
  sendRaw(server.port, [line, 'Host: liem', ...headers, 'Connection: close', '', body].join('\r\n'));

describe('an address that is none', () => {
  test.each(['//[', '//evil.example/x', '/%', '/cases/%E0%A4%A', '/cases/a%00b', '/x[y]', '/cases/%ff'])(
    '%s is answered with 400, as a page and as problem details',
    async (path) => {
      for (const accept of ['text/html', 'application/json']) {
        const answer = await raw(`GET ${path} HTTP/1.1`, [`Accept: ${accept}`]);
        expect(answer.status).toBe(400);
      }
    },
  );

  test('people and programs are told in their own way', async () => {
    const page = await raw('GET //[ HTTP/1.1', ['Accept: text/html']);
    expect(page.body).toContain('Địa chỉ không hợp lệ');
    const { body, head } = await raw('GET //[ HTTP/1.1', ['Accept: application/json']);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status: 400, code: 'badAddress' });
  });

  test('an address as long as a line may be is none of ours; one with its host is', async () => {
    expect((await raw(`GET /${'a'.repeat(5000)} HTTP/1.1`)).status).toBe(400);
    expect((await raw(`GET /${'a'.repeat(100_000)} HTTP/1.1`)).status).toBe(431);
    expect((await raw('GET http://liem/healthz HTTP/1.1')).status).toBe(200);
    expect((await raw('GET http://[/healthz HTTP/1.1')).status).toBe(404);
    expect((await raw('GET http://liem?lang=en HTTP/1.1')).status).toBe(303);
  });
});

describe('what cannot be read', () => {
  const multipart = (headers: Record<string, string>, body = '') =>
    intake.agent
      .post('/import')
      .set({ 'Content-Type': 'multipart/form-data', Accept: 'application/json', ...headers })
      .send(body);

  test('a multipart form without a boundary, or without an end, is answered with 400', async () => {
    const none = await multipart({}, 'abc');
    expect([none.status, none.type, none.body.code]).toEqual([400, 'application/problem+json', 'malformed']);
    const page = await multipart({ Accept: 'text/html' }, 'abc');
    expect([page.status, page.type]).toEqual([400, 'text/html']);
    const type = 'multipart/form-data; boundary=x';
    for (const body of ['--x', '--x\r\n\r\n', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb']) {
      expect((await multipart({ 'Content-Type': type }, body)).status).toBe(400);
    }
  });

  test('files are taken nowhere but on the page that has a field for them', async () => {
    const sent = await intake.agent
      .post('/reports/new')
      .field('_csrf', intake.token)
      .attach('file', Buffer.from('a'), 'a.csv');
    expect(sent.status).toBe(415);
    const api = await intake.agent
      .post('/api/v1/cases')
      .set('X-CSRF-Token', intake.token)
      .attach('file', Buffer.from('a'), 'a.csv');
    expect([api.status, api.body.code]).toEqual([415, 'noUploadHere']);
  });

  test.each([
    ['application/json', '{"a":'],
    ['application/json', '"text"'],
    ['application/json', '\ud83d'],
    ['application/json; charset=utf-99', '{}'],
    ['application/json; charset=utf-16', '{}'],
    ['application/json', '['.repeat(300_000) + ']'.repeat(300_000)],
    ['application/x-www-form-urlencoded', Array.from({ length: 40 }, (_, i) => `[a${i}]`).join('') + '=1'],
    ['application/x-www-form-urlencoded; charset=utf-99', 'a=1'],
    ['text/plain', 'a'],
    ['', 'a'],
    ['///', 'a'],
  ])('%s %.12s is refused as the mistake of whoever sent it', async (type, body) => {
    for (const path of ['/api/v1/cases', '/reports/new', '/import', '/api/session', '/sign-in']) {
      const answer = await intake.agent
        .post(path)
        .set({ 'Content-Type': type, 'X-CSRF-Token': intake.token, Accept: 'application/json' })
        .send(Buffer.from(body));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('TRACE is no method of ours, and gives nothing of a request back', async () => {
    for (const path of ['/sign-in', '/assets/liem.svg', '/no-such-page']) {
      const { status, body } = await raw(`TRACE ${path} HTTP/1.1`, ['X-Secret: markerword']);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).not.toContain('markerword');
    }
  });

  test('bytes that are no UTF-8 are not read as other signs', async () => {
    const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const answer = await intake.agent
      .post(`/api/v1/cases/${randomUUID()}/commands/note`)
      .set({
        'Content-Type': 'application/json',
        'X-CSRF-Token': intake.token,
        'Idempotency-Key': randomUUID(),
      })
      .serialize((value: unknown) => value as never)
      .send(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
  });

  test('members of prototypes, lists for texts and doubled parameters change nothing and break nothing', async () => {
    const odd = JSON.stringify(registrationExample).replace(
      '{',
      '{"__proto__":{"roles":["chair"]},"constructor":{"prototype":{"a":1}},',
    );
    const answer = await intake.agent
      .post('/api/v1/cases')
      .set({
        'Content-Type': 'application/json',
        'X-CSRF-Token': intake.token,
        'Idempotency-Key': randomUUID(),
      })
      .send(odd);
    expect(answer.status).toBeLessThan(500);
    expect(({} as { roles?: unknown }).roles).toBeUndefined();
    for (const query of [
      'text=a&text=b',
      'size[]=1',
      'page=1&page=2',
      'lang=en&lang=vi',
      'order[a]=b',
      '__proto__[a]=b',
      '&&&=',
      'text=%ff',
    ]) {
      expect((await intake.get(`/api/v1/cases?${query}`)).status).toBeLessThan(500);
      expect((await intake.agent.get(`/cases?${query}`)).status).toBeLessThan(500);
    }
    const form = await intake.agent
      .post('/reports/new')
      .type('form')
      .send(`_csrf=${intake.token}&kind=a&kind=b&allegations=x&subjectKind[a]=b&__proto__[a]=b`);
    expect(form.status).toBe(422);
  });

  test.each([
    ['Content-Length: -1', 400],
    ['Content-Length: 1\r\nContent-Length: 2', 400],
    ['Transfer-Encoding: chunked\r\nContent-Length: 3', 400],
    ['Content-Length: 99999999999999999999999', 400],
  ])('%j is answered with %i', async (header, status) => {
    expect((await raw('POST /sign-in HTTP/1.1', [header], 'abc')).status).toBe(status);
  });
});

describe('a method that an address does not take', () => {
  const pages: [string, string][] = [
    ['/cases/x', 'GET, HEAD, OPTIONS'],
    ['/work', 'GET, HEAD, OPTIONS'],
    ['/import', 'GET, HEAD, OPTIONS, POST'],
    ['/reports/new', 'GET, HEAD, OPTIONS, POST'],
    ['/import/x/run', 'OPTIONS, POST'],
    ['/', 'GET, HEAD, OPTIONS'],
    ['/sign-in', 'GET, HEAD, OPTIONS, POST'],
    ['/openapi.json', 'GET, HEAD, OPTIONS'],
    ['/api/v1/cases', 'GET, HEAD, OPTIONS, POST'],
    ['/api/v1/cases/x/commands/note', 'OPTIONS, POST'],
  ];
  const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'] as const;

  test.each(pages)('%s: 405 with what it takes, and OPTIONS with the same', async (path, allow) => {
    for (const method of methods) {
      const isListed = allow.split(', ').includes(method.toUpperCase());
      const answer = await raw(`${method.toUpperCase()} ${path} HTTP/1.1`, ['Accept: application/json']);
      const told = /^allow: (.*)$/im.exec(answer.head)?.[1];
      if (method === 'options') expect([answer.status, told]).toEqual([204, allow]);
      else if (!isListed) expect([answer.status, told]).toEqual([405, allow]);
      else expect(answer.status).not.toBe(405);
    }
  });

  test('a stranger is told the same, and of an address that is not there nobody is told methods', async () => {
    const stranger = await request(office.app).delete('/api/v1/cases');
    expect([stranger.status, stranger.body.code]).toEqual([405, 'methodNotAllowed']);
    const page = await request(office.app).put('/cases').set('Accept', 'text/html');
    expect([page.status, page.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(page.text).toContain('Địa chỉ này không nhận thao tác như vậy');
    expect(
      (await intake.agent.delete('/no-such-page').set('X-CSRF-Token', intake.token)).headers.allow,
    ).toBeUndefined();
  });

  test('whoever is signed in is shown a whole page of it, with the way out', async () => {
    const { status, text } = await intake.agent.put('/cases').set('Accept', 'text/html');
    expect(status).toBe(405);
    expect(text).toContain('Địa chỉ này không nhận thao tác như vậy');
    expect(text).toContain('action="/sign-out"');
  });

  test('every operation of the description is there, and its address takes no other method than described', async () => {
    const { body } = await request(office.app).get('/openapi.json');
    for (const [path, described] of Object.entries<Record<string, unknown>>(body.paths)) {
      const answer = await request(office.app).options(path.replaceAll(/\{[^}]+\}/g, 'x'));
      const expected = Object.keys(described).map((method) => method.toUpperCase());
      const told = String(answer.headers.allow)
        .split(', ')
        .filter((method) => !['HEAD', 'OPTIONS'].includes(method));
      expect([path, told.sort()]).toEqual([path, expected.sort()]);
      const other = (['put', 'delete', 'patch', 'post'] as const).find(
        (method) => !expected.includes(method.toUpperCase()),
      );
      const refused = await request(office.app)[other ?? 'put'](path.replaceAll(/\{[^}]+\}/g, 'x'));
      expect([path, refused.status, refused.headers.allow]).toEqual([path, 405, answer.headers.allow]);
    }
  });
});
