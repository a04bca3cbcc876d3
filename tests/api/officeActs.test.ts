import { proposalLastsDays } from '../../domain/staff/acts';
import { createOfficeActs } from '../../models/officeActs';
import { codeOf, openAccountOffice, settle, type AccountOffice, type Visitor } from './accountOffice';

let office: AccountOffice;
const visitors = new Map<string, Visitor>();
async function person(username: string): Promise<Visitor> {
  const there = visitors.get(username) ?? office.visitor();
  if (!visitors.has(username)) await there.signIn(username);
  visitors.set(username, there);
  return there;
}
beforeAll(async () => {
  office = await openAccountOffice('office-acts');
});
afterAll(async () => {
  await office.close();
});
afterEach(async () => {
  await office.services.connection.collection('office_acts').deleteMany({});
});

const account = (id: string) => office.services.accounts.getAccount(id);
const actIds = async () => (await office.services.officeActs.listWaiting()).map(({ id }) => id);
const told = async () =>
  (await office.services.cases.officeLog.readKept()).map(({ by, type }) => `${by} ${type}`);

/** What the administrator sends from the page of an account. */
async function administratorSends(path: string, fields: Record<string, string | string[]> = {}) {
  const administrator = await person('quan.tri');
  const page = /^\/(accounts|away)\/[^/]+/.exec(path)?.[0] ?? path;
  return administrator.send(path, fields, page);
}
const asChair = { displayName: 'Chử Minh Đăng', position: 'Kiểm tra viên', roles: 'chair' };

describe('an administrator alone', () => {
  test('makes nobody chair: the account is not there, and the roles are not changed, until a head says so', async () => {
    await administratorSends('/accounts/new', { ...asChair, username: 'chu.nhiem.moi' });
    expect((await office.visitor().signIn('chu.nhiem.moi', 'anything at all')).status).toBe(401);
    await administratorSends('/accounts/u-demo-area-1', asChair);
    expect((await account('u-demo-area-1')).roles).toEqual(['areaOfficer']);
    for (const id of await actIds()) {
      const own = await (await person('quan.tri')).send(`/acts/${id}/confirm`, {}, '/acts');
      expect(own.status).toBe(403);
      const below = await (await person('truong.phong.1')).send(`/acts/${id}/confirm`, {}, '/account');
      expect(below.status).toBe(403);
    }
    expect((await account('u-demo-area-1')).roles).toEqual(['areaOfficer']);
    const chair = await person('chu.nhiem');
    expect((await chair.get('/work')).text).toContain('Việc chờ người thứ hai (2)');
  });

  test('sees no code when a password is reset, and the one who hands it over is told to its person', async () => {
    const proposed = await administratorSends('/accounts/u-demo-intake/reset-password');
    expect([proposed.status, codeOf(proposed)]).toEqual([303, '']);
    expect((await office.visitor().signIn('tiep.nhan')).status).toBe(303);
    const handedOver = await settle(await person('truong.phong.1'), 'confirm');
    const code = codeOf(handedOver);
    expect(code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    expect((await office.visitor().signIn('tiep.nhan')).status).toBe(401);
    const officer = office.visitor();
    await officer.signIn('tiep.nhan', code);
    expect((await officer.get('/account/password')).text).toContain(
      'Hứa Tuệ Minh đã đề nghị cấp mã một lần, Tạ Như Nguyện xác nhận',
    );
    expect(office.logged()).not.toContain(code);
    expect((await told()).slice(-6)).toEqual(
      expect.arrayContaining([
        'u-demo-head-1 actConfirmed',
        'u-demo-head-1 passwordReset',
        'u-demo-intake signedIn',
      ]),
    );
  });

  test('makes nobody the chair’s deputy: the chair says so, or another head', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const absence = { from: '01/01/2026', to: '31/12/2099', deputy: 'u-demo-area-1' };
    const vice = { ...absence, deputy: 'u-demo-vice-1' };
    expect((await administratorSends('/away/u-demo-chair', vice)).status).toBe(303);
    expect((await account('u-demo-chair')).absence).toBeUndefined();
    expect(await office.services.accounts.absentFor('u-demo-vice-1', day)).toEqual([]);
    const deputy = await person('pho.chu.nhiem.1');
    const [id = ''] = await actIds();
    expect((await deputy.send(`/acts/${id}/confirm`, {}, '/acts')).status).toBe(403);
    const chair = await person('chu.nhiem');
    expect((await chair.get('/acts')).text).toContain('Lương Thục Quyên làm thay');
    expect((await settle(chair, 'confirm')).status).toBe(303);
    expect((await account('u-demo-chair')).absence?.deputy).toBe('u-demo-vice-1');
    await office.services.accounts.arrangeAbsence('u-demo-chair', undefined, 'u-demo-chair');
  });

  test('does not activate an account again', async () => {
    await administratorSends('/accounts/u-demo-area-3/deactivate');
    await administratorSends('/accounts/u-demo-area-3/activate');
    expect((await account('u-demo-area-3')).active).toBe(false);
    await settle(await person('chu.nhiem'), 'confirm');
    expect((await account('u-demo-area-3')).active).toBe(true);
  });
});

