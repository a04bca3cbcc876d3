import { openIdentityFields } from '../../domain/access/identity';
import type { Actor } from '../../domain/access/policy';
import { whyNotOffered } from '../../domain/case/decide';
import { identityFields } from '../../domain/case/vocabulary';
import { project } from '../../domain/views/caseView';
import { noticesOf } from '../../domain/views/news';
import { at, holderOf, OfficeCase, teamMember } from './office';
import { ordinaryPersons } from './people';
import { toVerification } from './stages';

const on = '2026-03-09';
const leader: Actor = { id: 'u-teamLeader', roles: ['teamLeader'] };
const custodian = holderOf('custodian');
const registrar = holderOf('intakeOfficer');
const asked = { on, by: leader };

const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
/** An office in which nobody keeps the identities. */
function withoutCustodian(): OfficeCase {
  const one = verified();
  one.persons = ordinaryPersons.filter(({ roles }) => !roles.includes('custodian'));
  return one;
}
const opensTo = (one: OfficeCase, actor: Actor, now = at(on, '10:00')) =>
  openIdentityFields(actor, one.now, now);

test('intake sees what it registers until it is classified, and the custodian always', () => {
  const one = OfficeCase.received('2026-03-02');
  expect(opensTo(one, registrar)).toEqual(identityFields);
  expect(opensTo(one, { ...registrar, id: 'u-intakeOfficer-2' })).toEqual([]);
  one.give('classify', { on });
  expect(opensTo(one, registrar)).toEqual([]);
  expect(opensTo(one, custodian)).toEqual(identityFields);
  for (const role of ['chair', 'viceChair', 'departmentHead', 'auditor', 'administrator'] as const)
    expect(opensTo(one, holderOf(role))).toEqual([]);
});

test('whoever asks reads what was granted, for as long as was granted, and no longer in the team no more', () => {
  const one = verified();
  expect(opensTo(one, leader)).toEqual([]);
  one.give('requestIdentity', asked, { fields: ['name', 'phone', 'address'], hours: 8 });
  expect(project(one.now).decides).toEqual(['custodian']);
  expect(opensTo(one, leader)).toEqual([]);
  one.give('grantIdentity', { on, by: custodian }, { fields: ['phone', 'name'], hours: 2 });
  expect(project(one.now).decides).toBeUndefined();
  expect(opensTo(one, leader, at(on, '10:59'))).toEqual(['name', 'phone']);
  expect(opensTo(one, leader, at(on, '11:00'))).toEqual([]);
  expect(opensTo(one, teamMember)).toEqual([]);
  one.give('reassign', { on }, { leader: 'u-teamLeader-2', members: ['u-member'] });
  expect(opensTo(one, leader)).toEqual([]);
});

test('no more than was asked is granted, by nobody to themselves, and not by a head where there is a custodian', () => {
  const one = verified();
  const both: Actor = { id: 'u-teamLeader', roles: ['teamLeader', 'custodian', 'chair'] };
  // In the team the custodian is no custodian of the case.
  expect(opensTo(one, both)).toEqual([]);
  one.give('requestIdentity', { on, by: both }, { fields: ['name'], hours: 2 });
  const request = one.now.identityRequests?.[0]?.id;
  const giving = { request, fields: ['name'], hours: 2 };
  expect(one.refusalOf('grantIdentity', { on, by: both }, giving).refused).toBe('noIdentityRequest');
  expect(one.refusalOf('grantIdentity', { on, by: holderOf('chair') }, giving).refused).toBe(
    'noIdentityRequest',
  );
  expect(one.refusalOf('grantIdentity', { on, by: registrar }, giving).refused).toBe('notYourRole');
  const more = [
    [{ ...giving, fields: ['name', 'phone'] }, 'identityBeyondAsked'],
    [{ ...giving, hours: 3 }, 'identityHoursBeyondAsked'],
    [{ ...giving, request: 1 }, 'noIdentityRequest'],
  ] as const;
  for (const [input, refused] of more)
    expect(one.refusalOf('grantIdentity', { on, by: custodian }, input).refused).toBe(refused);
  one.give('grantIdentity', { on, by: custodian }, giving);
  expect(one.refusalOf('grantIdentity', { on, by: custodian }, giving).refused).toBe('noIdentityRequest');
});

test('an office without a custodian goes on: a head who signs answers, but not their own request', () => {
  const one = withoutCustodian();
  const signing: Actor = { id: 'u-teamLeader', roles: ['teamLeader', 'viceChair'] };
  one.give('requestIdentity', { on, by: signing }, { fields: ['name'], hours: 1 });
  expect(project(one.now).decides).toEqual(['custodian', 'viceChair', 'chair']);
  expect(one.refusalOf('grantIdentity', { on, by: signing }).refused).toBe('noIdentityRequest');
  expect(one.refusalOf('grantIdentity', { on, by: holderOf('departmentHead') }).refused).toBe('notYourRole');
  one.give('grantIdentity', { on, by: holderOf('chair') });
  expect(opensTo(one, signing, at(on, '09:30'))).toEqual(['name']);
});

