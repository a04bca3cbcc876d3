import { createHash } from 'node:crypto';
import { untilVerification } from './caseFlow';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';
import { zipEntry } from '../papers/zipEntry';

let office: BrowserOffice;
let caseId: string;

beforeAll(async () => {
  office = await openBrowserOffice('browser-drafts');
  caseId = await office.receive();
  for (const { by, type, input } of untilVerification.slice(0, -1)) {
    await (await office.desk(by)).give(caseId, type, input);
    await office.decide(caseId);
  }
  await (await office.desk('dia.ban.1')).give(caseId, 'signDecision', {});
}, 180_000);
afterAll(() => office.close(), 60_000);

const draftsOf = (desk: Desk) =>
  desk.page
    .locator('main a[href*="/drafts/"]')
    .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href') ?? '']));

/** The paper's own lines, as they stand on the page. */
const paperText = async (desk: Desk): Promise<string> => desk.page.locator('article.liem-paper').innerText();

const fetched = async (desk: Desk, path: string) => {
  const answer = await desk.page.request.get(`${office.url}${path}`);
  return {
    status: answer.status(),
    name: answer.headers()['content-disposition'] ?? '',
    bytes: await answer.body(),
  };
};

/** All that is kept of the case and of the office's numbers. */
async function kept() {
  const { cases } = office.services;
  const { seq } = await office.state(caseId);
  const events = await cases.events.read(caseId, seq);
  const year = new Date().getFullYear();
  const numbers = await Promise.all(
    ['QĐ', 'KH', 'CV'].map((symbol) => cases.registers.between(`${symbol} ${year}`, 1, 1000)),
  );
  const whole = JSON.stringify([events, await cases.papers.list(caseId), numbers]);
  return createHash('sha256').update(whole).digest('hex');
}

let decisionHref = '';
let lines: string[] = [];

test('before anybody signs, each paper stands on the page as it will read, and nothing of it is kept', async () => {
  const before = await kept();
  const head = await office.desk('truong.phong.1');
  await head.open(`/cases/${caseId}`);
  await head.shot('case-with-drafts');
  const drafts = await draftsOf(head);
  expect(drafts.map(([name]) => name)).toEqual([
    'Quyết định thành lập Tổ kiểm tra',
    'Kế hoạch thẩm tra, xác minh',
    'Đề cương giải trình',
  ]);
  decisionHref = drafts[0]?.[1] ?? '';
  expect(await head.open(decisionHref)).toBe(200);
  await head.shot('draft-decision');
  const text = await paperText(head);
  expect(text).toContain('DỰ THẢO');
  expect(text).toMatch(/Số\s+-QĐ\/UBKTTU/);
  expect(text).toMatch(/ngày\s+tháng\s+năm/);
  lines = text.split('\n').filter((line) => line.startsWith('Điều ') || line.startsWith('- '));
  expect(lines.length).toBeGreaterThan(3);
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.check();
  await head.shot('draft-decision-narrow');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  expect(await kept()).toBe(before);
});

test('the files say that they are drafts, by their names and on their pages', async () => {
  const head = await office.desk('truong.phong.1');
  const word = await fetched(head, `${decisionHref}.docx`);
  expect(word.name).toContain('filename=Du-thao-Quyet-dinh-thanh-lap-To-kiem-tra-');
  expect(zipEntry(word.bytes, 'word/document.xml')).toContain('DỰ THẢO');
  const print = await fetched(head, `${decisionHref}.pdf`);
  expect(print.name).toMatch(/Du-thao-[A-Za-z0-9-]+\.pdf/);
  expect(print.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the form of the approval leads to them too', async () => {
  const head = await office.desk('truong.phong.1');
  await head.open(`/cases/${caseId}/commands/appraise`);
  expect((await draftsOf(head)).map(([, href]) => href)).toContain(decisionHref);
  await head.send();
  const viceChair = await office.desk('pho.chu.nhiem.1');
  await viceChair.open(`/cases/${caseId}/commands/approve`);
  expect((await draftsOf(viceChair)).map(([, href]) => href)).toContain(decisionHref);
});

test('who has a conflict finds neither page nor file, nor does anybody what was not submitted', async () => {
  const other = decisionHref.replace(/submissions\/\d+/, 'submissions/1');
  const head = await office.desk('truong.phong.1');
  const missing = [other, decisionHref.replace(/decision$/, 'conclusion'), `${decisionHref}-2`];
  for (const path of missing) expect(await head.open(path)).toBe(404);

  const related = await office.desk('truong.phong.2');
  expect(await related.open(decisionHref)).toBe(200);
  await office.bring(caseId, ['declareConflict', { accountId: 'u-demo-head-2', relation: 'Em ruột' }]);
  await office.bring(caseId, ['decideConflict', { accountId: 'u-demo-head-2' }]);
  for (const path of [decisionHref, `${decisionHref}.docx`, `${decisionHref}.pdf`])
    expect((await fetched(related, path)).status).toBe(404);
});

test('once it is signed, the paper says what its draft said; and there is no draft any more', async () => {
  await office.decide(caseId);
  const officer = await office.desk('dia.ban.1');
  expect(await officer.open(decisionHref)).toBe(404);
  await officer.open(`/cases/${caseId}/papers`);
  const issue = officer.page.locator('form[action$="/decision"]').first();
  expect(await officer.press(issue.getByRole('button'))).toBe(303);
  const [paper] = (await office.state(caseId)).papers ?? [];
  const { bytes } = await fetched(officer, `/cases/${caseId}/papers/${paper?.of}/decision.docx`);
  const xml = zipEntry(bytes, 'word/document.xml');
  const said = xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]*>/g, '');
  for (const line of lines) expect(said).toContain(line);
  expect(said).not.toContain('DỰ THẢO');
  expect(said).toContain('01-QĐ/UBKTTU');
});
