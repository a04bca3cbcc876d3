import type { AppendActs, DecidedAct } from '../../activities/appendActs';
import { lateSteps } from './workerMetrics';

const step = (type: string, dueAt: string, at: string) => ({ type, at, data: { kind: 'handling', dueAt } });
const act = (is: 'time' | 'command', events: object[]) =>
  ({ commandId: 'a', source: { is }, events }) as unknown as DecidedAct;
const lateOf = (acts: DecidedAct[], actedAt?: string) =>
  lateSteps({
    acts,
    state: actedAt === undefined ? undefined : ({ lastAct: { at: actedAt } } as AppendActs['state']),
  });

test('how late is from when it was due to when it was written down', () => {
  const events = [
    step('reminded', '2026-03-02T01:00:00.000Z', '2026-03-02T01:00:02.000Z'),
    step('fellOverdue', '2026-03-02T00:00:00.000Z', '2026-03-02T01:00:00.000Z'),
  ];
  expect(lateOf([act('time', events)], '2026-03-01T00:00:00.000Z')).toEqual([
    { step: 'reminder', late: 2 },
    { step: 'overdue', late: 3_600 },
  ]);
});

test('a backlog that came in long overdue makes nobody late', () => {
  const events = [step('escalated', '2024-01-01T00:00:00.000Z', '2026-03-02T01:00:01.000Z')];
  expect(lateOf([act('time', events)], '2026-03-02T01:00:00.000Z')).toEqual([
    { step: 'escalation', late: 1 },
  ]);
});

test('what a person has done is no step of a clock, nor is another event', () => {
  const escalated = step('escalated', '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z');
  expect(lateOf([act('command', [escalated])])).toEqual([]);
  expect(lateOf([act('time', [{ type: 'declassified', at: '2026-03-02T00:00:00.000Z', data: {} }])])).toEqual(
    [],
  );
});
