import { readCalendar, readMatterRules } from '../../seeds/reference';
import { decideByRule, decideMatter, type MatterOrder, type OrderContext, passMatterTime } from './decide';
import { matterOfActs } from './evolve';
import { matterFigures } from './figures';
import type { MatterAct, MatterDeed } from './matter';
import { isMatterLate } from './standing';

const [rules] = readMatterRules('office');
if (!rules) throw new Error('there are no rules of the list');
const calendar = readCalendar('office');

/** Nine in the morning in the office. */
const at = (date: string): string => `${date}T02:00:00.000Z`;
/** 24:00 in the office, seven hours ahead. */
const endOf = (date: string): string => `${date}T17:00:00.000Z`;
const on = (date: string, more: Partial<OrderContext> = {}): OrderContext => ({
  now: at(date),
  today: date,
  calendar,
  rules,
  isClosed: false,
  whatOf: () => undefined,
  ...more,
});

/** A matter to which each of these was done, one after the other. */
class Led {
  readonly acts: MatterAct[] = [];
  get matter() {
    return matterOfActs(this.acts);
  }
  done(date: string, deed: MatterDeed, by = 'u-head'): this {
    const revision = this.acts.length + 1;
    this.acts.push({ caseId: 'c-1', revision, by, at: at(date), commandId: `k-${revision}`, deed });
    return this;
  }
  give(date: string, order: MatterOrder, more: Partial<OrderContext> = {}): this {
    const decided = decideMatter(this.matter, order, on(date, more));
    if ('refused' in decided) throw new Error(decided.refused);
    return this.done(date, decided.deed);
  }
  refusal(date: string, order: MatterOrder, more: Partial<OrderContext> = {}) {
    return decideMatter(this.matter, order, on(date, more));
  }
  pass(now: string): string[] {
    const passed = this.matter ? passMatterTime(this.matter, now) : [];
    for (const deed of passed) this.done(now.slice(0, 10), deed, 'office');
    return passed.map(({ of, step }) => [of, step.step, step.to, step.at.slice(0, 10)].join(' '));
  }
}

const list: MatterOrder = { kind: 'list', reason: 'Dư luận quan tâm' };
const step = (due: string, stepId = 's1', who = 'u-area'): MatterOrder => ({
  kind: 'setStep',
  stepId,
  what: 'Làm việc với Sở',
  who,
  due,
});
const report = (
  state: 'underWay' | 'blocked' | 'done',
  note = 'Đã làm việc',
  stepId = 's1',
): MatterOrder => ({
  kind: 'reportStep',
  stepId,
  state,
  note,
});

test('a step is reminded of three working days before its day, and goes up one, three and five working days after it', () => {
  // Due on Friday, 13 March 2026: the third working day before it is Tuesday the 10th; after it come Monday 16, Wednesday 18, Friday 20.
  const led = new Led().give('2026-03-02', list).give('2026-03-02', step('2026-03-13'));
  expect(led.pass('2026-03-10T16:59:59.999Z')).toEqual([]);
  expect(led.pass(endOf('2026-03-10'))).toEqual(['step reminder officer 2026-03-10']);
  expect(led.pass('2026-03-13T16:59:59.999Z')).toEqual([]);
  expect(led.matter && isMatterLate(led.matter, '2026-03-13T16:59:59.999Z')).toBe(false);
  expect(led.pass(endOf('2026-03-18'))).toEqual([
    'step overdue officer 2026-03-13',
    'step escalation departmentHead 2026-03-16',
    'step escalation viceChair 2026-03-18',
  ]);
  expect(led.matter?.goneUp.map(({ to }) => to)).toEqual(['departmentHead', 'viceChair']);
  expect(led.pass(endOf('2026-03-20'))).toEqual(['step escalation chair 2026-03-20']);
  expect(led.pass(endOf('2026-06-30'))).toEqual([]);
});

test('what is done goes up no further; another day begins anew', () => {
  const led = new Led().give('2026-03-02', list).give('2026-03-02', step('2026-03-13'));
  led.pass(endOf('2026-03-16'));
  led.give('2026-03-17', step('2026-03-27'));
  expect(led.matter?.goneUp).toEqual([]);
  expect(led.pass(endOf('2026-03-24'))).toEqual(['step reminder officer 2026-03-24']);
  led.give('2026-03-25', report('done'));
  expect(led.pass(endOf('2026-06-30'))).toEqual([]);
  expect(led.matter && isMatterLate(led.matter, endOf('2026-06-30'))).toBe(false);
  expect(led.refusal('2026-03-26', step('2026-04-10'))).toEqual({ refused: 'stepDone' });
});

