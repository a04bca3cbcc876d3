import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { everyCase } from '../../domain/access/policy';
import { clearFiles } from '../../office/files/clearing';
import { createApp } from '../../api/app';
import { createServices } from '../../office/services';
import { createLogger } from '../../office/programLog';
import { readSettings } from '../../temporal-config/settings';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { receive } from './jsonOrdinaryCase';
import { cookiesOf, type ListeningOffice, listening } from './rawRequests';

let office: JsonOffice;
let server: ListeningOffice;
let head: Program;
let caseId: string;
beforeAll(async () => {
  office = await openJsonOffice('case-uploads');
  server = await listening(office.app);
  head = await office.program('truong.phong.1');
  caseId = await receive(await office.program('tiep.nhan'));
}, 180_000);
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

const pieceSize = 262_144;
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n'), randomBytes(size)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const room = () => `/api/v1/cases/${caseId}/uploads`;
const begin = (by: Program, name: string, size: number, mark = 'm') => by.post(room(), { name, size, mark });
const patch = (by: Program, path: string, from: number, bytes: Buffer) =>
  by.agent
    .patch(path)
    .set({
      'X-CSRF-Token': by.token,
      'Upload-Offset': String(from),
      'Content-Type': 'application/offset+octet-stream',
    })
    .send(bytes);
const takeIn = (by: Program, uploads: string[], key = randomUUID()) =>
  by.post(`/api/v1/cases/${caseId}/files`, { kind: 'evidence', uploads }, { 'Idempotency-Key': key });
const stored = async () => ({
  rows: await office.services.connection.collection('case_files').countDocuments(),
  pieces: await office.services.connection.collection('case_file_pieces').countDocuments(),
});

/** Sends the first bytes of a part, and then the line breaks. */
function breakOff(path: string, from: number, bytes: Buffer, of: number, port = server.port): Promise<void> {
  return new Promise((resolve) => {
    const asked = request({
      ...{ port, host: '127.0.0.1', method: 'PATCH', path },
      headers: {
        Cookie: cookiesOf(head.agent),
        'X-CSRF-Token': head.token,
        'Upload-Offset': String(from),
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': String(of),
      },
    });
    asked.once('error', () => resolve());
    asked.once('close', () => resolve());
    asked.write(bytes, () => setTimeout(() => asked.destroy(), 300));
  });
}
const offsetOf = async (path: string, at: number) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { offset } = (await head.get(path)).body;
    if (offset >= at) return offset;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('it does not come so far');
};

test('a file that breaks off goes on from its last whole piece, also on a web server that has just started, and is one to the byte', async () => {
  const before = await stored();
  const file = pdf(5 * pieceSize + 4321);
  const begun = await begin(head, 'bản ghi.pdf', file.length);
  expect([begun.status, begun.body.offset]).toEqual([201, 0]);
  const { self: path } = begun.body.links;
  await breakOff(path, 0, file.subarray(0, 2 * pieceSize + 1000), file.length);
  expect(await offsetOf(path, 2 * pieceSize)).toBe(2 * pieceSize);
  // It is known again by its name, size and mark.
  expect((await head.get(room())).body.items).toMatchObject([
    { id: begun.body.id, name: 'bản ghi.pdf', mark: 'm', offset: 2 * pieceSize },
  ]);
  const wrong = await patch(head, path, 0, file);
  expect([wrong.status, wrong.body.offset]).toEqual([409, 2 * pieceSize]);
  expect((await takeIn(head, [begun.body.id])).status).toBe(422);

  // Another web server: nothing of it was in memory.
  const services = await createServices(readSettings(office.env), createLogger('silent'));
  const other = await listening(createApp(services));
  await breakOff(
    path,
    2 * pieceSize,
    file.subarray(2 * pieceSize, 3 * pieceSize + 7),
    file.length,
    other.port,
  );
  await other.close();
  await services.close();
  expect(await offsetOf(path, 3 * pieceSize)).toBe(3 * pieceSize);

  const rest = await patch(head, path, 3 * pieceSize, file.subarray(3 * pieceSize));
  expect([rest.status, rest.body]).toMatchObject([200, { isWhole: true, sha256: sha256(file) }]);
  const key = randomUUID();
  const taken = await takeIn(head, [begun.body.id], key);
  expect([taken.status, taken.body.items]).toMatchObject([
    201,
    [{ name: 'bản ghi.pdf', sha256: sha256(file), size: file.length, type: 'application/pdf' }],
  ]);
  expect((await takeIn(head, [begun.body.id], key)).body).toEqual(taken.body);
  const got = await head.get(taken.body.items[0].links.original).responseType('blob');
  expect((got.body as Buffer).equals(file)).toBe(true);
  expect(await stored()).toEqual({ rows: before.rows + 1, pieces: before.pieces + 6 });
  expect((await head.get(room())).body.items).toEqual([]);
});

