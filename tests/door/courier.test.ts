import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { openDoor, type Door } from '../../door/door';
import { exportFile } from '../../door/courier/medium';
import { hashOf, toText } from '../../door/envelopes/bytes';
import { noneBefore, type ReportWords } from '../../door/envelopes/envelope';
import { openedFile } from '../../door/envelopes/sealedFile';
import { findEnvelope, keyPairFrom } from '../../door/envelopes/sealedEnvelope';
import { type OpenedDoor, serveDoor } from '../../door/serve';
import { setUpDoor } from '../../door/store/doorDirectory';
import { secretsOf } from '../../door/codes/receiptCode';
import { writeOfficeCard } from '../../office/courier/cards';
import { connectDoor } from '../../office/courier/doorConnection';
import { doorKeys } from '../../office/courier/doorKeys';
import { courierFiles } from '../../temporal-config/launcher/courierFiles';
import { makeOwnCertificate } from '../../temporal-config/servers/certificates';
import { filesWith, wordsIn } from './markerWords';
import { ownDoorSettings } from './ownDoor';

const marker = 'Dấuhiệu-Kíntuyệtđối';
const words = [marker, 'Tênngườigửi-Mậtdanh'];
const report: ReportWords = {
  subjectName: marker,
  subjectPosition: '',
  subjectOrganisation: '',
  what: `Chuyện ${marker} xảy ra.`,
  where: '',
  when: '',
  howKnown: '',
  documents: '',
  name: 'Tênngườigửi-Mậtdanh',
  address: '',
  phone: '',
};
const masterKeys = [{ id: 'now', key: randomBytes(32).toString('base64') }];
const directory = mkdtempSync(join(tmpdir(), 'liem-door-'));
const doorData = join(directory, 'door');
const settings = ownDoorSettings(doorData);

let door: Door;
let opened: OpenedDoor;
let certificate: string;
const courierOf = (cert: string, key: string) =>
  connectDoor({ host: '127.0.0.1', port: opened.courierPort, certificate, courier: { cert, key } });
const own = () => {
  const files = courierFiles(join(directory, 'courier'));
  return courierOf(readFileSync(files.cert, 'utf8'), readFileSync(files.key, 'utf8'));
};

beforeAll(async () => {
  const card = await setUpDoor(doorData, await writeOfficeCard(join(directory, 'courier'), masterKeys));
  certificate = card.certificate;
  door = await openDoor(settings);
  opened = await serveDoor(door, () => undefined);
});
afterAll(async () => {
  await opened.close();
  rmSync(directory, { recursive: true, force: true });
});

const content = Buffer.concat([Buffer.from(`ảnh ${marker} `), randomBytes(200_000)]);

test('a report and its picture lie at the door so that nothing on its disk tells a word of them, nor a time of day', async () => {
  const { box, seed } = await secretsOf('1234567890123456', door.identity.salt);
  const { publicKey } = await keyPairFrom(seed);
  const file = await door.files.take(Readable.from([content]), { name: `${marker}.jpg`, type: 'image/jpeg' });
  door.boxes.open(box, publicKey);
  await door.boxes.keepDraft(box, { words: report, files: [file] }, [file.file]);
  await door.outbox.add({ is: 'report', box, publicKey: toText(publicKey), report, files: [file] });
  door.boxes.markSent(box);
  await door.outbox.add({ is: 'message', box, kind: 'addition', text: `Thêm: ${marker}`, files: [] });

  // Otherwise a search that finds nothing would mean nothing.
  expect(wordsIn(Buffer.from(JSON.stringify(report)), words)).toEqual(words);
  expect(wordsIn(Buffer.from(Buffer.from(`x${JSON.stringify(report)}`).toString('base64')), words)).toEqual(
    words,
  );
  expect(filesWith(doorData, words)).toEqual([]);
  expect(filesWith(doorData, ['1234567890123456'])).toEqual([]);
  const sealed = readdirSync(join(doorData, 'outbox')).map((name) =>
    statSync(join(doorData, 'outbox', name)),
  );
  for (const { mtime } of sealed) expect(mtime.toISOString()).toMatch(/T17:00:00.000Z$/);
  // A report of a page and a line are of one size.
  expect(new Set(sealed.map(({ size }) => size)).size).toBe(1);
});

test('the office fetches them, opens them and proves them, and only then does the door erase them', async () => {
  const courier = own();
  const keys = await doorKeys(masterKeys);
  const names = await courier.listOutbox();
  expect(names).toHaveLength(2);
  const [first, second] = await Promise.all(names.map((name) => courier.fetchEnvelope(name)));
  const one = first && (await findEnvelope(keys, first));
  const two = second && (await findEnvelope(keys, second));
  if (!first || !second || one?.letter.is !== 'report' || two?.letter.is !== 'message')
    throw new Error('not there');
  expect(one).toMatchObject({ seq: 1, previous: noneBefore, letter: { report } });
  expect(two).toMatchObject({ seq: 2, previous: await hashOf(first) });
  const [sent] = one.letter.files;
  const source = sent && (await courier.fetchFile(sent.file));
  if (!sent || !source) throw new Error('no file');
  const parts: Uint8Array[] = [];
  for await (const part of openedFile(source, Buffer.from(sent.key, 'base64'), sent.file, sent.size))
    parts.push(part);
  expect(Buffer.concat(parts)).toEqual(content);
  expect(wordsIn(Buffer.concat([first, second]), words)).toEqual([]);

  expect(await courier.sayStored({ envelopes: [await hashOf(first)], files: [sent.file] })).toBe(1);
  expect(await courier.listOutbox()).toEqual([names[1]]);
  expect(readdirSync(join(doorData, 'files'))).toEqual([]);
  // The row goes on where it was, also for a door that starts again.
  const again = await openDoor(settings);
  await again.outbox.add({
    is: 'opinion',
    scores: { easyToReach: 5, toldOfSteps: 4, conduct: 5, feltSafe: 5, explained: 3 },
    text: '',
  });
  const last = again.outbox.find('0000000003');
  expect(last && (await findEnvelope(keys, last))).toMatchObject({ seq: 3, previous: await hashOf(second) });
});

test('whoever has another certificate gets no answer, and a door with another is not believed', async () => {
  const stranger = await makeOwnCertificate('courier.liem.internal');
  await expect(courierOf(stranger.cert, stranger.key).listOutbox()).rejects.toThrow();
  const files = courierFiles(join(directory, 'courier'));
  const other = await makeOwnCertificate('door.liem.internal');
  const misled = connectDoor({
    host: '127.0.0.1',
    port: opened.courierPort,
    certificate: other.cert,
    courier: { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') },
  });
  await expect(misled.listOutbox()).rejects.toThrow();
});

test('what was altered on the door’s disk does not open at the office', async () => {
  const keys = await doorKeys(masterKeys);
  const sealed = door.outbox.find('0000000002');
  if (!sealed) throw new Error('not there');
  expect(await findEnvelope(keys, sealed)).toBeDefined();
  const altered = Uint8Array.from(sealed);
  altered[100] = (altered[100] ?? 0) ^ 1;
  expect(await findEnvelope(keys, altered)).toBeUndefined();
});

test('a medium carries what waits, without a word of it', async () => {
  const path = join(directory, 'medium.jsonl');
  expect(await exportFile(door, path)).toBe(2);
  expect(wordsIn(readFileSync(path), words)).toEqual([]);
});
