import { wallTime, whyNotHours } from './minutes';

test.each(['00:00', '08:30', '23:59'])('%s is an hour of the day', (time) => {
  expect(wallTime().parse(time)).toBe(time);
});

test.each(['24:00', '8:30', '08:60', '08:30:00', '08:30+07:00', ''])('%s is none', (time) => {
  expect(wallTime().safeParse(time).success).toBe(false);
});

test('what ends before it begins, or as it begins, is refused; one hour alone says nothing of the other', () => {
  expect(whyNotHours({ beganAt: '10:00', endedAt: '09:30' })).toEqual({
    refused: 'endsBeforeBeginning',
    field: 'endedAt',
  });
  expect(whyNotHours({ beganAt: '10:00', endedAt: '10:00' })).toBeDefined();
  expect(whyNotHours({ beganAt: '09:30', endedAt: '10:00' })).toBeUndefined();
  expect(whyNotHours({ endedAt: '10:00' })).toBeUndefined();
});