test('a look goes up as a step does; whoever sets another day says what they found', () => {
  const look = (due: string, note = ''): MatterOrder => ({ kind: 'setLook', due, note });
  const led = new Led().give('2026-03-02', list).give('2026-03-02', look('2026-03-13'));
  expect(led.pass(endOf('2026-03-16'))).toEqual([
    'look reminder officer 2026-03-10',
    'look overdue officer 2026-03-13',
    'look escalation departmentHead 2026-03-16',
  ]);
  expect(led.refusal('2026-03-17', look('2026-03-31'))).toEqual({ refused: 'noteNeeded' });
  led.give('2026-03-17', look('2026-03-31', 'Chậm do thiếu hồ sơ'));
  expect(led.matter).toMatchObject({ goneUp: [], look: { due: '2026-03-31' } });
});

test('what does not hold is refused with its reason', () => {
  const led = new Led();
  expect(led.refusal('2026-03-02', step('2026-03-13'))).toEqual({ refused: 'notListed' });
  expect(led.refusal('2026-03-02', list, { isClosed: true })).toEqual({ refused: 'closed' });
  led.give('2026-03-02', list);
  expect(led.refusal('2026-03-02', list)).toEqual({ refused: 'isListed' });
  expect(led.refusal('2026-03-03', step('2026-03-02'))).toEqual({ refused: 'dueBefore' });
  expect(led.refusal('2026-03-03', report('done'))).toEqual({ refused: 'noSuchStep' });
  led.give('2026-03-03', step('2026-03-03'));
  expect(led.refusal('2026-03-03', report('blocked', ''))).toEqual({ refused: 'noteNeeded' });
  const same = { whatOf: () => 'Làm việc với Sở' };
  expect(led.refusal('2026-03-03', step('2026-03-03'), same)).toEqual({ refused: 'unchanged' });
  // Its day has passed, and another person takes it over: the day stays as it was.
  expect(led.refusal('2026-03-10', step('2026-03-03', 's1', 'u-other'), same)).toMatchObject({
    deed: { kind: 'stepSet', who: 'u-other', due: '2026-03-03' },
  });
  expect(led.refusal('2026-03-03', { kind: 'withdrawTitle' })).toEqual({ refused: 'noTitle' });
});

test('by rule a case comes once for each criterion; what a head took off comes back only by something new', () => {
  const stalled = { kind: 'stalled' as const, since: endOf('2026-03-02') };
  const led = new Led();
  const byRule = (met: Parameters<typeof decideByRule>[1]['met'], isClosed = false) =>
    decideByRule(led.matter, { met, isClosed });
  const first = byRule([stalled]);
  expect(first).toEqual({ kind: 'criteriaMet', met: [stalled] });
  if (first) led.done('2026-03-03', first, 'office');
  expect(led.matter?.listed).toMatchObject({ byRule: true, by: 'office' });
  expect(byRule([stalled])).toBeUndefined();
  led.give('2026-03-04', { kind: 'takeOff', reason: 'Đã chỉ đạo' });
  expect(led.matter?.listed).toBeUndefined();
  expect(byRule([stalled])).toBeUndefined();
  const again = { ...stalled, since: endOf('2026-05-05') };
  expect(byRule([stalled, again])).toEqual({ kind: 'criteriaMet', met: [again] });
  const repeated = { kind: 'repeated' as const, count: 3 };
  expect(byRule([repeated])).toEqual({ kind: 'criteriaMet', met: [repeated] });
  led.done('2026-05-06', { kind: 'criteriaMet', met: [repeated] }, 'office');
  expect(byRule([{ ...repeated, count: 4 }])).toEqual({
    kind: 'criteriaMet',
    met: [{ ...repeated, count: 4 }],
  });
  expect(byRule([], true)).toEqual({ kind: 'caseClosed' });
});

test('what the office itself notes makes no form of a colleague old', () => {
  const led = new Led().give('2026-03-02', list).give('2026-03-02', step('2026-03-13'));
  led.pass(endOf('2026-03-13'));
  expect(led.matter).toMatchObject({ revision: 4, seen: 2 });
});

test('figures stand as of their day, whatever is done or noted later', () => {
  const one = new Led().give('2026-03-02', list).give('2026-03-03', step('2026-03-13'));
  one.give('2026-03-20', { kind: 'takeOff', reason: 'Xong' });
  const other = new Led().give('2026-03-05', list).acts.map((act) => ({ ...act, caseId: 'c-2' }));
  const acts = [...one.acts, ...other];
  const figures = (date: string) => Object.values(matterFigures(acts, endOf(date)));
  // On the list, with a roadmap, overdue.
  expect(figures('2026-03-01')).toEqual([0, 0, 0]);
  expect(figures('2026-03-02')).toEqual([1, 0, 0]);
  expect(figures('2026-03-05')).toEqual([2, 1, 0]);
  expect(figures('2026-03-13')).toEqual([2, 1, 1]);
  expect(figures('2026-03-20')).toEqual([1, 0, 0]);
});
