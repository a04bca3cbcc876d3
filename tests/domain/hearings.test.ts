import { OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

const reported = () =>
  toDiscipline(toVerification(OfficeCase.received('2022-01-28'), '2022-02-10'), '2022-03-01');
const away = { subjectPresent: false, absenceExcused: false };

test('an excused absence postpones the hearing, however often', () => {
  const one = reported().give('postponeHearing', { on: '2022-03-10' }, { next: '2022-03-17' });
  one.give('postponeHearing', { on: '2022-03-17' }, { excused: true });
  const excused = { subjectPresent: false, absenceExcused: true };
  expect(one.refusalOf('holdHearing', { on: '2022-03-24' }, excused).refused).toBe('absenceExcused');
  // Twice excused is not once absent without excuse.
  expect(one.refusalOf('holdHearing', { on: '2022-03-24' }, away)).toMatchObject({
    refused: 'summonAgain',
    params: { count: 2 },
  });
  expect(one.now.postponements).toMatchObject([{ next: '2022-03-17' }, { on: '2022-03-17' }]);
});

test('absence without excuse blocks only until it repeats itself', () => {
  const one = reported();
  expect(one.refusalOf('holdHearing', { on: '2022-03-10' }, away).refused).toBe('summonAgain');
  one.give('postponeHearing', { on: '2022-03-10' }, { excused: false });
  one.give('holdHearing', { on: '2022-03-17' }, away);
  expect(one.now.hearing).toMatchObject({ subjectPresent: false });
  expect(one.refusalOf('postponeHearing', { on: '2022-03-18' }).refused).toBe('alreadyHeard');
});

test('a hearing that is postponed lies ahead of the one that was not held', () => {
  const one = reported();
  const back = { on: '2022-03-10', next: '2022-03-10' };
  expect(one.refusalOf('postponeHearing', { on: '2022-03-10' }, back).refused).toBe('periodReversed');
});

test('an older version holds the hearing at the first absence, as it was decided then', () => {
  const { hearing, ...before } = procedure22;
  expect(hearing?.value.absencesWithoutExcuse).toBe(2);
  const one = reported();
  one.procedure = before;
  one.give('holdHearing', { on: '2022-03-10' }, away);
});
