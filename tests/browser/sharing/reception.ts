import { formatDate } from '../../../language/dates';
import type { Desk } from '../desk';
import { today } from '../office';
import { office } from './sharedOffice';

const visitor = 'Vương Thị Ẩn';

/** Checks the page as it stands on a telephone and on a desk, each kept as a picture. */
async function checkBoth(desk: Desk, name: string): Promise<void> {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.check();
  await desk.shot(`${name}-telephone`);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  await desk.check();
  await desk.shot(name);
}

const follow = (desk: Desk, name: string) =>
  desk.follow(desk.page.getByRole('button', { name, exact: true }));

test('a day of reception: planned and posted, somebody comes, is heard, their report registered, another is refused, the head concludes', async () => {
  const chair = await office.desk('chu.nhiem');
  await chair.open('/reception');
  await checkBoth(chair, 'reception-schedule-empty');
  await chair.follow(chair.page.getByRole('button', { name: 'Lên lịch một ngày tiếp' }));
  await checkBoth(chair, 'reception-plan');
  expect(await chair.send()).toBe(422);
  await checkBoth(chair, 'reception-plan-errors');
  await chair.fillIn({
    kind: 'adHoc',
    ground: 'sharp',
    on: formatDate(today()),
    from: '08:00',
    to: '11:30',
    place: 'Phòng tiếp công dân, số 1 phố Mẫu',
    receivers: ['u-demo-chair', 'u-demo-intake'],
    matters: 'Mua sắm công ở các sở',
  });
  expect(await chair.send()).toBe(303);
  await checkBoth(chair, 'reception-day');
  const day = new URL(chair.page.url()).pathname;
  await follow(chair, 'Ghi đã niêm yết');
  await checkBoth(chair, 'reception-post');
  await chair.fillIn({ where: 'both' });
  expect(await chair.send()).toBe(303);

  const intake = await office.desk('tiep.nhan');
  await intake.open(day);
  await intake.follow(intake.page.getByRole('button', { name: 'Ghi người đến' }));
  await checkBoth(intake, 'reception-arrive');
  const came = { name: visitor, address: 'Ngõ 5, phố Ẩn', idNumber: '001188000111', matter: 'denunciation' };
  await intake.fillIn({ ...came, content: `${visitor} tố cáo.` });
  expect(await intake.send()).toBe(422);
  // Nothing that was typed is lost.
  expect(await intake.page.locator('[name=idNumber]').inputValue()).toBe('001188000111');
  await intake.fillIn({ content: 'Tố cáo việc chia nhỏ gói thầu ở Sở Mẫu.' });
  expect(await intake.send()).toBe(303);
  const visit = new URL(intake.page.url()).pathname;
  expect(await intake.text()).not.toContain(visitor);
  await follow(intake, 'Ghi lời trình bày');
  await checkBoth(intake, 'reception-statement');
  await intake.fillIn({ statement: 'Tôi thấy gói thầu bị chia nhỏ.', readBack: true, sign: 'signature' });
  expect(await intake.send()).toBe(303);
  await follow(intake, 'Nhận giấy tờ');
  await checkBoth(intake, 'reception-papers');
  await intake.fillIn({ itemTitle1: 'Đơn viết tay', itemPages1: '2', itemCondition1: 'original' });
  expect(await intake.send()).toBe(303);
  await follow(intake, 'Ghi kết quả');
  await checkBoth(intake, 'reception-outcome');
  await intake.fillIn({ outcome: 'accepted' });
  expect(await intake.send()).toBe(303);
  await checkBoth(intake, 'reception-visit');
  expect(await intake.text()).toContain('trong 10 ngày làm việc');
  await intake.fillIn({ why: 'Đối chiếu giấy tờ.' });
  await intake.press(intake.page.getByRole('button', { name: 'Mở để xem' }));
  await checkBoth(intake, 'reception-visitor');
  expect(await intake.text()).toContain(visitor);

  await intake.open(visit);
  await intake.press(intake.page.getByRole('button', { name: 'Vào sổ đơn' }));
  await intake.check();
  expect(await intake.page.locator('[name="reporter[name]"]').inputValue()).toBe(visitor);
  await intake.fillIn({
    subjectKind: 'member',
    'member[name]': 'Bùi Văn Thử',
    'member[managedBy]': 'districtCommittee',
    checkable: true,
  });
  expect(await intake.press(intake.page.getByRole('button', { name: 'Vào sổ đơn', exact: true }))).toBe(303);
  expect(await intake.page.getByRole('link', { name: /Lượt tiếp công dân số/ }).count()).toBe(1);
  await intake.open(visit);
  expect(await intake.text()).toContain('thời hạn tiếp tục theo vụ việc');

  await chair.open(visit);
  await follow(chair, 'Kết luận việc tiếp công dân');
  await checkBoth(chair, 'reception-conclusion');
  await chair.fillIn({
    summary: 'Giao kiểm tra nội dung công dân phản ánh.',
    contact: 'Văn phòng Ủy ban Kiểm tra',
    chargeUnit1: 'Phòng Nghiệp vụ 1',
    chargeTask1: 'Kiểm tra, báo cáo kết quả',
    chargeDue1: formatDate(today()),
  });
  expect(await chair.send()).toBe(303);
  await checkBoth(chair, 'reception-concluded');
  await chair.open('/reception');
  await checkBoth(chair, 'reception-schedule');
  expect(await chair.text()).toContain('đơn vị thực hiện');
  await chair.open(visit);
  await follow(chair, 'Theo dõi việc đã giao');
  await checkBoth(chair, 'reception-charge');
  await chair.fillIn({ chargeId: 'c1', done: true });
  expect(await chair.send()).toBe(303);
  expect(await chair.text()).toContain('xong ngày');

  const auditor = await office.desk('giam.sat');
  const register = await auditor.look('/reception/register', 'reception-register');
  expect(register).toContain('Niêm phong');
  expect(register).not.toContain(visitor);
  await auditor.open(visit);
  expect(await auditor.page.getByRole('button', { name: 'Mở để xem' }).count()).toBe(0);
  const custodian = await office.desk('giu.bi.mat');
  expect(await custodian.look('/reception/register', 'reception-register-custodian')).toContain('Sổ đầy đủ');
});
