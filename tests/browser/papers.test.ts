import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carry, untilVerification } from './caseFlow';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
let caseId: string;
const files = join(__dirname, 'screenshots');

beforeAll(async () => {
  office = await openBrowserOffice('browser-papers');
  caseId = await office.receive();
  await carry(office, caseId, untilVerification);
  mkdirSync(files, { recursive: true });
}, 180_000);
afterAll(() => office.close(), 60_000);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const issue = async (kind: string) => {
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}/papers`);
  const form = officer.page.locator(`form[action$="/${kind}"]`).first();
  return officer.press(form.getByRole('button'));
};

test('papers are written of what has happened, numbered, and kept with their hashes in the history', async () => {
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}/papers`);
  await officer.shot('papers-to-write');
  for (const kind of ['decision', 'plan', 'outline', 'reporterLetter']) expect(await issue(kind)).toBe(303);
  await officer.open(`/cases/${caseId}/papers`);
  await officer.shot('papers');
  const text = await officer.text();
  expect(text).toContain('01-QĐ/UBKTTU');
  expect(text).toContain('01-KH/UBKTTU');
  expect(text).toContain('01-CV/UBKTTU');

  const { papers = [] } = await office.state(caseId);
  expect(papers.map(({ kind, number }) => [kind, number])).toEqual([
    ['decision', '01-QĐ/UBKTTU'],
    ['plan', '01-KH/UBKTTU'],
    ['outline', undefined],
    ['reporterLetter', '01-CV/UBKTTU'],
  ]);
  const names: Record<string, string> = {
    decision: 'Quyet-dinh-thanh-lap-To-kiem-tra-01-QD-UBKTTU',
    plan: 'Ke-hoach-tham-tra-xac-minh-01-KH-UBKTTU',
    outline: 'De-cuong-giai-trinh-',
    reporterLetter: 'Cong-van-ve-viec-thu-ly-don-to-cao-01-CV-UBKTTU',
  };
  for (const { kind, of, docx, pdf } of papers) {
    const fetched = async (format: string) => {
      const answer = await officer.page.request.get(
        `${office.url}/cases/${caseId}/papers/${of}/${kind}.${format}`,
      );
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-disposition']).toContain(`filename=${names[kind] ?? '?'}`);
      expect(answer.headers()['content-disposition']).not.toMatch(/M%E1%BA%ABu|Tr%E1%BA%A7n|Mau|Tran/);
      const bytes = await answer.body();
      writeFileSync(join(files, `paper-${kind}.${format}`), bytes);
      return bytes;
    };
    const [word, print] = [await fetched('docx'), await fetched('pdf')];
    expect(word.subarray(0, 2).toString()).toBe('PK');
    expect(print.subarray(0, 5).toString()).toBe('%PDF-');
    // What is handed out is what the chain holds.
    expect([sha256(word), sha256(print)]).toEqual([docx, pdf]);
  }
});

test('a paper is written once, and not by those who only look', async () => {
  const auditor = await office.desk('giam.sat');
  await auditor.open(`/cases/${caseId}/papers`);
  expect(await auditor.page.getByRole('button', { name: /Lập văn bản/ }).count()).toBe(0);
  const { papers = [] } = await office.state(caseId);
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}/papers`);
  const plan = papers.find(({ kind }) => kind === 'plan');
  expect(await officer.page.locator(`form[action$="/${plan?.of}/plan"]`).count()).toBe(0);
  expect(await officer.open(`/cases/${caseId}/papers/1/plan.pdf`)).toBe(404);
  expect(await officer.open(`/cases/${caseId}/papers/999/plan.pdf`)).toBe(404);
});

test('forty papers at once have forty numbers that follow each other, and a second request gets the same', async () => {
  const { registers } = office.services.cases;
  const ids = Array.from({ length: 40 }, (_, i) => `case-${i}`);
  const place = (paper: string) =>
    ({ paper, caseId: 'c', of: 1, kind: 'report', on: '2031-01-02', by: 'u' }) as const;
  const taken = await Promise.all([...ids, ...ids].map((id) => registers.next('BC 2031', place(id), String)));
  const twice = taken.map(({ n }) => n);
  expect(twice.slice(0, 40)).toEqual(twice.slice(40));
  expect(twice.slice(0, 40).sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1));
});

test('a number that another paper has is refused with a reason, and the act is not done', async () => {
  const other = await office.receive();
  await carry(office, other, untilVerification.slice(0, -1));
  const viceChair = await office.desk('pho.chu.nhiem.1');
  // Who signs sees what was submitted and appraised, and puts in number and day.
  await (await office.desk('dia.ban.1')).give(other, 'signDecision', {});
  await (await office.desk('truong.phong.1')).give(other, 'appraise', {});
  await viceChair.open(`/cases/${other}/commands/approve`);
  await viceChair.fillIn({ number: '1-QĐ/UBKTTU' });
  expect(await viceChair.send()).toBe(422);
  await viceChair.check();
  await viceChair.shot('paper-number-taken');
  expect(await viceChair.text()).toContain('Số 01-QĐ/UBKTTU đã được ghi cho văn bản khác');
  expect((await office.state(other)).stage).toBe('assignment');
  await viceChair.fillIn({ number: '' });
  expect(await viceChair.send()).toBe(303);
  expect(await viceChair.text()).toContain('02-QĐ/UBKTTU');
});

test('two officers at once, a double click and an old page: one paper with one number, and each is told', async () => {
  const other = await office.receive();
  await carry(office, other, untilVerification);
  const officer = await office.desk('dia.ban.1');
  const head = await office.desk('pho.chu.nhiem.1');
  const chair = await office.desk('chu.nhiem');
  const button = (desk: Desk, kind: string) =>
    desk.page.locator(`form[action$="/${kind}"]`).getByRole('button');
  for (const desk of [officer, head, chair]) await desk.open(`/cases/${other}/papers`);

  const together = await Promise.all([officer, head].map((desk) => desk.press(button(desk, 'plan'))));
  expect(together.every((status) => status === 303 || status === 409)).toBe(true);
  expect(together).toContain(303);
  // The chair's page still shows the button.
  expect(await chair.press(button(chair, 'plan'))).toBe(303);
  await chair.check();
  await chair.shot('paper-there');
  expect(await chair.page.locator('.govuk-notification-banner').innerText()).toContain(
    'Văn bản này đã được lập trước đó',
  );

  await officer.open(`/cases/${other}/papers`);
  const answered = officer.page.waitForEvent('load');
  await button(officer, 'outline').dblclick({ noWaitAfter: true });
  await answered;
  // As a browser without scripts would send it twice.
  await officer.open(`/cases/${other}/papers`);
  const letter = officer.page.locator('form[action$="/reporterLetter"]');
  const token = await letter.locator('[name="_csrf"]').inputValue();
  const address = `${office.url}${await letter.getAttribute('action')}`;
  const send = () => officer.page.request.post(address, { form: { _csrf: token }, maxRedirects: 0 });
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.map((answer) => answer.status())).toContain(303);

  const { papers = [] } = await office.state(other);
  expect(papers.map(({ kind }) => kind).sort()).toEqual(['outline', 'plan', 'reporterLetter']);
  const year = today().slice(0, 4);
  for (const series of [`KH ${year}`, `CV ${year}`]) {
    const entries = await office.services.cases.registers.between(series, 1, 1000);
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_, i) => i + 1));
    expect(entries.filter(({ place }) => place?.caseId === other)).toHaveLength(1);
  }
}, 180_000);
