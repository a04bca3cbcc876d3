import { readMatterRules } from '../../seeds/reference';
import { at, calendar, endOfDate, OfficeCase } from '../../tests/domain/office';
import type { CaseState } from '../case/state';
import { criteriaMet } from './criteria';
import type { MatterRules } from './rules';

const [rules] = readMatterRules('office');
if (!rules) throw new Error('there are no rules of the list');
const metAt = (state: CaseState, now: string, more: { people?: number; rules?: MatterRules } = {}) =>
  criteriaMet(state, { rules, calendar, now, ...more });
const justBefore = (moment: string): string => new Date(Date.parse(moment) - 1).toISOString();

// Monday, 2 March 2026.
const received = OfficeCase.received('2026-03-02');
const kindsAt = (state: CaseState, now: string) => metAt(state, now).map(({ kind }) => kind);

test('nobody has acted for thirty working days: from the end of Monday, 13 April', () => {
  // 3–6 March are days 1–4, then five in each week: 10 April is the 29th, 13 April the 30th.
  const over = endOfDate('2026-04-13');
  expect(kindsAt(received.now, justBefore(over))).not.toContain('stalled');
  expect(metAt(received.now, over)).toContainEqual({ kind: 'stalled', since: over });
  const resting = { ...received.now, paused: { reason: 'expertOpinion' as const, since: '2026-03-03' } };
  expect(kindsAt(resting, over)).not.toContain('stalled');
});

test('it is open for a hundred and eighty days: from the end of 29 August, whatever is done in it', () => {
  // 29 days to 31 March, then 30, 31, 30 and 31: 31 July is the 151st, 29 August the 180th.
  const over = endOfDate('2026-08-29');
  const worked = { ...received.now, lastAct: { seq: 9, at: at('2026-08-28'), by: 'u-x' } };
  expect(kindsAt(worked, justBefore(over))).not.toContain('longOpen');
  expect(metAt(worked, over)).toEqual([{ kind: 'longOpen', since: over }]);
});

test('a limit is over for ten working days: first handling ended on 11 March, so from the end of 25 March', () => {
  const late = OfficeCase.received('2026-03-02');
  late.wait(at('2026-04-01'));
  expect(late.now.clocks.handling?.dates?.dueOn).toBe('2026-03-11');
  // 12 and 13 March, 16 to 20, 23 to 25.
  const over = endOfDate('2026-03-25');
  expect(kindsAt(late.now, justBefore(over))).toEqual([]);
  expect(metAt(late.now, over)).toEqual([{ kind: 'overdue', since: over }]);
});

test('five people, three reports of one matter, the press, a billion to recover, especially complex', () => {
  const now = at('2026-03-03');
  const state = received.now;
  expect(metAt(state, now)).toEqual([]);
  expect(metAt(state, now, { people: 4 })).toEqual([]);
  expect(metAt(state, now, { people: 5 })).toEqual([
    { kind: 'manyPeople', since: state.registration.at, count: 5 },
  ]);
  const report = (n: number) => ({ caseId: `c-${n}`, number: `2026-00000${n}` });
  expect(metAt({ ...state, mergedReports: [report(2)] }, now)).toEqual([]);
  expect(metAt({ ...state, mergedReports: [report(2), report(3)] }, now)).toEqual([
    { kind: 'repeated', count: 3 },
  ]);
  const press: CaseState = { ...state, registration: { ...state.registration, source: 'press' } };
  expect(kindsAt(press, now)).toEqual(['press']);
  expect(metAt(press, now, { rules: { ...rules, press: { ...rules.press, value: false } } })).toEqual([]);
  const owing = (recovered: number): CaseState => {
    const assets = { amount: 1_500_000_000, recovered };
    return {
      ...state,
      recommendations: [{ id: 'r1', to: 'Sở Mẫu', text: 'Thu hồi', done: false, assets }],
    };
  };
  expect(metAt(owing(500_000_000), now)).toEqual([{ kind: 'assets' }]);
  expect(metAt(owing(500_000_001), now)).toEqual([]);
  const found = { complexity: 'complex' as const, reason: 'Nhiều nơi', at: now };
  expect(metAt({ ...state, complexity: found }, now)).toEqual([]);
  expect(metAt({ ...state, complexity: { ...found, complexity: 'especiallyComplex' } }, now)).toEqual([
    { kind: 'complex', since: now },
  ]);
});

test('a closed case meets none', () => {
  expect(metAt({ ...received.now, stage: 'closed' }, at('2027-03-02'))).toEqual([]);
});
