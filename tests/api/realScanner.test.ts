import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { registrationExample } from '../../api/json/cases/examples';
import { openDoor } from '../../door/door';
import { exportFile } from '../../door/courier/medium';
import { hashOf, toText } from '../../door/envelopes/bytes';
import { reportWords } from '../../door/envelopes/envelope';
import { keyPairFrom } from '../../door/envelopes/sealedEnvelope';
import { setUpDoor } from '../../door/store/doorDirectory';
import { everyCase } from '../../domain/access/policy';
import { writeOfficeCard } from '../../office/courier/cards';
import { takeMedium } from '../../office/courier/medium';
import { courierNeeds } from '../../office/courier/needs';
import { moveToCase } from '../../office/courier/passOn';
import { fileRound } from '../../office/files/fileRounds';
import { scanWith } from '../../office/files/scanning/clamav';
import { ownDoorSettings } from '../door/ownDoor';
import { type OwnClamd, ownClamd, whyNoClamd } from '../servers/clamd';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { receive } from './jsonOrdinaryCase';
import { cookiesOf, type ListeningOffice, listening } from './rawRequests';

const why = whyNoClamd();
if (why !== undefined) process.stderr.write(`The tests with ClamAV's daemon are skipped: ${why}.\n`);
const whereThereIsOne = why === undefined ? describe : describe.skip;

const megabyte = 1024 * 1024;
const pdf = (more: Buffer | string = '') =>
  Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n'), Buffer.from(more)]);

