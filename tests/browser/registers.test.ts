import { carry, untilVerification } from './caseFlow';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let open: string;
let closed: string;
const series = `QĐ ${today().slice(0, 4)}`;

beforeAll(async () => {
  office = await openBrowserOffice('browser-registers');
  const signed = async () => {
    const caseId = await office.receive();
    await carry(office, caseId, untilVerification);
    return caseId;
  };
  open = await signed();
  closed = await signed();
  const [head, chair] = [await office.desk('truong.phong.1'), await office.desk('chu.nhiem')];
  await head.give(closed, 'declareConflict', { accountId: 'u-demo-vice-2', relation: 'Anh em ruột' });
  await chair.give(closed, 'decideConflict', { accountId: 'u-demo-vice-2', upheld: true, reason: 'Đúng.' });
}, 240_000);
afterAll(() => office.close(), 60_000);

const rowsOf = async (username: string) => {
  const desk = await office.desk(username);
  expect(await desk.open(`/registers?register=${encodeURIComponent(series)}`)).toBe(200);
  return desk;
};

test('every number of a register stands in order with what it was given to', async () => {
  const chair = await rowsOf('chu.nhiem');
  await chair.shot('registers');
  const text = await chair.text();
  expect(text).toMatch(/01-QĐ\/UBKTTU[\s\S]*02-QĐ\/UBKTTU/);
  const { number } = await office.state(open);
  expect(text).toContain(`Thành lập Tổ kiểm tra giải quyết đơn số ${number}`);
  // Whom it is about, and who reported, is not for a register.
  expect(text).not.toMatch(/Trần Quốc Mẫu|Người Gửi Thử/);
});

test('whoever may not see a case sees that its number is taken, and nothing more', async () => {
  const { number } = await office.state(closed);
  const viceChair = await rowsOf('pho.chu.nhiem.2');
  const text = await viceChair.text();
  expect(text).toContain('02-QĐ/UBKTTU');
  expect(text).not.toContain(number);
  expect(text).toContain('Đã cấp; nội dung không hiển thị');
  expect(text).toContain((await office.state(open)).number);

  const administrator = await rowsOf('quan.tri');
  const seen = await administrator.text();
  expect(seen).toMatch(/01-QĐ\/UBKTTU[\s\S]*02-QĐ\/UBKTTU/);
  expect(seen).not.toContain(number);
  expect(seen).not.toContain((await office.state(open)).number);
  expect(await administrator.page.locator('form[action="/registers/marks"]').count()).toBe(0);
  const csv = await administrator.page.request.get(
    `${office.url}/registers.csv?register=${encodeURIComponent(series)}`,
  );
  expect(csv.status()).toBe(200);
  expect(await csv.text()).not.toContain(number);
});

test('numbers of the paper register are marked, gaps show, and what is marked is never given again', async () => {
  const head = await rowsOf('truong.phong.1');
  const mark = async (input: Record<string, string>) => {
    await head.open(`/registers?register=${encodeURIComponent(series)}`);
    await head.page.locator('details').evaluate((element) => element.setAttribute('open', ''));
    await head.fillIn({ ...input });
    return head.press(head.page.getByRole('button', { name: 'Đánh dấu' }));
  };
  expect(await mark({ from: '5', to: '4', reason: 'Sổ giấy' })).toBe(422);
  await head.check();
  expect(await mark({ from: '1', to: '6', reason: 'Sổ giấy' })).toBe(422);
  expect(await head.text()).toContain('Số 1 đã cấp cho văn bản');
  expect(await mark({ from: '5', to: '6', reason: 'Đã dùng trong sổ giấy' })).toBe(303);
  expect(await mark({ from: '2', reason: 'Ban hành nhầm' })).toBe(303);
  const text = await head.text();
  expect(text).toContain('Có 2 số chưa dùng');
  expect(text).toContain('Đã dùng trong sổ giấy');
  expect(text).toMatch(/02-QĐ\/UBKTTU[\s\S]*Đã hủy[\s\S]*Ban hành nhầm/);
  await head.shot('registers-marked');
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.open(`/registers?register=${encodeURIComponent(series)}`);
  await head.shot('registers-390');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  expect(await mark({ from: '2', reason: 'Lần nữa' })).toBe(422);

  // The next paper follows the last number, marked or not, and a marked one cannot be put in.
  const third = await office.receive();
  await carry(office, third, untilVerification.slice(0, -1));
  await (await office.desk('dia.ban.1')).give(third, 'signDecision', {});
  await head.give(third, 'appraise', {});
  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${third}/commands/approve`);
  await chair.fillIn({ number: '5-QĐ/UBKTTU' });
  expect(await chair.send()).toBe(422);
  await chair.fillIn({ number: '' });
  expect(await chair.send()).toBe(303);
  expect((await office.state(third)).decision?.number).toBe('07-QĐ/UBKTTU');
}, 180_000);

test('whoever does not keep the registers cannot mark', async () => {
  const officer = await rowsOf('dia.ban.1');
  expect(await officer.page.locator('form[action="/registers/marks"]').count()).toBe(0);
});
