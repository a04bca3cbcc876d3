import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { actsToTeam } from '../office';
import { office } from './sharedOffice';

const writer = 'Trinh Thi Kin';
const known = { name: 'Trịnh Thị Kín', address: 'Thôn 7, xã Tân Nghiệm', phone: '0912 345 678' };

/** A letter of two pages that says on each who wrote it, and in its properties. */
async function letter(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const y of [700, 600])
    document.addPage([595, 842]).drawText(`Toi la ${writer}`, { x: 70, y, size: 14, font });
  document.setAuthor(writer);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A photograph of a note that says where it was taken. */
const photograph = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Artist: writer } })
    .jpeg()
    .toBuffer();

let caseId = '';
/** A report whose letter and photograph intake has taken in, and which a team works on. */
async function begin(): Promise<void> {
  caseId = await office.receive({ ...known, originalText: 'Đơn gửi kèm.' });
  const intake = await office.desk('tiep.nhan');
  await intake.open(`/cases/${caseId}/files`);
  await intake.page.setInputFiles('#files', [
    { name: 'don.pdf', mimeType: 'application/pdf', buffer: await letter() },
    { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photograph() },
  ]);
  await intake.fillIn({ fileKind: 'letter' });
  await intake.press(intake.page.locator('main form button[type=submit]'));
  await office.bring(caseId, ...actsToTeam);
}

const files = async () => (await office.state(caseId)).files ?? [];
const pathOf = (file: string | undefined) => `/cases/${caseId}/files/${file}`;
const readings = async () =>
  (await office.services.cases.events.read(caseId)).filter(({ type }) => type === 'identityRead');

test('the custodian blackens a letter page by page; an officer sees the copy in the page, and never the letter', async () => {
  await begin();
  const custodian = await office.desk('giu.bi.mat');
  const officer = await office.desk('dia.ban.1');
  const [original] = await files();
  const path = `${pathOf(original?.file)}/working-copy`;
  for (const address of [path, `${pathOf(original?.file)}/sheets/1`])
    expect(await officer.open(address)).toBe(403);
  await custodian.look(path, 'cut-begin');
  await custodian.fillIn({ why: 'Lập bản làm việc cho Tổ kiểm tra.' });
  const before = (await readings()).length;
  expect(await custodian.send()).toBe(200);
  await custodian.check();
  await custodian.shot('cut-edit');
  // Nothing is drawn, and nobody has said that there is nothing to cover.
  const button = (value: string) => custodian.page.locator(`button[name=step][value=${value}]`);
  expect(await custodian.press(button('save'))).toBe(422);
  await custodian.check();
  // Drawn by mouse on the first page, typed in on the second.
  const area = custodian.page.locator('[data-cut]');
  await area.scrollIntoViewIfNeeded();
  const on = await area.boundingBox();
  if (!on) throw new Error('there is no page to draw on');
  await custodian.page.mouse.move(on.x + on.width * 0.1, on.y + on.height * 0.14);
  await custodian.page.mouse.down();
  await custodian.page.mouse.move(on.x + on.width * 0.4, on.y + on.height * 0.18, { steps: 4 });
  await custodian.page.mouse.up();
  expect(Number(await custodian.page.locator('[name="boxes[0][left]"]').inputValue())).toBeCloseTo(100, -1);
  expect(await custodian.press(button('next'))).toBe(200);
  await custodian.fillIn({ 'boxes[0][left]': '100', 'boxes[0][top]': '260', 'boxes[0][width]': '300' });
  expect(await custodian.press(button('save'))).toBe(422);
  await custodian.check();
  expect(await custodian.text()).toContain('Ô 1: nhập bốn số nguyên');
  await custodian.fillIn({ 'boxes[0][height]': '40' });
  expect(await custodian.press(button('draw'))).toBe(200);
  await custodian.shot('cut-second');
  expect(await custodian.press(button('save'))).toBe(303);
  expect((await readings()).slice(before)).toMatchObject([
    { data: { fields: ['files'], file: original?.file } },
  ]);

  const copy = (await files()).at(-1);
  expect(copy).toMatchObject({ type: 'application/pdf', kind: 'letter', cutFrom: { boxes: 2, sheets: 2 } });
  expect(copy?.guarded).toBeUndefined();
  const told = (await office.services.cases.events.read(caseId)).filter(({ type }) => type === 'fileCut');
  expect(told).toMatchObject([
    { by: 'u-demo-custodian', data: { file: original?.file, boxes: 2, sha256: copy?.sha256 } },
  ]);
  expect(await officer.look(pathOf(copy?.file), 'cut-copy')).toContain('che 2 ô');
  const picture = officer.page.locator('#sheets img');
  expect(await picture.getAttribute('alt')).toContain('Trang 1 trong 2 trang');
  await officer.follow(officer.page.getByRole('link', { name: 'Trang sau' }));
  await officer.check();
  expect(await picture.getAttribute('alt')).toContain('Trang 2 trong 2 trang');
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(500);
  const given = await (await officer.page.request.get(`${office.url}${pathOf(copy?.file)}/original`)).body();
  expect(given.includes(writer)).toBe(false);
  expect(await officer.open(`${pathOf(original?.file)}/original`)).toBe(403);
  // Nobody cuts a copy of a copy, nor a file that everybody sees.
  expect(await custodian.open(`${pathOf(copy?.file)}/working-copy`)).toBe(404);
});

test('on a telephone and without script boxes of a picture are typed in; made anew, the copy before is shut', async () => {
  const custodian = await office.desk('giu.bi.mat');
  const officer = await office.desk('dia.ban.1');
  const original = (await files())[1];
  const cut = async (more: Record<string, string>) => {
    await custodian.open(`${pathOf(original?.file)}/working-copy`);
    await custodian.fillIn({ why: 'Che người chụp và nơi chụp.' });
    await custodian.send();
    await custodian.fillIn({
      'boxes[0][left]': '0', 'boxes[0][top]': '0', 'boxes[0][width]': '500', 'boxes[0][height]': '250', ...more,
    }); // prettier-ignore
    return custodian.press(custodian.page.locator('button[name=step][value=save]'));
  };
  await custodian.page.setViewportSize({ width: 390, height: 844 });
  await custodian.page.route('**/assets/cutBoxes*', (request) => request.abort());
  expect(await cut({})).toBe(303);
  const first = (await files()).at(-1);
  const given = await (await officer.page.request.get(`${office.url}${pathOf(first?.file)}/original`)).body();
  const { data, info } = await sharp(given).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels];
  expect([at(10, 10), at(199, 74), at(300, 200)]).toEqual([0, 0, 255]);
  expect(given.includes(writer)).toBe(false);
  // A reason that names the reporter is no reason.
  expect(await cut({ reason: '' })).toBe(422);
  await custodian.check();
  await custodian.shot('cut-again-phone');
  expect(await cut({ reason: 'Còn sót chữ ký của bà Trịnh Thị Kín.' })).toBe(422);
  expect(await custodian.text()).toContain('họ tên của người gửi');
  expect(await cut({ reason: 'Còn sót chữ ký ở góc dưới.' })).toBe(303);
  const [was, now] = (await files()).slice(-2);
  expect([was?.file, was?.guarded, was?.replacedBy]).toEqual([first?.file, true, now?.file]);
  expect(await officer.open(`${pathOf(first?.file)}/original`)).toBe(403);
  expect(await officer.look(pathOf(first?.file), 'cut-replaced')).toContain('đã được thay bằng tài liệu số');
  expect(await officer.open(pathOf(now?.file))).toBe(200);
});
