import { decideHeard } from '../../domain/case/decide';
import { messagesOf } from '../../domain/case/messages';
import { explainClock } from '../../domain/clocks/explain';
import { project } from '../../domain/views/caseView';
import { waitingFor } from '../../domain/views/waiting';
import { at, calendar, endOfDate, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

/** A case whose warning was decided on 24 December 2025. */
const warned = () =>
  toDiscipline(toVerification(OfficeCase.received('2025-09-01'), '2025-09-08'), '2025-10-01')
    .give('holdHearing', { on: '2025-12-22' })
    .give('recordVote', { on: '2025-12-22' })
    .give('conclude', { on: '2025-12-23' })
    .give('decideDiscipline', { on: '2025-12-24' });

test('a last day off rolls forward: served on 2026-01-15, over with Monday 23 February', () => {
  const one = warned().give('serveDecision', { on: '2026-01-15' });
  // The thirtieth day is Saturday 14 February, and Tết goes on to Friday 20.
  expect(one.dueOn('appealWindow')).toBe('2026-02-23');
});

const served = () => warned().give('serveDecision', { on: '2026-01-05' }, { on: '2025-12-31' });

const windowOf = (one: OfficeCase) => {
  const { appealWindow } = one.now.clocks;
  if (!appealWindow) throw new Error('no window');
  return appealWindow;
};

/** What an appeal that was lodged and received on a day tells the case of the warning, once it is taken on. */
function appealed(one: OfficeCase, lodgedOn: string, takenOnOn: string): void {
  const facts = { servedOn: '2025-12-31', lodgedOn, appealedCase: 'c-0' };
  const appeal = OfficeCase.received(lodgedOn, { kind: 'disciplineAppeal' })
    .give('classify', { on: lodgedOn }, { kind: 'disciplineAppeal' })
    .give('acceptAppeal', { on: takenOnOn }, facts);
  for (const { message } of appeal.events.flatMap((event) => messagesOf(appeal.now, event))) {
    const taken = decideHeard(one.now, message, { at: at(takenOnOn), commandId: 'heard' });
    if (taken) one.state = taken.state;
  }
}

describe('Scenario 14. The time to appeal', () => {
  test('served on 2025-12-31, it runs to the end of 2026-01-30', () => {
    const one = served();
    expect(windowOf(one)).toMatchObject({ startedOn: '2025-12-31', originalDueOn: '2026-01-30' });
    expect(explainClock(calendar, windowOf(one), at('2026-01-20'))).toMatchObject({
      status: 'running',
      used: 19,
      // 20 to 30 January, both counted.
      left: 11,
    });
  });

  test('at its end nobody is late: the decision is final, and nothing is escalated', () => {
    const one = served().wait(at('2026-01-30', '23:59'));
    expect(one.happened('clockRanOut')).toEqual([]);
    one.wait(endOfDate('2026-01-30'));
    expect(one.happened('clockRanOut').map(({ by, data }) => [by, data])).toEqual([
      ['system', { kind: 'appealWindow', on: '2026-01-30', dueAt: endOfDate('2026-01-30') }],
    ]);
    one.wait(endOfDate('2026-06-30'));
    const steps = [
      ...one.happened('reminded'),
      ...one.happened('headWarned'),
      ...one.happened('fellOverdue'),
    ];
    const mine = [...steps, ...one.happened('escalated')].filter(({ data }) => data.kind === 'appealWindow');
    expect(mine).toEqual([]);
    expect(explainClock(calendar, windowOf(one), at('2026-06-30')).status).toBe('ranOut');
  });

  test('an appeal on 2026-01-30 is in time and stops it, also where it is taken on after the end', () => {
    const atOnce = served();
    appealed(atOnce, '2026-01-30', '2026-01-30');
    expect(windowOf(atOnce)).toMatchObject({ stoppedOn: '2026-01-30' });
    const later = served().wait(endOfDate('2026-01-30'));
    expect(windowOf(later).ranOut).toBe(true);
    appealed(later, '2026-01-30', '2026-02-03');
    expect(explainClock(calendar, windowOf(later), at('2026-02-04'))).toMatchObject({
      status: 'stopped',
      stoppedOn: '2026-01-30',
      overdueBy: undefined,
    });
  });

  test('an appeal on 2026-01-31 is late: it is not taken on, and the decision stays final', () => {
    const one = served().wait(endOfDate('2026-01-31'));
    expect(() => appealed(one, '2026-01-31', '2026-02-02')).toThrow('appealTooLate');
    expect(windowOf(one)).toMatchObject({ stoppedOn: '2026-01-30', ranOut: true });
  });
});

test('what was decided is served once, not before it was decided, and not where nothing was', () => {
  const one = warned();
  expect(one.refusalOf('serveDecision', { on: '2026-01-05' }, { on: '2025-12-23' })).toMatchObject({
    refused: 'dayBeforeAct',
    params: { on: '2025-12-24' },
  });
  expect(one.refusalOf('serveDecision', { on: '2026-01-05' }, { on: '2026-01-06' }).refused).toBe(
    'dateInFuture',
  );
  one.give('serveDecision', { on: '2026-01-05' });
  expect(one.refusalOf('serveDecision', { on: '2026-01-06' }).refused).toBe('alreadyServed');
  const none = toDiscipline(toVerification(OfficeCase.received('2025-09-01'), '2025-09-08'), '2025-10-01');
  none
    .give('holdHearing', { on: '2025-12-22' })
    .give('conclude', { on: '2025-12-23' }, { disciplineDue: false });
  expect(none.refusalOf('serveDecision', { on: '2025-12-24' }).refused).toBe('nothingToServe');
});

const published = (one: OfficeCase) => {
  const on = '2026-01-06';
  one.give('approvePublication', { on }).give('publish', { on });
  while (one.now.owed.length > 0) one.give('tell', { on });
  return one;
};

test('a published case waits for its decision to be served, then to be closed', () => {
  const one = published(warned());
  expect(waitingFor(one.now).step).toBe('serve');
  expect(waitingFor(one.give('serveDecision', { on: '2026-01-06' }).now).step).toBe('close');
});

test('the case may be closed meanwhile, and the time to appeal goes on to its end', () => {
  const one = published(served()).give('closeCase', { on: '2026-01-07' });
  expect(windowOf(one).stoppedOn).toBeUndefined();
  // Nobody has anything to keep there: it is no due date of the case.
  expect(project(one.now)).toMatchObject({ due: undefined, attention: 'none' });
  one.wait(endOfDate('2026-01-30'));
  expect(windowOf(one).ranOut).toBe(true);
  expect(one.now.stage).toBe('closed');
});

test('where the procedure keeps a case open until the decision is final, closing waits for it', () => {
  const one = published(served());
  const { procedure } = one;
  if (procedure.law === 'state' || !procedure.appealWindow) throw new Error('the procedure says nothing');
  const { appealWindow } = procedure;
  one.procedure = { ...procedure, appealWindow: { ...appealWindow, value: { closeBeforeEnd: false } } };
  expect(one.refusalOf('closeCase', { on: '2026-01-30' })).toMatchObject({
    refused: 'appealWindowOpen',
    params: { until: '2026-01-30' },
  });
  expect(one.give('closeCase', { on: '2026-02-02' }).now.outcome).toBe('settled');
});

test('a case taken up again leaves nothing to appeal against', () => {
  const one = published(served())
    .give('closeCase', { on: '2026-01-07' })
    .give('reopen', { on: '2026-01-12' });
  expect(windowOf(one).stoppedOn).toBe('2026-01-12');
  expect(one.now.served).toBeUndefined();
});
