import fc from 'fast-check';
import { arrival, at, calendar, dayWith, posted, WalkedVisit } from '../../tests/domain/receptionOffice';
import { english, vietnamese } from '../../language/sentences/languagesForTests';
import { clockSentence } from '../../language/sentences/clock';
import { arrive, passTime, settle, takeStatement } from './decideVisit';
import { explainVisitClock } from './explainVisit';
import { receptionFigures } from './figures';
import { findVersionInForce } from '../procedure/inForce';
import { type Visit, visitMatters, visitOutcomes } from './visit';

const kinds = ['regular', 'head', 'adHoc'] as const;
const moment = '2026-11-20T03:00:00.000Z';
const settling = { ground: '', to: 'Nơi khác', letter: '', explanation: 'Giải thích.' };

const days = kinds.map((kind) => ({
  ...dayWith({ kind, ...(kind === 'adHoc' && { ground: 'sharp' }), receivers: ['u-chair'] }, posted),
  dayId: kind,
}));

/** A visit as chance has it, on a day of any kind; what the rules refuse stays open. */
const anyVisit = fc
  .record({
    day: fc.constantFrom(...days),
    matter: fc.constantFrom(...visitMatters),
    people: fc.integer({ min: 1, max: 9 }),
    speaks: fc.boolean(),
    outcome: fc.constantFrom(...visitOutcomes),
    isLate: fc.boolean(),
  })
  .map(({ day, matter, people, speaks, outcome, isLate }): Visit => {
    const walked = new WalkedVisit(day, { matter, people });
    if (speaks)
      walked.do(
        (visit) => takeStatement(visit, { statement: 'X', readBack: true, sign: 'signature' }),
        moment,
      );
    const ground = outcome === 'refusedOnSpot' ? 'weapon' : 'settledRightly';
    const decided = settle(walked.now, day, { ...settling, outcome, ground }, at(moment));
    if ('deed' in decided) walked.add(decided.deed, moment);
    const later = '2026-12-20T00:00:00.000Z';
    if (isLate)
      for (let [deed] = passTime(walked.now, later); deed; [deed] = passTime(walked.now, later))
        walked.add(deed, later);
    return walked.now;
  });

const sum = (counts: Record<string, number> | readonly number[]): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

test('sums agree by construction, whoever comes', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyVisit, { maxLength: 30 }), (visits) => {
      const figures = receptionFigures(visits, days);
      const { turns } = figures;
      expect(turns).toBe(visits.length);
      expect(sum(figures.byMatter)).toBe(turns);
      expect(sum(figures.byDayKind)).toBe(turns);
      expect(sum(figures.byOutcome) + figures.open).toBe(turns);
      expect(figures.persons).toBe(sum(visits.map(({ people }) => people)));
      expect(figures.groups).toBe(visits.filter(({ people }) => people >= 5).length);
      // What has no limit is never late.
      const { accepted, refusedInWriting } = figures.byOutcome;
      expect(figures.late).toBeLessThanOrEqual(accepted + refusedInWriting);
      for (const { settled } of visits) met.add(settled?.outcome ?? 'open');
    }),
  );
  expect(met.size).toBe(visitOutcomes.length + 1);
});

test('no act and no figure of a visit says who came', () => {
  const day = dayWith({}, posted);
  const come = arrive(day, arrival, { turn: 1, today: day.on });
  const { deed } = 'deed' in come ? come : { deed: undefined };
  const visits = fc.sample(anyVisit, { numRuns: 20, seed: 1 });
  const told = JSON.stringify([deed, visits, receptionFigures(visits, days)]);
  for (const word of [arrival.name, arrival.address, arrival.idNumber, arrival.phone])
    expect(told).not.toContain(word);
});

test('the rules of a day are those in force on it', () => {
  const rule = (version: number, effectiveFrom: string) => ({ ...at(moment).rules, version, effectiveFrom });
  const versions = [rule(2, '2027-01-01'), rule(1, '2026-07-01')];
  expect(findVersionInForce(versions, '2026-06-30')).toBeUndefined();
  expect(findVersionInForce(versions, '2026-12-31')?.version).toBe(1);
  expect(findVersionInForce(versions, '2027-01-01')?.version).toBe(2);
});

test('a limit is explained in one sentence, with every number that it is counted by', () => {
  const day = dayWith({}, posted);
  const walked = new WalkedVisit(day)
    .do((visit) => takeStatement(visit, { statement: 'X', readBack: true, sign: 'signature' }), moment)
    .do((visit) => settle(visit, day, { ...settling, outcome: 'accepted' }, at(moment)), moment);
  const [clock] = walked.now.clocks;
  if (!clock) throw new Error('there is no limit');
  const explained = explainVisitClock(calendar, clock, '2026-11-27T03:00:00.000Z');
  // 23, 25 and 26 November are used on the morning of the 27th.
  expect(explained).toMatchObject({ used: 3, left: 7, dueOn: '2026-12-07' });
  expect(clockSentence(vietnamese, clock.kind, explained)).toBe(
    'Trả lời ban đầu cho người để lại đơn trong 10 ngày làm việc kể từ ngày 20/11/2026, hạn là 07/12/2026; còn 7 ngày làm việc.',
  );
  expect(clockSentence(english, clock.kind, explained)).toContain('within 10 working days from');
});
