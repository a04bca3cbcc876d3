import { Registry } from 'prom-client';
import { createReadings, type MetricReadings } from './metricReadings';

let registry: Registry;
let readings: MetricReadings;
let now: number;
beforeEach(() => {
  registry = new Registry();
  now = 0;
  readings = createReadings(registry, () => now);
});

const told = async () => {
  await readings.refresh();
  return registry.metrics();
};

test('however many gather figures at once, and how often, the database is asked once in a quarter of a minute', async () => {
  let asked = 0;
  let answer: (count: number) => void = () => undefined;
  readings.add({
    name: 'liem_test',
    help: 'A test',
    read: () => {
      asked += 1;
      return new Promise<number>((resolve) => (answer = resolve));
    },
  });
  const both = Promise.all([told(), told()]);
  answer(3);
  for (const text of await both) expect(text).toMatch(/^liem_test 3$/m);
  now = 14_999;
  await told();
  expect(asked).toBe(1);
  now = 15_000;
  const later = told();
  answer(4);
  expect(await later).toMatch(/^liem_test 4$/m);
  expect(asked).toBe(2);
});

test('no value becomes a label that was not foreseen, and what is not said is none', async () => {
  const read = () => Promise.resolve({ open: 2, 'Nguyễn Văn Mẫu': 1 });
  readings.add({
    name: 'liem_test',
    help: 'A test',
    label: { name: 'state', values: ['open', 'shut'] },
    read,
  });
  const text = await told();
  expect(text).toMatch(/^liem_test\{state="open"\} 2$/m);
  expect(text).toMatch(/^liem_test\{state="shut"\} 0$/m);
  expect(text).not.toContain('Nguyễn');
});

test('what has no answer is left out and counted, the others are there, and it comes back', async () => {
  let isAway = false;
  readings.add({
    name: 'liem_away',
    help: 'A test',
    read: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(7)),
  });
  readings.add({ name: 'liem_there', help: 'A test', read: () => Promise.resolve(1) });
  expect(await told()).toMatch(/^liem_away 7$/m);
  isAway = true;
  now = 20_000;
  const without = await told();
  expect(without).not.toContain('liem_away');
  expect(without).toMatch(/^liem_there 1$/m);
  expect(without).toMatch(/^liem_readings_failed 1$/m);
  isAway = false;
  now = 40_000;
  expect(await told()).toMatch(/^liem_away 7$/m);
});