whereThereIsOne(`ClamAV's daemon${why === undefined ? '' : `: skipped, ${why}`}`, () => {
  let clamd: OwnClamd;
  let office: JsonOffice;
  let server: ListeningOffice;
  let head: Program;
  let caseId: string;
  beforeAll(async () => {
    // It takes larger streams than it looks at.
    clamd = await ownClamd({ stream: 8, file: 4 });
    await clamd.start();
    const env = { CLAMAV_SOCKET: clamd.socket, CLAMAV_LARGEST_MB: '4' };
    office = await openJsonOffice('scanner', undefined, env);
    server = await listening(office.app);
    head = await office.program('truong.phong.1');
    caseId = await receive(await office.program('tiep.nhan'));
  }, 240_000);
  afterAll(async () => {
    await server.close();
    await office.close();
    await clamd.stop();
    clamd.remove();
  }, 60_000);

  const api = () => `/api/v1/cases/${caseId}/files`;
  const send = (bytes: Buffer, name: string) =>
    head.agent
      .post(api())
      .set({ 'X-CSRF-Token': head.token, 'Idempotency-Key': randomUUID() })
      .field('kind', 'evidence')
      .attach('files', bytes, name);
  const filesOf = async (id = caseId) =>
    (await office.services.cases.views.find(id, everyCase))?.state.files ?? [];
  const stored = async () => ({
    rows: await office.services.connection.collection('case_files').countDocuments(),
    pieces: await office.services.connection.collection('case_file_pieces').countDocuments(),
  });
  const page = async (id: string) =>
    (await head.get(`/cases/${caseId}/files/${id}`).set('Accept', 'text/html')).text;

  test('a clean file is taken in as looked at', async () => {
    const sent = await send(pdf('sạch'), 'sach.pdf');
    expect([sent.status, sent.body.items]).toMatchObject([201, [{ checked: 'clean' }]]);
    expect(await page(sent.body.items[0].id)).toContain('đã kiểm tra, không phát hiện');
  });

  test('an infected file is refused by what was found in it, also where it stands packed in a document; nothing of it stays', async () => {
    const before = await stored();
    const refused = await send(pdf(clamd.marker), 'nhiem.pdf');
    expect([refused.status, refused.body.errors[0].detail]).toEqual([
      422,
      expect.stringContaining(`phát hiện ${clamd.found}`),
    ]);
    const text = `Nội dung ${clamd.marker.toString()}`;
    const packed = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
    expect(packed.includes(clamd.marker)).toBe(false);
    const inside = await send(packed, 'nhiem.docx');
    expect([inside.status, inside.body.errors?.[0].detail]).toEqual([
      422,
      expect.stringContaining(`phát hiện ${clamd.found}`),
    ]);
    expect(await stored()).toEqual(before);
  });

  test('a file that is larger than what the daemon looks at is taken in as not looked at, and never as clean', async () => {
    const large = Buffer.concat([pdf(clamd.marker), randomBytes(5 * megabyte)]);
    // What the daemon itself says of it: it has not looked, and calls it clean.
    const asked = scanWith({ at: { path: clamd.socket }, largest: 100 * megabyte });
    await asked.write(large);
    expect(await asked.end()).toEqual({ verdict: 'clean' });
    // And of what its stream does not take.
    const tooLong = scanWith({ at: { path: clamd.socket }, largest: 100 * megabyte });
    for (let n = 0; n < 12; n += 1) await tooLong.write(randomBytes(megabyte));
    expect(await tooLong.end()).toEqual({ verdict: 'notChecked', why: 'tooLarge' });

    const sent = await send(large, 'lon.pdf');
    expect([sent.status, sent.body.items]).toMatchObject([201, [{ unchecked: 'tooLarge' }]]);
    expect(sent.body.items[0].checked).toBeUndefined();
    expect(await page(sent.body.items[0].id)).toContain(
      'tệp lớn hơn mức phần mềm chống mã độc kiểm tra được',
    );
    // Nor is it asked for again.
    expect(await fileRound(office.services)).toEqual({ left: 0, scanned: 0 });
  });

  /** Sends a file whose second half comes after something has happened. */
  async function sendInHalves(bytes: Buffer, name: string, between: () => Promise<void>): Promise<number> {
    const half = bytes.length / 2;
    const boundary = 'liem';
    const part = (of: string) => `--${boundary}\r\nContent-Disposition: form-data; ${of}\r\n\r\n`;
    const before = `${part('name="kind"')}evidence\r\n${part(`name="files"; filename="${name}"`)}`;
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{ port: server.port, host: '127.0.0.1', method: 'POST', path: api() },
          headers: {
            Cookie: cookiesOf(head.agent),
            'X-CSRF-Token': head.token,
            'Idempotency-Key': randomUUID(),
            'Content-Type': `multipart/form-data; boundary=${boundary}`,
          },
        },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      asked.once('error', reject);
      asked.write(Buffer.concat([Buffer.from(before), bytes.subarray(0, half)]));
      between().then(
        () => asked.end(Buffer.concat([bytes.subarray(half), Buffer.from(`\r\n--${boundary}--\r\n`)])),
        reject,
      );
    });
  }

  test('where the daemon dies in the middle of a scan the file is taken in as not looked at, and looked at once it is back', async () => {
    const begun = (await stored()).rows;
    const half = Buffer.concat([pdf(), randomBytes(3 * megabyte)]);
    const status = await sendInHalves(half, 'giua-chung.pdf', async () => {
      while ((await stored()).rows === begun) await new Promise((next) => setTimeout(next, 20));
      await clamd.kill();
    });
    expect(status).toBe(201);
    const late = await send(pdf(clamd.marker), 'nhiem-muon.pdf');
    expect([late.status, late.body.items]).toMatchObject([201, [{ unchecked: 'away' }]]);
    const [clean, infected] = (await filesOf()).slice(-2);
    expect(clean).toMatchObject({ unchecked: 'away', size: half.length });
    expect(await page(clean?.file ?? '')).toContain('sẽ được kiểm tra khi phần mềm hoạt động lại');
    expect(await fileRound(office.services)).toEqual({ left: 0, scanned: 0 });

    await clamd.start();
    expect(await fileRound(office.services)).toEqual({ left: 0, scanned: 2 });
    const after = await filesOf();
    expect(after.find(({ file }) => file === clean?.file)).toMatchObject({ checked: 'clean' });
    expect(after.find(({ file }) => file === infected?.file)).toMatchObject({ infected: clamd.found });
    for (const path of [
      `${api()}/${infected?.file}/original`,
      `/cases/${caseId}/files/${infected?.file}/original`,
    ])
      expect([path, (await head.get(path)).status]).toEqual([path, 409]);
    expect(await page(infected?.file ?? '')).toContain(`Tài liệu bị khóa vì có mã độc (${clamd.found})`);
    expect(await fileRound(office.services)).toEqual({ left: 0, scanned: 0 });
  }, 120_000);

  test('what comes through the public door waits for the daemon, and an infected file is kept and opened by nobody', async () => {
    const { cases, settings, temporal, connection } = office.services;
    const directory = mkdtempSync(join(tmpdir(), 'liem-scanned-door-'));
    const keys = settings.secrets.vaultKeys;
    const doorData = join(directory, 'door');
    await setUpDoor(doorData, await writeOfficeCard(join(directory, 'courier'), keys));
    const door = await openDoor(ownDoorSettings(doorData));
    const take = (bytes: Buffer, name: string) => door.files.take(Readable.from([bytes]), { name, type: '' });
    const program = Buffer.concat([Buffer.from('MZ'), randomBytes(2000)]);
    const files = [await take(program, 'khong-ro.exe'), await take(pdf(clamd.marker), 'nhiem.pdf')];
    const box = await hashOf(randomBytes(8));
    const { publicKey } = await keyPairFrom(randomBytes(32));
    const words = reportWords.parse({ what: 'Có chuyện.' });
    await door.outbox.add({ is: 'report', box, publicKey: toText(publicKey), report: words, files });
    await exportFile(door, join(directory, 'medium'));
    await takeMedium(join(directory, 'medium'), await courierNeeds(cases, temporal, keys));
    const [row] = await cases.door.envelopes.listWaiting();
    if (!row) throw new Error('nothing came');
    const { receivedOn, checkable, allegations } = registrationExample;
    const subject = {
      kind: 'member',
      name: 'Lương Văn Mẫu',
      position: 'Phó Giám đốc',
      organisation: 'Sở Mẫu',
      managedBy: 'districtCommittee',
    } as const;
    const report = { kind: 'denunciation', source: 'publicForm', standing: 'anonymous' } as const;
    const input = { ...report, receivedOn, checkable, allegations, subject, throughDoor: true as const };
    const outcome = await cases.gateway.register({
      commandId: row.registrationId,
      actor: { id: 'u-demo-intake', roles: ['intakeOfficer'] },
      input,
    });
    expect(outcome.kind).toBe('done');
    await moveToCase(row, row.registrationId, { ...cases.door, vault: cases.vault });

    await clamd.stop();
    expect(await fileRound(office.services)).toMatchObject({ left: 1 });
    expect(await filesOf(row.registrationId)).toEqual([]);
    await clamd.start();
    expect(await fileRound(office.services)).toMatchObject({ left: 0 });
    const [unknown, infected] = await filesOf(row.registrationId);
    const [first, second] = files;
    expect(unknown).toMatchObject({
      ...{ kind: 'evidence', guarded: true, checked: 'clean', sha256: first?.sha256 },
      door: { envelope: row._id, file: first?.file, sha256: first?.sha256 },
    });
    expect(infected).toMatchObject({ guarded: true, infected: clamd.found, sha256: second?.sha256 });
    // Nothing of them lies as it came any more, and nothing is taken twice.
    expect(await connection.collection('door_pieces').countDocuments()).toBe(0);
    expect(await fileRound(office.services)).toMatchObject({ left: 0 });
    expect(await filesOf(row.registrationId)).toHaveLength(2);

    const path = `/api/v1/cases/${row.registrationId}/files`;
    const custodian = await office.program('giu.bi.mat');
    expect((await head.get(`${path}/${unknown?.file}/original`)).status).toBe(403);
    const got = await custodian.get(`${path}/${unknown?.file}/original`).buffer(true);
    expect([got.status, (got.body as Buffer).equals(program)]).toEqual([200, true]);
    expect((await custodian.get(`${path}/${infected?.file}/original`)).status).toBe(409);
    const shown = await custodian
      .get(`/cases/${row.registrationId}/files/${unknown?.file}`)
      .set('Accept', 'text/html');
    expect(shown.text).toContain('Đến qua cổng tiếp nhận');
    expect(readFileSync(join(directory, 'medium')).includes(clamd.marker)).toBe(false);
    rmSync(directory, { recursive: true, force: true });
  }, 120_000);
});
