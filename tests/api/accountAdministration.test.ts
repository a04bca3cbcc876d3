import { codeOf, openAccountOffice, settle, type AccountOffice, type Visitor } from './accountOffice';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';

let office: AccountOffice;
let administrator: Visitor;
let head: Visitor;
beforeAll(async () => {
  office = await openAccountOffice('account-administration');
  administrator = office.visitor();
  await administrator.signIn('quan.tri');
  head = office.visitor();
  await head.signIn('pho.chu.nhiem.1');
});
afterAll(async () => {
  await office.close();
});

const newcomer = { displayName: 'Phùng Thanh Trúc', position: 'Chuyên viên', roles: 'intakeOfficer' };

describe('the administrator', () => {
  test('proposes an account, which a head confirms, whose one-time password must be replaced before anything else', async () => {
    const proposed = await administrator.send('/accounts/new', { ...newcomer, username: 'thanh.truc' });
    expect([proposed.status, proposed.headers.location]).toEqual([303, '/acts']);
    expect(await office.services.accounts.findByUsername('thanh.truc')).toBeUndefined();
    const oneTime = codeOf(await settle(head, 'confirm'));
    expect(oneTime).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);

    const person = office.visitor();
    await person.signIn('thanh.truc', oneTime);
    await person.get('/account').expect(303).expect('location', '/account/password');
    const told = (await person.get('/account/password')).text;
    expect(told).toContain('Hứa Tuệ Minh đã đề nghị cấp mã một lần, Lương Thục Quyên xác nhận và giao mã');
    const changed = await person.send('/account/password', {
      currentPassword: oneTime,
      newPassword: 'mưa rơi trên mái ngói',
      repeatedPassword: 'mưa rơi trên mái ngói',
    });
    // The first day is shown once.
    expect([changed.status, changed.headers.location]).toEqual([303, '/help/first-day']);
    expect((await person.get('/help/first-day')).text).toContain('Ngày đầu làm việc');
    await person.get('/account').expect(200);
    expect((await office.visitor().signIn('thanh.truc', oneTime)).status).toBe(401);
    expect(
      (await office.visitor().signIn('thanh.truc', 'mưa rơi trên mái ngói'.normalize('NFD'))).status,
    ).toBe(303);
  });

  test('proposes for what a new account is cleared, and a head confirms both at once', async () => {
    const form = (await administrator.get('/accounts/new')).text;
    expect(form).toContain('Được xem đến độ mật');
    const cleared = { ...newcomer, username: 'mat.tin', clearance: 'secret' };
    const odd = await administrator.send('/accounts/new', { ...cleared, clearance: 'everything' });
    expect(odd.status).toBe(422);
    expect((await administrator.send('/accounts/new', cleared)).status).toBe(303);
    expect((await head.get('/acts')).text).toContain('được xem đến độ mật: tối mật');
    await settle(head, 'confirm');
    expect(await office.services.accounts.findByUsername('mat.tin')).toMatchObject({
      clearance: 'secret',
      areas: [],
    });
    const told = (await office.services.cases.officeLog.readKept()).map(({ type }) => type);
    expect(told.slice(-3)).toEqual(expect.arrayContaining(['accountMade', 'accountPlaced']));
  });

  test('is told what is wrong with an account, and keeps what was typed', async () => {
    const refused = await administrator.send('/accounts/new', { ...newcomer, username: 'Có dấu', roles: [] });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Phùng Thanh Trúc"');
    expect(refused.text).toContain('Chọn ít nhất một mục cho vai trò');
    expect(refused.text).toContain('<a href="#username">Tên đăng nhập chỉ gồm');
    const taken = await administrator.send('/accounts/new', { ...newcomer, username: 'giam.sat' });
    expect(taken.status).toBe(409);
    expect(taken.text).toContain('đã có người dùng');
  });

  test('cannot be given a role in cases as well', async () => {
    const refused = await administrator.send('/accounts/u-demo-auditor', {
      displayName: 'Bành Quốc Thụy',
      position: 'Kiểm tra viên',
      roles: ['auditor', 'administrator'],
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Quản trị viên không giữ vai trò nghiệp vụ');
  });

  test('ends the sessions of an account by resetting its password or deactivating it', async () => {
    for (const act of ['reset-password', 'deactivate']) {
      const person = office.visitor();
      await office.services.accounts.changePassword('u-demo-area-1', demonstrationPassword);
      await person.signIn('dia.ban.1');
      await person.get('/account').expect(200);
      await administrator.send(`/accounts/u-demo-area-1/${act}`, {}, '/accounts/u-demo-area-1');
      if (act === 'reset-password') await settle(head, 'confirm');
      await person.get('/account').expect(303).expect('location', '/sign-in');
    }
    expect((await office.visitor().signIn('dia.ban.1')).status).toBe(401);
  });

  test('cannot leave the office without an administrator', async () => {
    const page = '/accounts/u-demo-administrator';
    const refused = await administrator.send(`${page}/deactivate`, {}, page);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('quản trị viên cuối cùng');
    const kept = await office.services.accounts.getAccount('u-demo-administrator');
    expect(kept.active).toBe(true);
  });

  test('has a list that can be filtered', async () => {
    const page = await administrator.get('/accounts?role=viceChair');
    expect(page.text).toContain('2 tài khoản');
    await administrator.get('/accounts?role=emperor&status=').expect(200);
  });
});

test('nobody else comes near accounts', async () => {
  const officer = office.visitor();
  await officer.signIn('chu.nhiem');
  for (const path of ['/accounts', '/accounts/new', '/accounts/u-demo-auditor']) {
    const refused = await officer.get(path);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Không có quyền xem trang này');
  }
});

test('a person changes their own password only with the current one', async () => {
  const person = office.visitor();
  await person.signIn('dia.ban.2');
  const fields = { newPassword: 'gió qua đồi chè', repeatedPassword: 'gió qua đồi chè' };
  const wrong = await person.send('/account/password', { ...fields, currentPassword: 'không phải' });
  expect(wrong.text).toContain('Mật khẩu hiện tại không đúng');
  const differing = await person.send('/account/password', {
    ...fields,
    repeatedPassword: 'gió khác',
    currentPassword: demonstrationPassword,
  });
  expect(differing.text).toContain('<a href="#repeatedPassword">Hai lần nhập mật khẩu mới không giống nhau');
  const short = await person.send('/account/password', {
    currentPassword: demonstrationPassword,
    newPassword: 'ngắn',
    repeatedPassword: 'ngắn',
  });
  expect(short.text).toContain('Nhập mật khẩu mới dài ít nhất 12 ký tự');
});
