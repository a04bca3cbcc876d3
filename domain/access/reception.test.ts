import { at, dayWith, posted, WalkedVisit } from '../../tests/domain/receptionOffice';
import { settle, signNotice } from '../reception/decideVisit';
import type { Actor } from './policy';
import { mayOpenVisitor, mayReadWholeRegister, mayReceiveOn, maySignReception } from './reception';

const actor = (id: string, ...roles: Actor['roles']): Actor => ({ id, roles });
const [intake, other, head, vice, chair, custodian, auditor] = [
  actor('u-intake', 'intakeOfficer'),
  actor('u-other', 'intakeOfficer'),
  actor('u-head', 'departmentHead'),
  actor('u-vice', 'viceChair'),
  actor('u-chair', 'chair'),
  actor('u-custodian', 'custodian'),
  actor('u-auditor', 'auditor'),
] as const;
const everybody = [intake, other, head, vice, chair, custodian, auditor, actor('u-area', 'areaOfficer')];
const day = dayWith({}, posted);
const [morning, later, nextDay] = [
  '2026-11-20T03:00:00.000Z',
  '2026-11-20T16:59:59.000Z',
  '2026-11-20T17:00:00.000Z',
] as const;
const openTo = (visit: WalkedVisit, now: string) =>
  everybody.filter((one) => mayOpenVisitor(one, visit.now, day, now)).map(({ id }) => id);
const settling = { ground: '', to: 'Nơi khác', letter: '', explanation: 'Giải thích.' };

test('while a visit waits, it is open to whoever took it in, and to the custodian always', () => {
  const visit = new WalkedVisit(day);
  for (const now of [morning, '2026-12-20T03:00:00.000Z'])
    expect(openTo(visit, now)).toEqual(['u-intake', 'u-custodian']);
});

test('once nothing waits, it is closed to them with the end of the day of the last act', () => {
  const visit = new WalkedVisit(day).do(
    (one) => settle(one, day, { ...settling, outcome: 'guided' }, at(morning)),
    morning,
  );
  expect(openTo(visit, later)).toEqual(['u-intake', 'u-custodian']);
  expect(openTo(visit, nextDay)).toEqual(['u-custodian']);
});

test('whoever has a refusal to sign reads whom it is for, and who signed it on that day', () => {
  const refusing = { ...settling, outcome: 'refusedInWriting' as const, ground: 'settledRightly' };
  const visit = new WalkedVisit(day).do((one) => settle(one, day, refusing, at(morning)), morning);
  expect(openTo(visit, nextDay)).toEqual(['u-intake', 'u-vice', 'u-chair', 'u-custodian']);
  const signed = '2026-11-23T03:00:00.000Z';
  const { deed } = {
    deed: undefined,
    ...signNotice(visit.now, { on: '2026-11-23', number: '1' }, at(signed)),
  };
  if (!deed) throw new Error('it was not signed');
  const revision = visit.acts.length + 1;
  visit.acts.push({ visitId: 'v-1', revision, by: 'u-chair', at: signed, commandId: 'k', deed });
  expect(openTo(visit, signed)).toEqual(['u-intake', 'u-chair', 'u-custodian']);
  expect(openTo(visit, '2026-11-24T03:00:00.000Z')).toEqual(['u-custodian']);
});

test('an auditor reads no identity, whatever else they are', () => {
  const both = actor('u-both', 'auditor', 'custodian');
  expect(mayOpenVisitor(both, new WalkedVisit(day).now, day, morning)).toBe(false);
  expect([both, custodian, chair].map(mayReadWholeRegister)).toEqual([false, true, false]);
});

test('intake and department heads receive on any day, chair and vice-chairs where they are named; the chair and a vice-chair sign', () => {
  const named = dayWith({ receivers: ['u-chair'] }, posted);
  const receive = (on: typeof day) => everybody.filter((one) => mayReceiveOn(one, on)).map(({ id }) => id);
  expect(receive(day)).toEqual(['u-intake', 'u-other', 'u-head']);
  expect(receive(named)).toEqual(['u-intake', 'u-other', 'u-head', 'u-chair']);
  expect(everybody.filter(maySignReception).map(({ id }) => id)).toEqual(['u-vice', 'u-chair']);
});
