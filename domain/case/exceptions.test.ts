import { fold } from './evolve/evolve';
import { exceptionKeys, askedKeys, monthsAndDays, restingBefore } from '../views/exceptionKeys';
import { project } from '../views/caseView';
import { OfficeCase } from '../../tests/domain/office';
import { announced, toDiscipline, toVerification } from '../../tests/domain/stages';

const on = '2026-03-02';
const kindsOf = (one: OfficeCase) => (one.now.exceptions ?? []).map(({ kind, by }) => [kind, by]);

test('a case that goes its usual way has nothing out of the ordinary, whatever day it is', () => {
  const one = toDiscipline(toVerification(OfficeCase.received(on), on), on);
  for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline', 'serveDecision'] as const)
    one.give(type, { on });
  one.wait('2027-01-01T00:00:00.000Z');
  expect(kindsOf(one)).toEqual([]);
});

test('a second ballot is told by whom and at which event, once, and its case stands in the list of its day and month', () => {
  const one = toDiscipline(toVerification(OfficeCase.received(on), on), on).give('holdHearing', { on });
  one.give('recordVote', { on }).give('recordVote', { on: '2026-03-04' }, { reason: 'Kiểm phiếu sai.' });
  const second = one.happened('voteRecorded').at(-1);
  expect(one.now.exceptions).toEqual([
    { kind: 'secondBallot', seq: second?.seq, at: second?.at, by: second?.by },
  ]);
  const keys = exceptionKeys(project(one.now).exceptions ?? []);
  const asked = (from: string, to: string, by?: string) =>
    askedKeys({ kind: 'secondBallot', days: { from, to }, by, today: to }).some((key) => keys.includes(key));
  expect(asked('2026-03-04', '2026-03-04')).toBe(true);
  expect(asked('2026-03-05', '2026-04-30')).toBe(false);
  expect(asked('2026-02-20', '2026-03-31', second?.by)).toBe(true);
  expect(asked('2026-02-20', '2026-03-31', 'u-other')).toBe(false);
  expect(fold(one.events)?.exceptions).toEqual(one.now.exceptions);
});

test('an act that is entered out of its order, with the reason, is told', () => {
  const one = announced().give('setFinding', { on: '2026-03-09' }).give('submitReport', { on: '2026-03-09' });
  one.give('holdHearing', { on: '2026-03-10' }, { on: '2026-03-06', lateReason: 'Văn thư chuyển chậm.' });
  expect(kindsOf(one)).toEqual([['outOfOrder', one.now.lastAct.by]]);
});

test('a day of a week before is no back-dating, and of longer before is', () => {
  const within = announced().give('recordMinutes', { on: '2026-03-16' }, { on: '2026-03-09' });
  expect(kindsOf(within)).toEqual([]);
  const longer = announced().give('recordMinutes', { on: '2026-03-16' }, { on: '2026-03-08' });
  expect(kindsOf(longer)).toEqual([['backDated', 'u-teamLeader']]);
  // At half past six of the 16th it is still the 15th by UTC.
  const early = announced().give('recordMinutes', { on: '2026-03-15T23:30:00.000Z' }, { on: '2026-03-08' });
  expect(kindsOf(early)).toEqual([['backDated', 'u-teamLeader']]);
});

test('a report that was received long before it is registered is back-dated', () => {
  const late = new OfficeCase(OfficeCase.received(on).procedure).give(
    'register',
    { on: '2026-03-20' },
    { receivedOn: on },
  );
  expect(kindsOf(late).map(([kind]) => kind)).toEqual(['backDated']);
});

test('a rest of more than a month is told when it ends, and asked for while it lasts', () => {
  const short = announced().give('pause', { on: '2026-03-09' }).give('resume', { on: '2026-04-08' });
  expect(kindsOf(short)).toEqual([]);
  const long = announced().give('pause', { on: '2026-03-09' });
  expect(project(long.now).restingSince).toBe('2026-03-09');
  const asked = (today: string) => restingBefore({ kind: 'longRest', today }) ?? '';
  expect('2026-03-09' < asked('2026-04-08')).toBe(false);
  expect('2026-03-09' < asked('2026-04-09')).toBe(true);
  long.give('resume', { on: '2026-04-09' });
  expect(kindsOf(long).map(([kind]) => kind)).toEqual(['longRest']);
  expect(project(long.now).restingSince).toBeUndefined();
});

test('a report that comes back and a case that is opened again are told', () => {
  const back = OfficeCase.received(on).give('classify', { on }).give('forward', { on });
  back.give('recordReturn', { on: '2026-03-10' });
  expect(kindsOf(back).map(([kind]) => kind)).toEqual(['returned']);
  const again = OfficeCase.received(on).give('classify', { on }).give('keepOnFile', { on });
  again.give('reopen', { on: '2026-03-10' });
  expect(kindsOf(again).map(([kind]) => kind)).toEqual(['reopened']);
});

test('a span is asked for by its whole months and its single days', () => {
  expect(monthsAndDays({ from: '2026-01-30', to: '2026-04-02' })).toEqual([
    '2026-01-30', '2026-01-31', '2026-02', '2026-03', '2026-04-01', '2026-04-02',
  ]); // prettier-ignore
  expect(monthsAndDays({ from: '2026-02-01', to: '2026-02-28' })).toEqual(['2026-02']);
  expect(monthsAndDays({ from: '2026-03-02', to: '2026-03-01' })).toEqual([]);
});
