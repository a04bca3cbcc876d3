import { seededVersion } from '../domain/seeded';
import type { Desk } from './desk';
import { type BrowserOffice, openBrowserOffice } from './office';

let office: BrowserOffice;
let administrator: Desk;
beforeAll(async () => {
  office = await openBrowserOffice('browser-administrator');
  administrator = await office.desk('quan.tri');
});
afterAll(() => office.close(), 60_000);

async function look(path: string, name: string): Promise<void> {
  await administrator.page.setViewportSize({ width: 390, height: 844 });
  expect(await administrator.open(path)).toBe(200);
  await administrator.shot(`${name}-telephone`);
  await administrator.page.setViewportSize({ width: 1280, height: 900 });
  await administrator.open(path);
  await administrator.shot(name);
}
const press = (name: string) =>
  administrator.press(administrator.page.getByRole('button', { name, exact: true }));

test('the tree is changed step by step, looked through, and added as its next version', async () => {
  const { reference } = office.services.cases;
  const before = await reference.findCurrentTree();
  await look('/organisations/edit', 'organisation-edit');
  /** Fills in the folded form of one act and adds it to the draft. */
  const add = async (act: string, input: Record<string, string>): Promise<number> => {
    const folded = administrator.page.locator('details', {
      has: administrator.page.locator(`input[value=${act}]`),
    });
    if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click();
    await administrator.fillIn(input);
    return administrator.press(folded.getByRole('button'));
  };
  const founded = { addedName: 'Đảng ủy Sở Mới', addedLevel: 'grassroots', addedParent: 'dang-uy-ubnd' };
  expect(await add('added', { ...founded, addedFrom: '31/02/2027' })).toBe(422);
  await administrator.check();
  expect(await administrator.page.locator('#addedName').inputValue()).toBe('Đảng ủy Sở Mới');
  expect(await add('added', { addedFrom: '01/01/2027' })).toBe(200);
  const moved = { movedUnit: 'du-tai-chinh', movedParent: 'tinh-uy', movedFrom: '01/01/2027' };
  expect(await add('moved', moved)).toBe(200);
  await administrator.check();
  await administrator.shot('organisation-draft');
  expect(await administrator.text()).toContain('Thêm Đảng ủy Sở Mới');
  // What still has units under it cannot end: the draft stays as it was, and so does what was typed.
  expect(await add('ended', { endedUnit: 'dang-uy-ubnd', endedOn: '31/12/2027' })).toBe(422);
  expect(await administrator.page.locator('.govuk-error-summary').innerText()).toContain(
    'không tồn tại từ 01/01/2028',
  );
  expect(await administrator.text()).toContain('Thêm Đảng ủy Sở Mới');
  expect(await reference.findCurrentTree()).toEqual(before);
  expect(await press('Xem trước để thêm phiên bản')).toBe(200);
  await administrator.check();
  expect(await administrator.text()).toContain('Đảng ủy Sở Tài chính, cấp trên:');
  await administrator.press(administrator.page.locator('button[value=add]'));
  await administrator.open('/organisations?on=01/01/2027');
  expect(await administrator.text()).toContain('Đảng ủy Sở Mới');
  const after = await reference.findCurrentTree();
  expect(after?.version).toBe((before?.version ?? 0) + 1);
  await administrator.open('/organisations?on=31/12/2026');
  expect(await administrator.text()).not.toContain('Đảng ủy Sở Mới');
});

test('a version is edited in a form: wrong places beside their fields, the rest as it was, and the same preview', async () => {
  const { reference } = office.services.cases;
  const seeded = seededVersion('296-qd-tw');
  const before = await reference.getProcedure('296-qd-tw', seeded);
  const path = `/procedures/296-qd-tw/${seeded}`;
  await administrator.open(path);
  await administrator.follow(
    administrator.page.getByRole('link', { name: 'Sửa thời hạn, ngưỡng, báo cáo cấp trên' }),
  );
  await look(`${path}/edit`, 'procedure-edit');
  const field = (name: string) => administrator.page.locator(`[name="${name}"]`);
  const open = () =>
    administrator.page
      .locator('details.liem-edited')
      .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
  await open();
  await administrator.shot('procedure-edit-open');
  await field('thresholds-warningPercent').fill('');
  await field('limits-settling-citation').fill('');
  expect(await press('Xem trước')).toBe(422);
  await administrator.check();
  expect(await administrator.page.locator('.govuk-error-summary li').count()).toBe(2);
  await open();
  await field('thresholds-warningPercent').fill('10');
  await field('limits-settling-citation').fill('Quy chế của cơ quan, Điều 5');
  expect(await press('Xem trước')).toBe(422);
  expect(await administrator.page.locator('.govuk-error-summary').innerText()).toContain('mâu thuẫn');
  await open();
  await field('thresholds-warningPercent').fill('95');
  await field('limits-firstHandling-count').fill('5');
  await field('escalation-stalled-1-days').fill('');
  await field('escalation-stalled-1-to').selectOption('');
  expect(await press('Xem trước')).toBe(200);
  await administrator.check();
  await administrator.shot('procedure-edit-preview');
  const preview = await administrator.text();
  expect(preview).toContain('5 ngày làm việc');
  expect(preview).toContain('Quy chế của cơ quan, Điều 5');
  await administrator.press(administrator.page.locator('button[value=add]'));
  const after = await reference.getProcedure('296-qd-tw', seeded + 1);
  const { limits, thresholds, escalation } = before;
  const { stalled } = escalation.value;
  expect(after).toEqual({
    ...before,
    version: seeded + 1,
    follows: { id: '296-qd-tw', version: seeded },
    limits: {
      ...limits,
      firstHandling: { ...limits.firstHandling, value: { ...limits.firstHandling.value, count: 5 } },
      settling: { ...limits.settling, citation: 'Quy chế của cơ quan, Điều 5' },
    },
    thresholds: { ...thresholds, value: { ...thresholds.value, warningPercent: 95 } },
    escalation: { ...escalation, value: { ...escalation.value, stalled: [stalled[0], ...stalled.slice(2)] } },
  });
});

test('only an administrator changes the rules', async () => {
  const head = await office.desk('chu.nhiem');
  expect(await head.open('/organisations/edit')).toBe(403);
  expect(await head.open(`/procedures/296-qd-tw/${seededVersion('296-qd-tw')}/edit`)).toBe(403);
});
