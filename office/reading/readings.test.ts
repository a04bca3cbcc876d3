import type { OfficeEntry } from '../../domain/staff/entries';
import { OfficeCase } from '../../tests/domain/office';
import type { ReadWay } from '../../domain/staff/unusualReading';
import { createReadings } from './readings';

const { now: state } = OfficeCase.received('2026-03-02');
const quarter = 15 * 60 * 1000;

function watched() {
  const told: OfficeEntry[] = [];
  const clock = { now: 0, isAway: false };
  const append = (entry: OfficeEntry) => {
    if (clock.isAway) return Promise.reject(new Error('the log is away'));
    told.push(entry);
    return Promise.resolve({ seq: told.length, hash: '' });
  };
  return { told, clock, readings: createReadings({ append }, () => clock.now) };
}
const opened = (id: string, what: 'case' | 'papers' = 'case', way: ReadWay = 'list') => ({
  actor: { id },
  state,
  what,
  way,
});

test('one entry tells of an account, a case and a quarter of an hour, however often it is opened', async () => {
  const { told, clock, readings } = watched();
  await Promise.all([readings.note(opened('u-1')), readings.note(opened('u-1'))]);
  expect(told).toEqual([
    { by: 'u-1', type: 'caseRead', data: { caseId: state.caseId, what: 'case', own: false, way: 'list' } },
  ]);
  await readings.note(opened('u-2'));
  await readings.note(opened('u-1', 'papers'));
  expect(told).toHaveLength(3);
  clock.now = quarter;
  await readings.note(opened('u-1'));
  expect(told).toHaveLength(4);
});

test('whoever registered it reads their own', async () => {
  const { told, readings } = watched();
  await readings.note(opened(state.registration.by));
  expect(told[0]?.data).toMatchObject({ own: true });
});

test('nothing is read of which the log cannot tell, and it is told once the log is back', async () => {
  const { told, clock, readings } = watched();
  clock.isAway = true;
  await expect(readings.note(opened('u-1'))).rejects.toThrow('the log is away');
  clock.isAway = false;
  await readings.note(opened('u-1'));
  expect(told).toHaveLength(1);
});

test('whoever comes to a case by a search after they came by a list is told of both', async () => {
  const { told, readings } = watched();
  await readings.note(opened('u-1'));
  await readings.note(opened('u-1', 'case', 'search'));
  await readings.note(opened('u-1', 'case', 'search'));
  expect(told.map(({ data }) => data)).toMatchObject([{ way: 'list' }, { way: 'search' }]);
});
