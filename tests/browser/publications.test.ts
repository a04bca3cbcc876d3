import { formatDate } from '../../language/dates';
import { type BrowserOffice, openBrowserOffice } from './office';
import { actsToVerification } from '../domain/stages';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-publications');
});
afterAll(() => office.close(), 60_000);

const checkForm = 'main form[action$="/publications/check"]';

test('a text that says too much is kept back, goes out once it is mended, and the case is closed', async () => {
  const caseId = await office.receive({ name: 'Trịnh Thị Thí Dụ', phone: '0912345678' });
  await office.bring(
    caseId,
    ...actsToVerification,
    ...(['announceDecision', 'recordExplanation', 'setFinding', 'submitReport', 'holdHearing'] as const),
    ...(['recordVote', 'conclude', 'decideDiscipline', 'serveDecision'] as const),
  );
  const path = `/cases/${caseId}/publications`;
  const chair = await office.desk('chu.nhiem');
  await chair.look(path, 'publication-before');
  // The text is written from the case, and names nobody who is not switched on.
  await chair.follow(chair.page.getByRole('button', { name: 'Viết nội dung theo lựa chọn' }));
  const written = await chair.page.locator('[name="publicText"]').inputValue();
  expect(written).toContain('đối với một đảng viên');
  expect(written).not.toContain((await office.state(caseId)).registration.allegations[0]?.summary ?? '?');
  await chair.fillIn({ publicText: `${written}\nLiên hệ 0912 345 678 để biết thêm.` });
  expect(await chair.send()).toBe(303);

  const publisher = await office.desk('cong.khai');
  await publisher.open(path);
  await publisher.press(publisher.page.locator(`${checkForm} button`));
  const kept = await publisher.look(path, 'publication-blocked');
  expect(kept).toContain('Thông tin của người gửi đơn: Nội dung được duyệt');
  expect(kept).toContain('Không ai được bỏ qua');
  expect(kept).not.toContain('Thí Dụ');
  expect(await publisher.page.locator('main a[href$="/commands/publish"]').count()).toBe(0);

  await chair.open(`/cases/${caseId}/commands/approvePublication`);
  await chair.fillIn({ publicText: written });
  expect(await chair.send()).toBe(303);
  await publisher.open(path);
  await publisher.press(publisher.page.locator(`${checkForm} button`));
  expect(await publisher.look(path, 'publication-passed')).toContain('đã qua kiểm tra');
  await publisher.look(`/cases/${caseId}/commands/publish`, 'publication-form');
  await publisher.give(caseId, 'publish', {
    form: 'meeting',
    place: 'Hội nghị chi bộ',
    attended: 'Chi bộ, 25 đảng viên.',
    refusedToHear: 'Không ký nhận quyết định.',
  });
  const done = await publisher.look(`/cases/${caseId}`, 'publication-on-case');
  expect(done).toContain('Lần 1: kết luận giải quyết đơn, quyết định xử lý, giải quyết');
  expect(done).toContain('Không ký nhận quyết định.');
  expect(await publisher.look('/publications?list=ended', 'publications-ended')).toContain(
    formatDate(new Date().toISOString()),
  );
  await office.bring(caseId, 'tell', 'tell', 'tell');
  await (await office.desk('truong.phong.1')).give(caseId, 'closeCase', { summary: 'Đã giải quyết xong.' });
  expect((await office.state(caseId)).stage).toBe('closed');
}, 240_000);