describe('what waits for a second person', () => {
  test('is refused, or withdrawn by who proposed it, and then changes nothing', async () => {
    await administratorSends('/accounts/u-demo-area-1', asChair);
    await settle(await person('chu.nhiem'), 'refuse');
    await administratorSends('/accounts/u-demo-area-1', asChair);
    const [id = ''] = await actIds();
    expect((await (await person('chu.nhiem')).send(`/acts/${id}/withdraw`, {}, '/acts')).status).toBe(403);
    expect((await (await person('quan.tri')).send(`/acts/${id}/withdraw`, {}, '/acts')).status).toBe(303);
    expect(await actIds()).toEqual([]);
    expect((await account('u-demo-area-1')).roles).toEqual(['areaOfficer']);
    expect(await told()).toEqual(
      expect.arrayContaining([
        'u-demo-administrator actProposed',
        'u-demo-chair actRefused',
        'u-demo-administrator actWithdrawn',
      ]),
    );
  });

  test('ends by itself when nobody has answered in time: it is not there any more, and the log says so once', async () => {
    const { connection, settings, cases } = office.services;
    const longAgo = () => Date.now() - (proposalLastsDays * 24 + 1) * 3_600_000;
    const then = createOfficeActs(connection, settings.secrets.vaultKeys, cases.officeLog, longAgo);
    await then.propose({ kind: 'resetPassword', accountId: 'u-demo-area-2' }, 'u-demo-administrator');
    const [id = ''] = (await then.listWaiting()).map((one) => one.id);
    const chair = await person('chu.nhiem');
    const answers = await Promise.all(
      ['confirm', 'refuse'].map((answer) => chair.send(`/acts/${id}/${answer}`, {}, '/acts')),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect((await chair.get('/acts')).text).not.toContain(id);
    expect((await told()).filter((entry) => entry === 'office actExpired')).toHaveLength(1);

    await administratorSends('/accounts/u-demo-area-2/reset-password');
    expect((await chair.get('/acts')).text).toContain('Chờ trả lời đến');
  });

  test('a one-time code says how long it can be used, and lets nobody in after that', async () => {
    await administratorSends('/accounts/u-demo-area-2/reset-password');
    const handedOver = await settle(await person('chu.nhiem'), 'confirm');
    expect(handedOver.text).toContain('Mã dùng được đến');
    expect((await office.visitor().signIn('dia.ban.2', codeOf(handedOver))).status).toBe(303);

    const code = 'abcd-efgh-jkmn-pqrs';
    const from = { askedBy: 'u-demo-administrator', givenBy: 'u-demo-chair' };
    const until = new Date(Date.now() - 1000).toISOString();
    await office.services.accounts.resetPassword('u-demo-area-2', code, { ...from, until });
    expect((await office.visitor().signIn('dia.ban.2', code)).status).toBe(401);
    expect((await told()).at(-1)).toBe('nobody codeExpired');
    const later = new Date(Date.now() + 60_000).toISOString();
    await office.services.accounts.resetPassword('u-demo-area-2', code, { ...from, until: later });
    expect((await office.visitor().signIn('dia.ban.2', code)).status).toBe(303);
  });

  test('is proposed once, and done once when two confirm it at once', async () => {
    for (let times = 1; times <= 2; times += 1)
      await administratorSends('/accounts/u-demo-area-2/reset-password');
    const [id = '', ...more] = await actIds();
    expect(more).toEqual([]);
    const heads = [await person('chu.nhiem'), await person('pho.chu.nhiem.2')];
    const answers = await Promise.all(heads.map((head) => head.send(`/acts/${id}/confirm`, {}, '/acts')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  test('is not done when the account has changed since, and says so', async () => {
    await administratorSends('/accounts/u-demo-area-2', { ...asChair, roles: 'publisher' });
    await office.services.accounts.changeRoles('u-demo-area-2', ['intakeOfficer']);
    const answer = await settle(await person('chu.nhiem'), 'confirm');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('tài khoản đã thay đổi từ khi có đề nghị');
    expect((await account('u-demo-area-2')).roles).toEqual(['intakeOfficer']);
  });

  test('is what the proposer wrote: a proposal that was changed or put into the database waits for nobody', async () => {
    await administratorSends('/accounts/u-demo-area-1/reset-password');
    const rows = office.services.connection.collection('office_acts');
    await rows.updateOne({}, { $set: { 'act.accountId': 'u-demo-chair' } });
    const [row] = await rows.find().toArray();
    await rows.insertOne({ ...row, _id: 'forged' as never, proposedBy: 'u-demo-vice-1' });
    expect(await actIds()).toEqual([]);
    const vice = await person('pho.chu.nhiem.2');
    expect((await vice.send('/acts/forged/confirm', {}, '/acts')).status).toBe(404);
  });
});

test('an office begins with two administrators: one proposes its chair, the other confirms', async () => {
  const fresh = await openAccountOffice('office-acts-fresh', { people: ['u-demo-administrator'] });
  try {
    const details = { position: 'Quản trị viên', roles: ['administrator' as const] };
    const second = { _id: 'u-second', username: 'quan.tri.2', displayName: 'Quản trị hai', ...details };
    await fresh.services.accounts.createAccount({ ...second, password: 'mot-mat-khau-du-dai' });
    const [one, other] = [fresh.visitor(), fresh.visitor()];
    await one.signIn('quan.tri');
    await other.signIn('quan.tri.2', 'mot-mat-khau-du-dai');
    await one.send('/accounts/new', { ...asChair, username: 'chu.nhiem' });
    const code = codeOf(await settle(other, 'confirm'));
    expect((await fresh.visitor().signIn('chu.nhiem', code)).status).toBe(303);
    // From now on there is a head, and a head it takes.
    await one.send('/accounts/new', { ...asChair, username: 'chu.nhiem.2' });
    const [waiting] = await fresh.services.officeActs.listWaiting();
    expect((await other.send(`/acts/${waiting?.id}/confirm`, {}, '/acts')).status).toBe(403);
  } finally {
    await fresh.close();
  }
});

describe('who sees what', () => {
  test('where somebody works, and that people see what they need to know, holds once a head has confirmed it', async () => {
    const { accounts } = office.services;
    const unknown = await administratorSends('/accounts/u-demo-area-1/place', {
      areas: 'nowhere',
      clearance: 'secret',
    });
    expect(unknown.status).toBe(422);
    await administratorSends('/accounts/u-demo-area-1/place', { areas: 'wholeOffice', clearance: 'secret' });
    expect((await account('u-demo-area-1')).clearance).toBe('confidential');
    expect((await settle(await person('chu.nhiem'), 'confirm')).status).toBe(303);
    expect(await account('u-demo-area-1')).toMatchObject({ areas: ['wholeOffice'], clearance: 'secret' });

    // An office from before is as it was: nothing is kept from anybody.
    expect((await account('u-demo-area-2')).placed).toBeUndefined();
    await administratorSends('/need-to-know');
    const [begin = ''] = await actIds();
    const own = await (await person('quan.tri')).send(`/acts/${begin}/confirm`, {}, '/acts');
    expect([own.status, await accounts.needToKnow.isInForce()]).toEqual([403, false]);
    const chair = await person('chu.nhiem');
    expect((await chair.get('/need-to-know')).text).toContain('chưa có hiệu lực');
    expect((await settle(chair, 'confirm')).status).toBe(303);
    expect(await accounts.needToKnow.isInForce()).toBe(true);
    expect((await account('u-demo-area-2')).placed).toMatchObject({ clearance: 'ordinary' });
    expect((await chair.get('/need-to-know')).text).toContain('đang có hiệu lực');
    expect(await told()).toContain('u-demo-chair needToKnowBegun');
  });
});
