import { at, calendar, holderOf, OfficeCase, procedures } from '../../tests/domain/office';
import { toDiscipline, toVerification } from '../../tests/domain/stages';
import { isRefusal } from '../case/refusal';
import { type ClockKey, keyOf } from '../clocks/clock';
import { explainClock } from '../clocks/explain';
import { previewRules } from './migrationPreview';
import { type PartyProcedure } from './partyProcedure';
import { getProcedureInForce } from './procedure';

const today = getProcedureInForce(procedures, '2026-03-02', 'party');
const next = (change: Partial<PartyProcedure>): PartyProcedure => ({ ...today, version: 99, ...change });
const limits = (change: Partial<PartyProcedure['limits']>) =>
  next({ limits: { ...today.limits, ...change } });

/** What the preview says of a clock, and how it stands once the case was moved. */
function moved(one: OfficeCase, key: ClockKey, on: string, procedure: PartyProcedure) {
  const clocks = previewRules(one.now, { procedure, calendar }, at(on));
  const shown = isRefusal(clocks) ? undefined : clocks.find((clock) => keyOf(clock) === key);
  one.give('changeRules', { on }, { procedure, calendar });
  return { shown, before: shown?.before, after: shown?.after, clock: one.now.clocks[key] };
}

const announced = () =>
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-05')
    .give('announceDecision', { on: '2026-03-06' })
    .give('recordExplanation', { on: '2026-03-06' });

test('the time to appeal: shorter, from the day on which the decision was served', () => {
  const on = '2026-03-16';
  const one = toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), on)
    .give('holdHearing', { on })
    .give('recordVote', { on })
    .give('conclude', { on })
    .give('decideDiscipline', { on })
    .give('serveDecision', { on });
  const { appeals } = today;
  if (!appeals) throw new Error('no appeals');
  const lodgeWithin = { count: 15, unit: 'calendarDays' as const, rollsForward: true };
  const procedure = next({ appeals: { ...appeals, value: { ...appeals.value, lodgeWithin } } });
  // Thirty days from Monday 16 March are Wednesday 15 April; fifteen are Tuesday 31 March.
  const { before, after, clock } = moved(one, 'appealWindow', '2026-03-18', procedure);
  expect([before, after]).toEqual(['2026-04-15', '2026-03-31']);
  expect(clock).toMatchObject({ originalDueOn: '2026-04-15', dates: { dueOn: '2026-03-31' } });
  one.wait('2026-03-31T17:00:00.000Z');
  expect(one.now.clocks.appealWindow?.ranOut).toBe(true);
});

describe('answers of others', () => {
  const reply = {
    value: { count: 30, unit: 'calendarDays', rollsForward: true },
    citation: 'x',
    confidence: 'GK',
  } as const;

  test('an investigating body owes its answer by the procedure, and has the time of the new version', () => {
    const one = announced().give('transferToInvestigators', { on: '2026-03-16' });
    // Twenty days end on Sunday 5 April, so on Monday; thirty on Wednesday 15 April.
    const { before, after, clock } = moved(one, 'reply:t1', '2026-03-18', limits({ reply }));
    expect([before, after]).toEqual(['2026-04-06', '2026-04-15']);
    expect(clock).toMatchObject({
      originalDueOn: '2026-04-06',
      dates: { dueOn: '2026-04-15' },
      citation: 'x',
    });
  });

  test('a letter named its day, and no version moves it', () => {
    const one = announced().give('requestInformation', { on: '2026-03-09' }, { replyBy: '2026-03-20' });
    one.give('extend', { on: '2026-03-11', by: holderOf('departmentHead') }, { clock: 'reply:r1', by: 5 });
    const { before, after, clock } = moved(one, 'reply:r1', '2026-03-18', limits({ reply }));
    expect([before, after]).toEqual(['2026-03-25', '2026-03-25']);
    expect(clock).toMatchObject({ originalDueOn: '2026-03-20', dates: { dueOn: '2026-03-25' } });
  });
});

