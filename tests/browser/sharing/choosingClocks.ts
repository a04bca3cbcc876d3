import { today } from '../office';
import { office } from './sharedOffice';

/** A date so many days from today, ISO and as the office writes it. */
function inDays(days: number) {
  const iso = new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
  return { iso, written: iso.split('-').reverse().join('/') };
}

test('of two clocks the form asks which, names the cap of each, and keeps what was put in when it is too much', async () => {
  const caseId = await office.receive();
  const due = inDays(20);
  await office.bring(
    caseId,
    'classify',
    'accept',
    'proposeAssignment',
    'formTeam',
    'signDecision',
    'announceDecision',
    'recordExplanation',
    ['requestInformation', { to: 'Sở Tài chính', replyBy: due.iso }],
  );
  const head = await office.desk('pho.chu.nhiem.1');
  const path = `/cases/${caseId}/commands/extend`;
  expect(await head.open(path)).toBe(200);
  await head.shot('extend-which-clock');
  const choice = (value: string) => head.page.locator(`[name=clock][value="${value}"]`);
  expect(await head.page.locator('main [name=clock]').count()).toBe(2);
  expect(await head.page.locator('main [name=clock]:checked').count()).toBe(0);
  const cap = (value: string) => head.page.locator('.govuk-radios__item', { has: choice(value) }).innerText();
  expect(await cap('settling')).toMatch(/Giải quyết[\s\S]*1 lần, mỗi lần không quá 30 ngày làm việc/);
  expect(await cap('reply:r1')).toMatch(
    new RegExp(`${due.written}[\\s\\S]*2 lần, mỗi lần không quá 15 ngày`),
  );
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.open(path);
  await head.shot('extend-which-clock-telephone');
  await head.page.setViewportSize({ width: 1280, height: 900 });

  // Without a choice the form says that there is one to make.
  await head.fillIn({ by: '16', explanation: 'Sở cần thêm thời gian sao lục.' });
  expect(await head.send()).toBe(422);
  await head.check();
  expect(await head.page.locator('#explanation').inputValue()).toBe('Sở cần thêm thời gian sao lục.');
  await head.shot('extend-no-clock-chosen');

  await head.fillIn({ clock: 'reply:r1' });
  expect(await head.send()).toBe(422);
  await head.check();
  await head.shot('extend-too-much');
  expect(await head.page.locator('.govuk-error-summary').innerText()).toContain('15');
  expect(await choice('reply:r1').isChecked()).toBe(true);
  expect(await head.page.locator('#by').inputValue()).toBe('16');
  expect(await head.page.locator('#explanation').inputValue()).toBe('Sở cần thêm thời gian sao lục.');

  await head.fillIn({ by: '5' });
  expect(await head.send()).toBe(303);
  await head.check();
  await head.shot('extended-one-clock');
  const { clocks } = await office.state(caseId);
  expect(clocks['reply:r1']?.dates?.dueOn).toBe(inDays(25).iso);
  expect(clocks.settling?.extensions).toEqual([]);
  expect(await head.text()).toContain('Lương Thục Quyên gia hạn trả lời văn bản yêu cầu số 1 thêm 5 ngày');
}, 120_000);

test('complexity that shows after acceptance: what it means is told on the form, in both languages and on a telephone', async () => {
  const subject = {
    kind: 'official' as const,
    name: 'Trần Quốc Mẫu',
    position: 'Chuyên viên',
    organisation: 'Sở Mẫu',
    managingBody: 'UBND tỉnh Mẫu',
  };
  const caseId = await office.receive({}, { subject });
  await office.bring(caseId, 'classify', 'accept');
  const head = await office.desk('pho.chu.nhiem.1');
  const path = `/cases/${caseId}/commands/establishComplexity`;
  expect(await head.open(path)).toBe(200);
  await head.shot('complexity');
  expect(await head.page.locator('main [name=complexity]').count()).toBe(0);
  expect(await head.page.locator('main [name=criteria]').count()).toBe(7);
  expect(await head.text()).toContain('từ 2 tiêu chí là đặc biệt phức tạp, được gia hạn 2 lần');
  await head.page.setViewportSize({ width: 390, height: 844 });
  await head.open(path);
  await head.shot('complexity-telephone');
  await head.open(`${path}?lang=en`);
  await head.shot('complexity-telephone-english');
  await head.page.setViewportSize({ width: 1280, height: 900 });
  await head.open(path);
  await head.shot('complexity-english');
  expect(await head.text()).toContain('settlement can be extended 2 times; by 30 days at most each time');
  await head.open(`/cases/${caseId}?lang=vi`);

  await head.open(path);
  expect(await head.send()).toBe(422);
  await head.check();
  await head.shot('complexity-nothing-chosen');
  await head.fillIn({ reason: 'Phải trưng cầu giám định nhiều hạng mục.' });
  // Nothing was ticked, so nothing makes it complex: what was written stays.
  expect(await head.send()).toBe(422);
  expect(await head.text()).toContain('Chưa đủ tiêu chí để coi vụ việc là phức tạp');
  expect(await head.page.locator('#reason').inputValue()).toBe('Phải trưng cầu giám định nhiều hạng mục.');
  await head.fillIn({ criteria: ['contradictingEvidence'] });
  expect(await head.send()).toBe(303);
  await head.check();
  await head.shot('complexity-established');
  // The same again is nothing new.
  await head.open(path);
  await head.shot('complexity-again');
  await head.fillIn({ criteria: ['manyReporters'], reason: 'Nhiều người tố cáo.' });
  expect(await head.send()).toBe(422);
  expect(await head.text()).toContain('Vụ việc đã được ghi nhận như vậy');
  await head.open(`/cases/${caseId}/commands/extend`);
  await head.shot('extend-complex');
  expect(await head.text()).toContain('còn được gia hạn 1 lần, mỗi lần không quá 30 ngày');
}, 120_000);
