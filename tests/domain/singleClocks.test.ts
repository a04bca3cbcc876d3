import { explainClock } from '../../domain/clocks/explain';
import type { Procedure } from '../../domain/procedure/procedure';
import { at, calendar, holderOf, OfficeCase, procedure22 } from './office';
import { asked, toVerification } from './stages';

const head = holderOf('departmentHead');
const viceChair = holderOf('viceChair');
const chair = holderOf('chair');

const cited = <Value>(value: Value) => ({ value, citation: 'x', confidence: 'GK' as const });

/** Before versions named the clocks that may be moved. */
const older = (): Procedure => ({ ...procedure22, version: 4, extensions: undefined, pauses: undefined });

describe('extending one clock of several', () => {
  test('which one is asked only where there are several', () => {
    const unsaid = { clock: undefined, by: 5 };
    expect(asked().refusalOf('extend', { on: '2026-03-11' }, unsaid)).toEqual({
      refused: 'whichClock',
      field: 'clock',
    });
    const settled = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    expect(settled.give('extend', { on: '2026-03-11' }, unsaid).dueOn('settling')).toBe('2026-07-16');
    // The head may extend the answer alone, and need not say so.
    const one = asked().give('extend', { on: '2026-03-11', by: head }, unsaid);
    expect(one.now.clocks['reply:r1']?.dates?.dueOn).toBe('2026-03-25');
    expect(one.dueOn('settling')).toBe('2026-07-09');
  });

  test('the original date is kept, and each extension with its day, the office of its giver and the reason', () => {
    const one = asked()
      .give('extend', { on: '2026-03-11', by: head }, { clock: 'reply:r1', by: 5, explanation: 'Cần thêm.' })
      .give('extend', { on: '2026-03-24', by: chair }, { clock: 'reply:r1', by: 10 });
    expect(one.now.clocks['reply:r1']).toMatchObject({
      originalDueOn: '2026-03-20',
      dates: { dueOn: '2026-04-04' },
      extensions: [
        { by: 5, on: '2026-03-11', reason: 'Cần thêm.', office: 'departmentHead' },
        { by: 10, on: '2026-03-24', office: 'chair' },
      ],
    });
  });

  test('the cap of each clock: how often, and by how much', () => {
    const reply = { clock: 'reply:r1' };
    const one = asked();
    expect(one.refusalOf('extend', { on: '2026-03-11', by: head }, { ...reply, by: 16 })).toEqual({
      refused: 'extensionTooLong',
      field: 'by',
      params: { atMost: 15, unit: 'calendarDays' },
    });
    one.give('extend', { on: '2026-03-11', by: head }, { ...reply, by: 1 });
    one.give('extend', { on: '2026-03-11', by: head }, { ...reply, by: 1 });
    expect(one.refusalOf('extend', { on: '2026-03-11', by: head }, { ...reply, by: 1 })).toEqual({
      refused: 'extensionUsed',
      params: { times: 2 },
    });
    expect(asked().refusalOf('extend', { on: '2026-03-23', by: head }, { ...reply, by: 1 }).refused).toBe(
      'extensionTooLate',
    );
  });

  test('who may is said by office: settling is extended by whoever settles', () => {
    expect(asked().refusalOf('extend', { on: '2026-03-11', by: head }, { clock: 'settling', by: 5 })).toEqual(
      {
        refused: 'onlyGivenBy',
        params: { offices: 'viceChair,chair' },
      },
    );
    const without = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    expect(without.refusalOf('extend', { on: '2026-03-11', by: head }).refused).toBe('onlyGivenBy');
  });

  test('a clock that the version does not name is not extended', () => {
    const one = OfficeCase.received('2026-03-02');
    expect(one.refusalOf('extend', { on: '2026-03-03' }).refused).toBe('noClockToExtend');
    expect(asked().refusalOf('extend', { on: '2026-03-11' }, { clock: 'stall', by: 1 })).toEqual({
      refused: 'clockNotExtendable',
      field: 'clock',
    });
  });

  test('the reporter hears of settling, and not of an answer', () => {
    const owed = (one: OfficeCase) => one.now.owed.filter(({ about }) => about === 'extension');
    const answer = asked().give('extend', { on: '2026-03-11', by: head }, { clock: 'reply:r1', by: 5 });
    expect(owed(answer)).toEqual([]);
    const settling = asked().give('extend', { on: '2026-03-11' }, { clock: 'settling', by: 5 });
    expect(owed(settling)).toMatchObject([{ to: 'reporter', clock: { kind: 'settling' } }]);
  });

  test('a version may let first handling be extended, besides the longer limit where several places must be checked', () => {
    const rule = { times: 1, atMost: 3, by: ['departmentHead' as const], tellReporter: false };
    const extensions = { ...procedure22.extensions, handling: cited(rule) };
    const one = new OfficeCase({ ...procedure22, extensions });
    one.give('register', { on: '2022-01-28' }, { receivedOn: '2022-01-28' });
    one.give('classify', { on: '2022-02-07' }, { severalPlaces: true });
    // Seven working days end on 15 February, ten on the 18th, thirteen on the 23rd.
    expect(one.dueOn('handling')).toBe('2022-02-18');
    one.give('extend', { on: '2022-02-08', by: head }, { by: 3 });
    expect(one.dueOn('handling')).toBe('2022-02-23');
    expect(one.now.clocks.handling?.originalDueOn).toBe('2022-02-15');
    expect(one.refusalOf('extend', { on: '2022-02-08', by: head }, { by: 1 }).refused).toBe('extensionUsed');
  });

  test('a suspension is extended by whom the version names', () => {
    const by = ['chair' as const];
    const extensions = { ...procedure22.extensions, suspension: cited({ by, tellReporter: false }) };
    const one = new OfficeCase({ ...procedure22, extensions });
    toVerification(one.give('register', { on: '2024-04-01' }, { receivedOn: '2024-04-01' }), '2024-04-02');
    one.give('suspendActivity', { on: '2024-04-22', by: viceChair });
    expect(one.refusalOf('extendSuspension', { on: '2024-05-06', by: viceChair })).toMatchObject({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
    one.give('extendSuspension', { on: '2024-05-06', by: chair }, { by: 90 });
    expect(one.now.clocks.suspension).toMatchObject({
      originalDueOn: '2024-07-21',
      dates: { dueOn: '2024-10-19' },
      extensions: [{ by: 90, office: 'chair' }],
    });
  });

  test('under a version that says nothing of it, settling alone is extended, by every head, and no office is kept', () => {
    const one = new OfficeCase(older()).give('register', { on: '2026-03-02' }, { receivedOn: '2026-03-02' });
    toVerification(one, '2026-03-05').give('extend', { on: '2026-03-11', by: head }, { by: 5 });
    expect(one.now.clocks.settling?.extensions).toEqual([
      { by: 5, on: '2026-03-11', reason: 'Nội dung theo hồ sơ.' },
    ]);
    expect(one.happened('noticeOwed').at(-1)?.data).toEqual({ to: 'reporter', about: 'extension' });
  });
});

describe('letting one clock rest', () => {
  const paused = () =>
    asked().give('pause', { on: '2026-03-16', by: chair }, { clock: 'settling', reason: 'expertOpinion' });

  test('that clock alone: the case goes on and is missed when it stalls', () => {
    const one = paused();
    expect(one.now.paused).toBeUndefined();
    expect(one.now.clocks.settling).toMatchObject({
      originalDueOn: '2026-07-09',
      pauses: [{ from: '2026-03-16', reason: 'expertOpinion', office: 'chair', alone: true }],
    });
    expect(one.dueOn('settling')).toBeUndefined();
    // Ten working days after Monday 16 March.
    expect(one.dueOn('stall')).toBe('2026-03-30');
    expect(one.now.clocks['reply:r1']?.dates?.dueOn).toBe('2026-03-20');
    one.give('resume', { on: '2026-03-23' });
    // Five working days, from Monday 16 to Friday 20 March, did not count.
    expect(one.dueOn('settling')).toBe('2026-07-16');
  });

  test('what rests by itself rests on when the whole case has rested and goes on', () => {
    const one = paused().give('pause', { on: '2026-03-18' }, { reason: 'otherBodyDecides' });
    expect(one.dueOn('stall')).toBeUndefined();
    expect(one.refusalOf('resume', { on: '2026-03-19' }, { clock: 'settling' })).toEqual({
      refused: 'caseRests',
      field: 'clock',
    });
    one.give('resume', { on: '2026-03-20' });
    expect(one.dueOn('settling')).toBeUndefined();
    expect(one.dueOn('stall')).toBeDefined();
    one.give('resume', { on: '2026-03-23' }, { clock: 'settling' });
    expect(one.dueOn('settling')).toBe('2026-07-16');
    expect(one.refusalOf('resume', { on: '2026-03-23' }).refused).toBe('notPaused');
  });

  test('not the watch on progress, nor a duty to people, nor for a reason that the version does not name', () => {
    for (const clock of ['stall', 'reply:r1', 'limitation:reprimand'])
      expect(asked().refusalOf('pause', { on: '2026-03-16' }, { clock })).toEqual({
        refused: 'clockNotPausable',
        field: 'clock',
      });
    const pauses = {
      ...procedure22.pauses,
      settling: cited({ by: ['chair' as const], for: ['expertOpinion' as const] }),
    };
    const one = new OfficeCase({ ...procedure22, pauses });
    toVerification(one.give('register', { on: '2024-04-01' }, { receivedOn: '2024-04-01' }), '2024-04-02');
    expect(
      one.refusalOf('pause', { on: '2024-04-03', by: chair }, { clock: 'settling', reason: 'caseSuspended' }),
    ).toEqual({ refused: 'pauseReasonNotHere', field: 'reason' });
    expect(one.refusalOf('pause', { on: '2024-04-03', by: head })).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
    // For another reason the rest of the case rests, and settling goes on.
    one.give('pause', { on: '2024-04-03', by: head }, { reason: 'caseSuspended' });
    expect(one.dueOn('settling')).toBeDefined();
    expect(one.dueOn('stall')).toBeUndefined();
  });

  test('with the whole case, each clock rests by the office of whoever decided it, also one that begins meanwhile', () => {
    const one = OfficeCase.received('2026-03-02').give('classify', { on: '2026-03-03' });
    one.give('pause', { on: '2026-03-04', by: viceChair }).give('accept', { on: '2026-03-05' });
    expect(one.now.clocks.settling?.pauses).toEqual([
      // Settling counts from receipt, and the case rests since the day before its acceptance.
      { from: '2026-03-04', reason: 'expertOpinion', office: 'viceChair' },
    ]);
  });
});

test('at any past moment the clock tells what was known then', () => {
  const one = asked()
    .give('extend', { on: '2026-03-11' }, { clock: 'settling', by: 5 })
    .give('pause', { on: '2026-03-16', by: chair }, { clock: 'settling', reason: 'expertOpinion' });
  const { settling } = one.now.clocks;
  if (!settling) throw new Error('no clock');
  expect(explainClock(calendar, settling, at('2026-03-18'))).toMatchObject({
    status: 'paused',
    count: 95,
    used: 9,
    left: 86,
    extensions: [{ by: 5, on: '2026-03-11', office: 'viceChair' }],
    pauses: [{ from: '2026-03-16', office: 'chair', used: 9 }],
  });
});
