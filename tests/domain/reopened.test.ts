import { OfficeCase } from './office';
import { toVerification } from './stages';

test('a case that was withdrawn while it rested is at work again when it is reopened, with all that it alleges', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-02')
    .give('pause', { on: '2026-03-10' })
    .give('withdraw', { on: '2026-03-11' });
  expect(one.now.stage).toBe('closed');

  one.give('reopen', { on: '2026-03-20' });
  expect(one.now.stage).toBe('verification');
  expect(one.now.paused).toBeUndefined();
  expect(one.now.allegations.map(({ withdrawn }) => withdrawn)).toEqual([false]);
  expect(one.now.clocks.stall).toMatchObject({ startedOn: '2026-03-20' });
  expect(one.now.clocks.stall?.stoppedOn).toBeUndefined();
  expect(one.now.clocks.settling?.dates).toBeDefined();
});

test('accepted while it rests, a case rests on: only the duty to tell goes on', () => {
  const one = OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-03' })
    .give('pause', { on: '2026-03-03' })
    .give('accept', { on: '2026-03-04' });
  expect(one.now.clocks.settling?.dates).toBeUndefined();
  expect(one.now.clocks.telling?.dates).toBeDefined();
  one.give('resume', { on: '2026-03-10' });
  expect(one.now.clocks.settling?.dates).toBeDefined();
});