describe('periods of limitation', () => {
  const reported = () =>
    OfficeCase.received('2026-03-02', { allegations: [{ summary: 'Nội dung.', endedOn: '2022-06-01' }] });
  const withYears = (reprimand: number, more: Partial<PartyProcedure> = {}) => {
    const { member } = today.limitation.value;
    const value = { ...today.limitation.value, member: { ...member, reprimand } };
    return next({ limitation: { ...today.limitation, value }, ...more });
  };

  test('longer years: the same clock with its original date, warned of and lapsing later', () => {
    const one = reported();
    const { before, after, clock } = moved(one, 'limitation:reprimand', '2026-03-04', withYears(6));
    expect([before, after]).toEqual(['2027-06-01', '2028-06-01']);
    expect(clock).toMatchObject({ originalDueOn: '2027-06-01', dates: { dueOn: '2028-06-01' } });
    expect(one.happened('clockStarted').filter(({ data }) => data.of === 'reprimand')).toHaveLength(1);
    if (!clock) throw new Error('no clock');
    // From 4 March 2026 to 1 June 2028 are 820 days; with today 821.
    expect(explainClock(calendar, clock, '2026-03-04T02:00:00.000Z').left).toBe(821);
  });

  test('shorter years that are over by now: out of time at once', () => {
    const one = reported();
    const { shown } = moved(one, 'limitation:reprimand', '2026-03-04', withYears(3));
    expect(shown).toMatchObject({ after: '2025-06-01', over: true });
    one.wait('2026-03-04T03:00:00.000Z');
    expect(one.now.clocks['limitation:reprimand']).toMatchObject({ ranOut: true, stoppedOn: '2025-06-01' });
  });

  test('a version that watches over none leaves the period as it is, and the preview says that it has none', () => {
    const one = reported();
    const rules = withYears(6, { limitationWatch: undefined });
    const { shown, clock } = moved(one, 'limitation:reprimand', '2026-03-04', rules);
    expect(shown).toMatchObject({ change: 'keepsLimit', before: '2027-06-01', after: '2027-06-01' });
    expect(clock?.dates?.dueOn).toBe('2027-06-01');
  });
});

test('a suspension: the shorter time with the extension that was granted, and no day off moves it', () => {
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
  one
    .give('suspendActivity', { on: '2026-03-09' })
    .give('extendSuspension', { on: '2026-03-10' }, { by: 20 });
  const suspension = {
    ...today.limits.reply,
    value: { count: 60, unit: 'calendarDays' as const, rollsForward: false },
  };
  const { before, after, clock } = moved(
    one,
    'suspension',
    '2026-03-11',
    limits({ suspension: { citation: 'x', confidence: 'H', ...suspension } }),
  );
  // 110 days from Monday 9 March are Saturday 27 June; 80 are Thursday 28 May.
  expect([before, after]).toEqual(['2026-06-27', '2026-05-28']);
  expect(clock).toMatchObject({
    // Ninety days, a Sunday.
    originalDueOn: '2026-06-07',
    extensions: [{ by: 20, office: 'chair' }],
    dates: { dueOn: '2026-05-28' },
  });
});

test('a clock that rests by itself is previewed without a day, moves with its pause, and runs on by the new limit', () => {
  const one = announced().give('pause', { on: '2026-03-16' }, { clock: 'settling' });
  const settling = { ...today.limits.settling, value: { ...today.limits.settling.value, count: 20 } };
  const { shown, clock } = moved(one, 'settling', '2026-03-18', limits({ settling }));
  expect(shown).toEqual({ kind: 'settling', change: 'takesLimit', over: false });
  expect(clock).toMatchObject({ limit: { count: 20 }, pauses: [{ from: '2026-03-16', alone: true }] });
  one.give('resume', { on: '2026-03-23' });
  // Nine days were used to Friday 13 March; eleven more end on Monday 6 April.
  expect(one.dueOn('settling')).toBe('2026-04-06');
});

test('what may be extended goes by the version that the case was moved to', () => {
  const by = ['departmentHead' as const];
  const rule = {
    value: { times: 1, atMost: 3, by, tellReporter: false },
    citation: 'x',
    confidence: 'GK' as const,
  };
  const one = OfficeCase.received('2026-03-02');
  const head = holderOf('departmentHead');
  expect(one.refusalOf('extend', { on: '2026-03-03', by: head }).refused).toBe('noClockToExtend');
  one.give(
    'changeRules',
    { on: '2026-03-03' },
    { procedure: next({ extensions: { handling: rule } }), calendar },
  );
  one.give('extend', { on: '2026-03-03', by: head }, { by: 3 });
  // Seven working days end on Wednesday 11 March, ten on the Monday after.
  expect(one.dueOn('handling')).toBe('2026-03-16');
});