test('what is too large is refused before it is sent, what the office does not take once it is here, and nothing of it stays', async () => {
  const before = await stored();
  const large = await begin(head, 'lon.pdf', 500 * 1024 * 1024 + 1);
  expect([large.status, large.body.errors]).toMatchObject([
    422,
    [{ field: 'size', detail: expect.stringContaining('tệp lớn hơn 500 MB') }],
  ]);
  const program = Buffer.concat([
    Buffer.from('MZ'),
    Buffer.alloc(58),
    Buffer.from([64, 0, 0, 0]),
    Buffer.from('PE\0\0'),
  ]);
  const begun = await begin(head, 'gia.pdf', program.length);
  const refused = await patch(head, begun.body.links.self, 0, program);
  expect([refused.status, refused.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining('chương trình máy tính'),
  ]);
  expect(await stored()).toEqual(before);
});

test('nobody sends on, sees or takes in what another has begun, and what nobody sends on is cleared away after a day', async () => {
  const before = await stored();
  const file = pdf(pieceSize + 10);
  const { body } = await begin(head, 'cua-toi.pdf', 2 * file.length);
  await patch(head, body.links.self, 0, file);
  const intake = await office.program('tiep.nhan');
  expect((await intake.get(room())).body.items).toEqual([]);
  expect((await intake.get(body.links.self)).status).toBe(404);
  expect((await patch(intake, body.links.self, pieceSize, file)).status).toBe(404);
  expect((await takeIn(intake, [body.id])).status).toBe(422);
  const auditor = await office.program('giam.sat');
  expect((await begin(auditor, 'x.pdf', 10)).status).toBe(403);
  const noToken = await head.agent.patch(body.links.self).set('Upload-Offset', '0').send(file);
  expect(noToken.status).toBe(403);

  const { cases } = office.services;
  expect(await clearFiles(new Date(), cases)).toBe(0);
  expect(await stored()).toEqual({ rows: before.rows + 1, pieces: before.pieces + 1 });
  expect(await clearFiles(new Date(Date.now() + 25 * 60 * 60 * 1000), cases)).toBe(1);
  expect(await stored()).toEqual(before);
  expect((await patch(head, body.links.self, pieceSize, file)).status).toBe(404);
  const dropped = await begin(head, 'bo.pdf', 10);
  expect((await head.agent.delete(dropped.body.links.self).set('X-CSRF-Token', head.token)).status).toBe(204);
  expect(await stored()).toEqual(before);
});

test('what the pages do with originals and with who has left, programs do', async () => {
  const state = async () => (await office.services.cases.views.find(caseId, everyCase))?.state;
  const id = (await state())?.files?.[0]?.file ?? '';
  const path = `/api/v1/cases/${caseId}/files/${id}/hand-overs`;
  const said = { to: 'Phòng Lưu trữ', on: '2026-03-05', original: 'Kho 2' };
  const key = { 'Idempotency-Key': randomUUID() };
  const done = await head.post(path, said, key);
  expect([done.status, done.body.handOvers]).toMatchObject([201, [said]]);
  expect((await head.post(path, said, key)).body.handOvers).toHaveLength(1);
  const without = await head.post(path, { ...said, to: '' }, { 'Idempotency-Key': randomUUID() });
  expect([without.status, without.body.errors]).toMatchObject([422, [{ field: 'to' }]]);
  const ahead = await head.post(path, { ...said, on: '2999-01-01' }, { 'Idempotency-Key': randomUUID() });
  expect([ahead.status, ahead.body.errors]).toMatchObject([422, [{ field: 'on' }]]);
  const auditor = await office.program('giam.sat');
  expect((await auditor.post(path, said, { 'Idempotency-Key': randomUUID() })).status).toBe(403);
  const watched = await auditor.get(`/api/v1/cases/${caseId}/files/${id}`);
  expect(watched.body.readings).toMatchObject([{ by: 'u-demo-head-1', as: 'original' }]);
  expect((await head.get(`/api/v1/cases/${caseId}/files/${id}`)).body.readings).toBeUndefined();
  expect((await auditor.get('/api/v1/hand-overs')).status).toBe(403);
  expect((await head.get('/api/v1/hand-overs')).body).toEqual({ items: [] });
});
