import fc from 'fast-check';
import { explainClock } from '../../domain/clocks/explain';
import { clockSentence } from '../../language/sentences/clock';
import { english } from '../../language/sentences/languagesForTests';
import { dateOf, dayNumber, naiveDueDay } from './naiveCalendar';
import { at, calendar, holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const chair = holderOf('chair');
const accepted = (one: OfficeCase, on: string) => one.give('classify', { on }).give('accept', { on });

test('what a report rested before it was accepted is no time of settling', () => {
  // From 8 September 2025 on: 17 working days of September, 23 of October, 20 of November, 23 of December, then 5 to 9 January,
  // the worked Saturday of the 10th, and Monday the 12th are seven more: ninety.
  const one = OfficeCase.received('2025-07-10').give('resume', { on: '2025-09-08' });
  accepted(one, '2025-09-09');
  expect(one.dueOn('settling')).toBe('2026-01-12');
  expect(one.now.clocks.settling).toMatchObject({
    // Without the rest: 15 of July, 21 of August, 20 of September, 23 of October, 11 of November.
    originalDueOn: '2025-11-17',
    pauses: [{ from: '2025-07-10', until: '2025-09-08', congressOn: '2025-08-18' }],
  });
});

test('accepted while it still rests, settling has rested since the case has', () => {
  const one = accepted(OfficeCase.received('2025-07-10'), '2025-08-20').give('resume', { on: '2025-09-08' });
  expect(one.dueOn('settling')).toBe('2026-01-12');
});

test('the sentence of the clock tells of the rest that it took along', () => {
  const one = OfficeCase.received('2025-07-10').give('resume', { on: '2025-09-08' });
  const { settling } = accepted(one, '2025-09-09').now.clocks;
  const told = settling && explainClock(calendar, settling, at('2025-09-09'));
  expect(told && clockSentence(english, 'settling', told)).toContain(
    'paused from 10/07/2025 (0 working days used) to 08/09/2025 as the congress opens on 18/08/2025, so due 12/01/2026 instead of 17/11/2025',
  );
});

test('what handling rested by itself is taken along too, for which settling would have rested', () => {
  const on = '2026-03-03';
  const one = OfficeCase.received('2026-03-02')
    .give('pause', { on, by: chair }, { clock: 'handling', reason: 'expertOpinion' })
    .give('resume', { on: '2026-03-16', by: chair }, { clock: 'handling' });
  accepted(one, '2026-03-16');
  const pauses = [{ from: on, until: '2026-03-16' }];
  expect(one.dueOn('settling')).toBe(naiveDueDay('2026-03-02', 90, 'workingDays', pauses));
});

test('an appeal that rested before it was taken on keeps that time as well', () => {
  const kind = 'disciplineAppeal';
  const one = OfficeCase.received('2026-03-02', { kind })
    .give('pause', { on: '2026-03-03' })
    .give('resume', { on: '2026-04-01' })
    .give('classify', { on: '2026-04-01' }, { kind })
    .give('acceptAppeal', { on: '2026-04-02' });
  const pauses = [{ from: '2026-03-03', until: '2026-04-01' }];
  expect(one.dueOn('appeal')).toBe(naiveDueDay('2026-03-02', 90, 'workingDays', pauses));
});

test('a limit for which the version knows no rest takes none along: publication that is entered late', () => {
  const one = toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-09')
    .give('holdHearing', { on: '2026-03-09' })
    .give('pause', { on: '2026-03-11' })
    .give('resume', { on: '2026-03-18' })
    .give('conclude', { on: '2026-03-19' }, { on: '2026-03-10', disciplineDue: false });
  expect(one.dueOn('publication')).toBe(naiveDueDay('2026-03-10', 7, 'workingDays'));
});

test('settling agrees with a day-by-day count, whenever the case rested before and after its acceptance', () => {
  const start = dayNumber('2024-01-03');
  const days = fc.record({ after: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 0, max: 40 }) });
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 4 }), fc.nat(4), (rows, acceptedBefore) => {
      const one = OfficeCase.received(dateOf(start));
      const pauses: { from: string; until: string }[] = [];
      let last = start;
      rows.forEach(({ after, length }, i) => {
        if (i === acceptedBefore) accepted(one, dateOf(last));
        const [from, until] = [dateOf(last + after), dateOf(last + after + length)];
        one.give('pause', { on: from }).give('resume', { on: until });
        pauses.push({ from, until });
        last += after + length;
      });
      if (acceptedBefore >= rows.length) accepted(one, dateOf(last));
      expect(one.dueOn('settling')).toBe(naiveDueDay(dateOf(start), 90, 'workingDays', pauses));
    }),
    { numRuns: 100 },
  );
});
