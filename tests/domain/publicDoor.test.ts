import type { ReporterMessageKind } from '../../domain/case/vocabulary';
import { decideHeard } from '../../domain/case/decide';
import { reporterView } from '../../domain/views/reporterView';
import { at, OfficeCase } from './office';
import { toVerification } from './stages';

const received = () => OfficeCase.received('2026-03-02', { throughDoor: true });
const asks = { text: 'Còn giữ hóa đơn không?', asks: true };

/** The courier brings what the reporter has written. */
function heard(one: OfficeCase, message: string, kind: ReporterMessageKind, question?: number): OfficeCase {
  const data = { message, kind, on: '2026-03-05', files: 0, ...(question !== undefined && { question }) };
  const signature = { at: at('2026-03-06'), commandId: `heard-${message}` };
  const decision = decideHeard(one.now, { says: 'reporterWrote', data }, signature);
  if (decision) {
    one.events.push(...decision.events);
    one.state = decision.state;
  }
  return one;
}

test('whoever came through the public door can be asked through it, and nobody else', () => {
  const elsewhere = OfficeCase.received('2026-03-02');
  expect(elsewhere.refusalOf('writeToReporter', { on: '2026-03-03' }, asks).refused).toBe('notThroughDoor');
  const one = received().give('writeToReporter', { on: '2026-03-03' }, asks);
  expect(reporterView(one.now).written).toMatchObject([
    { on: '2026-03-03', text: asks.text, asks: true, answered: false },
  ]);
});

test('an answer settles its question and is heard once, and the case knows none of its words', () => {
  const one = received().give('writeToReporter', { on: '2026-03-03' }, asks);
  const [question] = reporterView(one.now).written;
  heard(heard(one, 'm-1', 'answer', question?.id), 'm-1', 'answer', question?.id);
  expect(one.happened('reporterWrote')).toHaveLength(1);
  expect(reporterView(one.now)).toMatchObject({
    written: [{ answered: true }],
    heard: [{ kind: 'answer', on: '2026-03-05' }],
  });
  // It does not make the officer who is late seem at work.
  expect(one.now.lastAct.by).not.toBe('system');
});

test('who asks for protection, or tells of retaliation, is owed a decision, once for as long as it is awaited', () => {
  const one = heard(heard(received(), 'm-1', 'retaliation'), 'm-2', 'protection');
  expect(one.happened('protectionRequested')).toHaveLength(1);
  expect(one.now.protectionRequested).toBe(true);
  expect(heard(received(), 'm-1', 'addition').now.protectionRequested).toBe(false);
});

test('a reporter is told how the case stands and until when, and of nobody who works on it', () => {
  const one = received();
  const view = reporterView(one.now);
  expect(view).toMatchObject({ stage: 'considered', next: { step: 'consider' }, asksOpinion: false });
  const verified = toVerification(received(), '2026-03-03');
  expect(reporterView(verified.now)).toMatchObject({ stage: 'verified', next: { step: 'settle' } });
  const people = [...new Set(verified.events.map(({ by }) => by))].filter((by) => by !== 'system');
  expect(people.length).toBeGreaterThan(1);
  const told = JSON.stringify(reporterView(verified.now));
  for (const id of people) expect(told).not.toContain(id);
  const ended = received().give('classify', { on: '2026-03-03' }).give('keepOnFile', { on: '2026-03-04' });
  expect(reporterView(ended.now)).toMatchObject({ stage: 'keptOnFile', asksOpinion: true });
});
