import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { actsToTeam, type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let caseId: string;
beforeAll(async () => {
  office = await openBrowserOffice('browser-files');
  caseId = await office.receive();
  await office.bring(caseId, ...actsToTeam);
}, 180_000);
afterAll(() => office.close(), 60_000);

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\nBiên bản\n%%EOF\n');
const program = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  Buffer.from([64, 0, 0, 0]),
  Buffer.from('PE\0\0'),
]);
const uploaded = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

/** A picture that says where it was taken, and by whom. */
const placed = () =>
  sharp({ create: { width: 120, height: 80, channels: 3, background: 'green' } })
    .withExif({ IFD0: { Artist: 'Nguoi Chup' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 41/1' } })
    .jpeg()
    .toBuffer();

test('an officer takes two files into a case; a program that is called a PDF is refused, and nothing has to be chosen again', async () => {
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}`);
  await officer.page.locator('#take-in summary').click();
  await officer.check();
  await officer.page.setInputFiles('#files', [
    uploaded('anh-hien-truong.jpg', 'image/jpeg', await placed()),
    uploaded('hoa-don.pdf', 'application/pdf', program),
  ]);
  const form = '#take-in';
  await officer.fillIn({ fileKind: 'evidence', fileTitle: 'Ảnh hiện trường', fileOn: '1/3/2026' }, form);
  const button = officer.page.locator('#take-in button[type=submit]');
  await button.click();
  const told = officer.page.locator('.liem-upload [role=status]');
  await told
    .filter({
      hasText: 'Không nhận tệp “hoa-don.pdf”: theo nội dung thì đây là chương trình máy tính',
    })
    .waitFor();
  await officer.check();
  await officer.shot('file-refused');
  expect(await officer.page.locator('.liem-upload li').innerText()).toBe('✓ anh-hien-truong.jpg');
  expect(await officer.page.locator('[name=fileTitle]').inputValue()).toBe('Ảnh hiện trường');
  await officer.page.setInputFiles('#files', [uploaded('hoa-don.pdf', 'application/pdf', pdf)]);
  expect(await officer.press(button)).toBe(303);
  await officer.check();
  await officer.shot('files');
  expect((await office.state(caseId)).files).toMatchObject([
    { number: 1, type: 'image/jpeg', kind: 'evidence' },
    { number: 2, type: 'application/pdf' },
  ]);
});

test('a colleague sees the picture without its place, takes the original with it, and each look is on record', async () => {
  const head = await office.desk('truong.phong.1');
  const { files = [] } = await office.state(caseId);
  const path = `/cases/${caseId}/files/${files[0]?.file}`;
  await head.look(path, 'file');
  const picture = head.page.locator('figure img');
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(120);
  const copy = await (await head.page.request.get(`${office.url}${path}/copy`)).body();
  expect((await sharp(copy).metadata()).exif).toBeUndefined();
  const original = await head.page.request.get(`${office.url}${path}/original`);
  expect((await sharp(await original.body()).metadata()).exif?.includes('Nguoi Chup')).toBe(true);
  expect(original.headers()['content-disposition']).toContain('attachment');
  const auditor = await office.desk('giam.sat');
  await auditor.open(path);
  expect(await auditor.text()).toContain('tải bản đã nhận');
});

test('files come along with the act of which they are, and are kept where the act is refused', async () => {
  const leader = await office.desk('to.truong.1');
  await leader.open(`/cases/${caseId}/commands/recordEvidence`);
  await leader.page.locator('form#command details summary').last().click();
  await leader.check();
  await leader.page.setInputFiles('#attached', [uploaded('so-cai.pdf', 'application/pdf', pdf)]);
  await leader.fillIn({ title: 'Sổ cái', content: 'Trang 3 bị sửa.' });
  const withFiles = leader.page.locator('button[formenctype]');
  expect(await leader.press(withFiles)).toBe(422);
  await leader.check();
  expect(await leader.page.locator('[name=content]').inputValue()).toBe('Trang 3 bị sửa.');
  await leader.fillIn({ origin: 'Phòng kế toán' });
  expect(await leader.press(withFiles)).toBe(303);
  const { files = [], documents } = await office.state(caseId);
  expect(files.at(-1)).toMatchObject({ kind: 'evidence', of: documents.at(-1)?.seq, size: pdf.length });
});

test('a film whose line breaks twice on its way is sent on from where it was, with its progress, and taken in as one', async () => {
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}/files`);
  const film = Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n'), randomBytes(9 * 1024 * 1024)]);
  const offsets: number[] = [];
  let parts = 0;
  await officer.page.route('**/uploads/*', async (route) => {
    const { method, headers } = { method: route.request().method(), headers: route.request().headers() };
    if (method !== 'PATCH') return route.continue();
    parts += 1;
    offsets.push(Number(headers['upload-offset']));
    return parts === 2 || parts === 3 ? route.abort() : route.continue();
  });
  await officer.page.setInputFiles('#files', [uploaded('phim.pdf', 'application/pdf', film)]);
  await officer.fillIn({ fileKind: 'recording', fileTitle: 'Đoạn phim' });
  const button = officer.page.locator('main form button[type=submit]').last();
  const answered = officer.press(button);
  const told = officer.page.locator('.liem-upload [role=status]');
  await told.filter({ hasText: 'Đường truyền bị ngắt ở 44%' }).waitFor();
  expect(
    await officer.page.locator('.liem-upload progress').evaluate((bar) => (bar as HTMLProgressElement).value),
  ).toBe(44);
  expect(await answered).toBe(303);
  const part = 4 * 1024 * 1024;
  expect(offsets).toEqual([0, part, part, part, 2 * part]);
  const sha256 = createHash('sha256').update(film).digest('hex');
  expect((await office.state(caseId)).files?.at(-1)).toMatchObject({ kind: 'recording', sha256 });
}, 60_000);
