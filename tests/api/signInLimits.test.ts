import request from 'supertest';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { openAccountOffice, tokenOf, type AccountOffice, type Visitor } from './accountOffice';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('sign-in-limits');
});
afterAll(async () => {
  await office.close();
});
beforeEach(() => office.services.signInAttempts.purge(new Date(Date.now() + 3_600_000)));

/** Somebody behind the same address, on a machine that nobody of the office has used, who tries one password after the other. */
async function guess(usernames: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  const agent = request.agent(office.app).set('Accept', 'text/html');
  const token = tokenOf((await agent.get('/sign-in')).text);
  for (const [i, username] of usernames.entries()) {
    const sent = { username, password: `đoán thử lần ${i}`, _csrf: token };
    statuses.push((await agent.post('/sign-in').type('form').send(sent)).status);
  }
  return statuses;
}
const signedOut = async (visitor: Visitor, username: string) => {
  expect((await visitor.signIn(username)).status).toBe(303);
  await visitor.send('/sign-out', {}, '/account');
};

test('fifty wrong sign-ins from the office’s own address stop the guesser, and nobody at a machine they have used', async () => {
  const [colleague, other] = [office.visitor(), office.visitor()];
  await signedOut(colleague, 'tiep.nhan');
  await signedOut(other, 'chu.nhiem');
  const statuses = await guess(Array.from({ length: 55 }, (_, i) => `nguoi.la.${i}`));
  expect(statuses.slice(0, 50)).toEqual(Array(50).fill(401));
  expect(statuses.slice(50)).toEqual(Array(5).fill(429));
  expect((await colleague.signIn('tiep.nhan')).status).toBe(303);
  expect((await other.signIn('chu.nhiem')).status).toBe(303);
});

test('who guesses at one person’s password is stopped, and that person is not, on their own machine', async () => {
  const chair = office.visitor();
  await signedOut(chair, 'chu.nhiem');
  expect((await guess(Array(8).fill('chu.nhiem'))).slice(5)).toEqual([429, 429, 429]);
  expect((await chair.signIn('chu.nhiem')).status).toBe(303);
});

test('a machine is known for whoever signed in there alone: a colleague’s does not help to guess at another', async () => {
  const colleague = office.visitor();
  await signedOut(colleague, 'tiep.nhan');
  await guess(Array.from({ length: 51 }, (_, i) => `nguoi.la.${i}`));
  expect((await colleague.signIn('chu.nhiem')).status).toBe(429);
});

test('a known machine has limits too', async () => {
  const own = office.visitor();
  await signedOut(own, 'cong.khai');
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect((await own.signIn('cong.khai', `sai ${attempt}`)).status).toBe(401);
  expect((await own.signIn('cong.khai')).status).toBe(429);
});

test('a cookie of a known machine that was written by somebody else is none', async () => {
  await guess(Array.from({ length: 51 }, (_, i) => `nguoi.la.${i}`));
  const agent = request.agent(office.app).set('Accept', 'text/html');
  const token = tokenOf((await agent.get('/sign-in')).text);
  for (const forged of ['x', 'e30~test:AAAA', '~'])
    await agent
      .post('/sign-in')
      .set('Cookie', `liem-device=${forged}`)
      .type('form')
      .send({ username: 'tiep.nhan', password: demonstrationPassword, _csrf: token })
      .expect((answer) => expect([403, 429]).toContain(answer.status));
});

test('the current password is not guessed at an open screen: five tries, and the log tells it once', async () => {
  const person = office.visitor();
  await person.signIn('dia.ban.2');
  const fields = { newPassword: 'gió qua đồi chè', repeatedPassword: 'gió qua đồi chè' };
  const statuses: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1)
    statuses.push(
      (await person.send('/account/password', { ...fields, currentPassword: `sai ${attempt}` })).status,
    );
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
  const stopped = await person.send('/account/password', {
    ...fields,
    currentPassword: demonstrationPassword,
  });
  expect(stopped.text).toContain('Chờ 15 phút');
  const told = (await office.services.cases.officeLog.readKept()).filter(
    ({ type, by }) => type === 'signInLimited' && by === 'u-demo-area-2',
  );
  expect(told.map(({ data }) => data)).toEqual([{ accountId: 'u-demo-area-2', limit: 'currentPassword' }]);
  const wrong = (await office.services.cases.officeLog.readKept()).filter(
    ({ type }) => type === 'signInFailed',
  );
  expect(wrong.filter(({ by }) => by === 'u-demo-area-2').map(({ data }) => data)).toEqual(
    Array(5).fill({ accountId: 'u-demo-area-2', step: 'again' }),
  );
});

test.each(['123456789012', demonstrationPassword, 'Sầm Gia Huân', 'diaban3diaban3', 'ubkt tinh uy 2026'])(
  'a password that is soon guessed is not taken: %s',
  async (newPassword) => {
    const person = office.visitor();
    await person.signIn('dia.ban.3');
    const sent = { currentPassword: `${demonstrationPassword}.`, newPassword, repeatedPassword: newPassword };
    const answer = await person.send('/account/password', sent);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#newPassword">Mật khẩu này dễ đoán');
    expect(answer.text).not.toContain(`value="${newPassword}"`);
  },
);
