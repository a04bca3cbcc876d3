import { type BrowserOffice, openBrowserOffice, today } from './office';
import { actsToVerification } from '../domain/stages';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-ways-out');
});
afterAll(() => office.close(), 60_000);

const text = 'Theo hồ sơ.';
const shown = () => today().split('-').reverse().join('/');

test('a report is passed on, comes back, and at last the chair must decide', async () => {
  const caseId = await office.receive();
  const intake = await office.desk('tiep.nhan');
  const chair = await office.desk('chu.nhiem');
  const forward = { to: 'UBKT Huyện ủy Mẫu', explanation: text };
  for (let pass = 1; pass <= 2; pass += 1) {
    await intake.give(caseId, 'forward', forward);
    await office.decide(caseId);
    await intake.give(caseId, 'recordReturn', { from: 'UBKT Huyện ủy Mẫu', reason: text });
  }
  await intake.open(`/cases/${caseId}/commands/forward`);
  await intake.fillIn(forward);
  expect(await intake.send()).toBe(409);
  await intake.check();
  await intake.shot('forward-refused');
  await chair.give(caseId, 'allowForwarding', { explanation: 'Đã thống nhất với cấp nhận đơn.' });
  await intake.give(caseId, 'forward', forward);
  await office.decide(caseId);
  await intake.open(`/cases/${caseId}`);
  await intake.shot('forwarded');
  expect((await office.state(caseId)).forwardings).toBe(3);
});

test('protection is asked for and decided, and the page says so', async () => {
  const caseId = await office.receive();
  await (
    await office.desk('tiep.nhan')
  ).give(caseId, 'requestProtection', { explanation: 'Có dấu hiệu gây sức ép.' });
  const chair = await office.desk('chu.nhiem');
  await chair.open(`/cases/${caseId}`);
  expect(await chair.text()).toContain('Đã đề nghị, chờ quyết định');
  await chair.give(caseId, 'decideProtection', {
    granted: true,
    kinds: ['secrecy'],
    measures: 'Giữ bí mật nơi làm việc.',
  });
  expect(await chair.text()).toContain(`Áp dụng từ ${shown()}: Giữ bí mật nơi làm việc.`);
});

test('signs of crime are handed over and a suspension runs, is lengthened and ends', async () => {
  const caseId = await office.receive();
  await office.bring(caseId, ...actsToVerification);
  const chair = await office.desk('chu.nhiem');
  await chair.give(caseId, 'transferToInvestigators', {
    to: 'Cơ quan Cảnh sát điều tra',
    grounds: 'Có dấu hiệu tội phạm.',
  });
  expect(await chair.text()).toContain('Đang chờ Cơ quan Cảnh sát điều tra trả lời');
  await chair.give(caseId, 'suspendActivity', {
    number: '7-QĐ/UBKTTU',
    from: shown(),
    grounds: 'Bị tạm giam.',
  });
  await chair.check();
  await chair.shot('suspended');
  expect(await chair.text()).toContain('Đình chỉ trong 90 ngày');
  await chair.give(caseId, 'extendSuspension', { by: '90', explanation: 'Vụ án chưa kết thúc.' });
  await (
    await office.desk('dia.ban.1')
  ).give(caseId, 'recordTransferReply', { summary: 'Đã thụ lý tin báo.' });
  await chair.give(caseId, 'endSuspension', { explanation: 'Không còn lý do đình chỉ.' });
  const { suspension, transfers } = await office.state(caseId);
  expect(suspension?.endedOn).toBe(today());
  expect(transfers?.[0]?.repliedOn).toBe(today());
});

test('a name that was blackened is restored before the case can close', async () => {
  const caseId = await office.receive({}, { allegations: [{ summary: 'Một nội dung.' }] });
  await office.bring(caseId, ...actsToVerification);
  await office.bring(caseId, 'announceDecision', 'recordExplanation');
  await office.bring(caseId, ['setFinding', { finding: 'unfounded' }]);
  await office.bring(caseId, ['submitReport', { proposesDiscipline: false }]);
  await office.bring(caseId, 'holdHearing');
  await office.bring(caseId, ['conclude', { disciplineDue: false }]);
  await office.bring(caseId, 'approvePublication', 'publish', 'tell', 'tell', 'tell');
  const officer = await office.desk('dia.ban.1');
  await officer.open(`/cases/${caseId}`);
  expect(await officer.text()).toContain('khôi phục danh dự');
  await officer.give(caseId, 'restoreName', {
    restored: true,
    explanation: 'Thông báo tại hội nghị chi bộ.',
  });
  await officer.shot('restoring-submitted');
  await office.decide(caseId);
  await officer.open(`/cases/${caseId}`);
  await officer.check();
  await officer.shot('name-restored');
  await (await office.desk('truong.phong.1')).give(caseId, 'closeCase', { summary: 'Đã giải quyết xong.' });
  expect((await office.state(caseId)).outcome).toBe('settled');
});
