import { zipEntry } from '../papers/zipEntry';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';
import { actsToVerification } from '../domain/stages';

let office: BrowserOffice;
let caseId: string;
let of: number;

beforeAll(async () => {
  office = await openBrowserOffice('browser-replaced-papers');
  caseId = await office.receive();
  await office.bring(caseId, ...actsToVerification);
  const { seq } = await office.state(caseId);
  const events = await office.services.cases.events.read(caseId, seq);
  of = events.find(({ type }) => type === 'decisionSigned')?.seq ?? 0;
}, 180_000);
afterAll(() => office.close(), 60_000);

const at = (part: string) => `/cases/${caseId}/papers/${of}/${part}`;
const said = async (desk: Desk, path: string): Promise<string> => {
  const answer = await desk.page.request.get(`${office.url}${path}`);
  expect(answer.status()).toBe(200);
  return zipEntry(await answer.body(), 'word/document.xml')
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '');
};
const button = (desk: Desk, name: string) => desk.page.getByRole('button', { name, exact: true });
const typed = 'Tổ kiểm tra **hoàn thành** trước ngày 30/4.';

test('a paper is looked at and put right before it is issued; what was typed is printed as typed', async () => {
  const officer = await office.desk('dia.ban.1');
  expect(await officer.open(at('plan/text'))).toBe(200);
  expect(await said(officer, at('plan/text.docx'))).toContain('DỰ THẢO');
  await officer.fillIn({ 'p-0': typed });
  expect(await officer.press(button(officer, 'Xem lại dự thảo'))).toBe(200);
  await officer.check();
  await officer.shot('paper-corrected');
  expect(await officer.page.locator('article.liem-paper').innerText()).toContain(typed);
  expect((await office.state(caseId)).papers).toBeUndefined();
  await officer.page.setViewportSize({ width: 390, height: 844 });
  await officer.check();
  await officer.shot('paper-corrected-narrow');
  await officer.page.setViewportSize({ width: 1280, height: 900 });
  expect(await officer.press(button(officer, 'Lập văn bản'))).toBe(303);
  expect((await office.state(caseId)).papers).toMatchObject([{ number: '01-KH/UBKTTU', corrected: true }]);
  const issued = await said(officer, at('plan.docx'));
  expect(issued).toContain(typed);
  expect(issued).not.toContain('DỰ THẢO');
  expect(await officer.open(at('plan/changes'))).toBe(200);
  expect(await officer.text()).toContain(typed);
});

test('an issued paper is replaced, with a reason, by one that says so; both stay, and the old one is marked', async () => {
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}/papers`);
  await officer.follow(officer.page.getByRole('link', { name: /^Thay thế văn bản này/ }));
  await officer.fillIn({ 'p-1': 'Mục đích đã sửa.' });
  expect(await officer.press(button(officer, 'Lập văn bản thay thế'))).toBe(422);
  await officer.check();
  expect(await officer.text()).toContain('Hãy ghi lý do thay thế');
  expect(await officer.page.locator('[name="p-1"]').inputValue()).toBe('Mục đích đã sửa.');
  // It begins with the text of the one before, as that was put right.
  expect(await officer.page.locator('[name="p-0"]').inputValue()).toBe(typed);
  await officer.fillIn({ reason: 'Sai mục đích.' });
  expect(await officer.press(button(officer, 'Lập văn bản thay thế'))).toBe(303);
  await officer.check();
  await officer.shot('paper-replaced');
  expect(await officer.text()).toContain('Đã được thay thế bằng văn bản số 02-KH/UBKTTU');
  expect((await office.state(caseId)).papers).toMatchObject([
    { number: '01-KH/UBKTTU' },
    { number: '02-KH/UBKTTU', turn: 2, replaces: { number: '01-KH/UBKTTU', on: today() } },
  ]);
  const replacing = await said(officer, at('plan-2.docx'));
  const [year, month, day] = today().split('-');
  const plainMonth = Number(month) < 3 ? month : String(Number(month));
  expect(replacing).toContain(
    `Văn bản này thay thế văn bản số 01-KH/UBKTTU, ngày ${day}/${plainMonth}/${year}.`,
  );
  expect(replacing).toContain('Mục đích đã sửa.');
  expect(await said(officer, at('plan.docx'))).not.toContain('thay thế văn bản số');
  await officer.open(`/registers?register=${encodeURIComponent(`KH ${year}`)}`);
  expect(await officer.text()).toContain('Đã được thay thế bằng văn bản số 02-KH/UBKTTU');
});

test('who only looks, and who has a page that is too old, replaces nothing and loses no text', async () => {
  const auditor = await office.desk('giam.sat');
  await auditor.open(at('plan-3/text'));
  expect(await auditor.page.locator('main form').count()).toBe(0);
  const officer = await office.desk('dia.ban.1');
  expect(await officer.open(at('plan-4/text'))).toBe(404);
  await officer.open(at('outline/text'));
  const head = await office.desk('truong.phong.1');
  await head.open(`/cases/${caseId}/papers`);
  const issue = head.page.locator('form[action$="/outline"]');
  expect(await head.press(issue.getByRole('button'))).toBe(303);
  await officer.fillIn({ 'p-0': 'Đoạn đã gõ.' });
  expect(await officer.press(button(officer, 'Lập văn bản'))).toBe(409);
  await officer.check();
  expect(await officer.page.locator('[name="p-0"]').inputValue()).toBe('Đoạn đã gõ.');
  expect((await office.state(caseId)).papers).toHaveLength(3);
});