test('a custodian who is recused leaves it to the heads', () => {
  const one = verified();
  for (const id of ['u-custodian', 'u-custodian-2'])
    one.give('declareConflict', { on, by: { id, roles: ['custodian'] } }, { accountId: id });
  one.give('requestIdentity', asked);
  expect(one.now.identityRequests).toMatchObject([{ decidedBy: 'signatories' }]);
  expect(opensTo(one, custodian)).toEqual([]);
});

test('what was refused stays to be seen, and can be asked anew', () => {
  const one = verified();
  one.give('requestIdentity', asked, { reason: 'Cần gọi điện.' });
  one.give('denyIdentity', { on }, { reason: 'Chưa đến bước gặp.' });
  one.give('requestIdentity', asked, { reason: 'Đã đến bước gặp.' });
  one.give('requestIdentity', asked, { reason: 'Gặp vào thứ Hai.' });
  expect(one.now.identityRequests).toMatchObject([
    { reason: 'Cần gọi điện.', answer: { was: 'denied', reason: 'Chưa đến bước gặp.', by: 'u-custodian' } },
    { reason: 'Đã đến bước gặp.', answer: { was: 'replaced' } },
    { reason: 'Gặp vào thứ Hai.', by: leader.id },
  ]);
  const desk = { accountId: 'u-custodian', roles: ['custodian'], waits: false, cameUp: true };
  const { news } = project(one.now);
  expect(news && noticesOf(news, desk, at(on, '08:00'))).toEqual([{ kind: 'asked', at: at(on) }]);
});

test('nobody asks who can read it already, or who is none of those that must reach the reporter', () => {
  const fresh = OfficeCase.received('2026-03-02');
  const why = (one: OfficeCase, actor: Actor) =>
    whyNotOffered(one.now, actor, 'requestIdentity', one.rulesOn(on))?.refused;
  expect(why(fresh, registrar)).toBe('identityOpen');
  expect(why(fresh, { ...registrar, id: 'u-intakeOfficer-2' })).toBe('reporterNotTheirs');
  expect(why(verified(), registrar)).toBeUndefined();
  const unnamed = OfficeCase.received('2026-03-02', { reporter: { standing: 'anonymous' } });
  expect(why(unnamed.give('classify', { on }), registrar)).toBe('nothingSealed');
});

test('a reading is an event that moves nothing: no watch begins anew, and no colleague was faster', () => {
  const one = verified();
  one.give('requestIdentity', asked, { fields: ['name'], hours: 5, reason: 'Mời đến làm việc.' });
  one.give('grantIdentity', { on, by: custodian });
  const { now: before } = one;
  const later = { on: '2026-03-09T04:00:00.000Z', by: leader };
  one.give('readIdentity', later, { fields: ['name'], reason: '' });
  expect(one.events.at(-1)).toMatchObject({
    type: 'identityRead',
    by: leader.id,
    data: { fields: ['name'], reason: 'Mời đến làm việc.', request: before.identityRequests?.[0]?.id },
  });
  expect({ ...one.now, seq: before.seq }).toEqual(before);
  expect(one.refusalOf('readIdentity', later, { fields: ['phone'] }).refused).toBe('identityNotOpen');
  expect(one.refusalOf('readIdentity', { on: '2026-03-10', by: leader }).refused).toBe('identityNotOpen');
  const byPlace = { fields: ['originalText'], reason: 'Che bản làm việc.' };
  one.give('readIdentity', { on: '2026-03-16', by: custodian }, byPlace);
  expect(one.events.at(-1)?.data).toEqual(byPlace);
});

test('the working copy is made by whoever may read the letter whole, and the last one counts', () => {
  const one = verified();
  const made = (n: number) => ({
    copy: `00000000-0000-4000-8000-00000000000${n}`,
    sha256: String(n).repeat(64),
  });
  expect(one.refusalOf('makeWorkingCopy', asked, made(1)).refused).toBe('identityNotOpen');
  one.give('requestIdentity', asked, { fields: ['originalText'], hours: 2 });
  one.give('grantIdentity', { on });
  expect(one.refusalOf('makeWorkingCopy', asked, made(1)).refused).toBe('identityNotOpen');
  one.give('makeWorkingCopy', { on, by: custodian }, made(1));
  one.give('makeWorkingCopy', { on, by: custodian }, made(2));
  expect(one.now.workingCopies).toMatchObject([made(1), { ...made(2), by: custodian.id }]);
});
