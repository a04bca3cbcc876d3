import fc from 'fast-check';
import { at, endOfDate, OfficeCase } from '../../tests/domain/office';
import { announced } from '../../tests/domain/stages';
import { project } from './caseView';
import { attentionOf, findDue, type RowClock, tagsOf } from './clockStates';

const accepted = () =>
  OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-02' })
    .give('accept', { on: '2026-03-02' });

test('an answer that is late is no lateness of this office, and the limit that is shown is one of its own', () => {
  // Asked for by Friday 20 March; seven working days later, Tuesday 31, it is late. The case itself is settled by July.
  const one = announced().give(
    'requestInformation',
    { on: '2026-03-09' },
    { to: 'Sở Mẫu', replyBy: '2026-03-20' },
  );
  const view = project(one.wait(endOfDate('2026-03-31')).now);
  expect(view).toMatchObject({ attention: 'none', due: { kind: 'settling', state: 'none' } });
  expect(view.running).toContainEqual(
    expect.objectContaining({ kind: 'reply', owedBy: 'Sở Mẫu', on: '2026-03-20', state: 'answerLate' }),
  );
  // Nothing was done for seventeen working days besides.
  expect(view.tags).toEqual(['stalled', 'answerLate']);
});

test('the limit that is shown is the one that is tagged, not the one that ends first', () => {
  // Settling has 90 working days, of which 63 are over by 12 June: it is reminded of. An answer ends sooner and needs nothing yet.
  const one = announced().wait(at('2026-06-12'));
  const asked = one.give('requestInformation', { on: '2026-06-12' }, { to: 'Sở Mẫu', replyBy: '2026-06-20' });
  const view = project(asked.now);
  const states = view.running?.map(({ kind, state }) => [kind, state]);
  expect(states).toContainEqual(['settling', 'dueSoon']);
  expect(view).toMatchObject({ attention: 'dueSoon', due: { kind: 'settling', state: 'dueSoon' } });
  const due = view.due;
  expect(
    view.running?.some(({ state, at: ends }) => state === 'none' && due !== undefined && ends < due.at),
  ).toBe(true);
});

test('a case in which nothing is done is tagged as such, whatever its limits are', () => {
  const view = project(accepted().wait(endOfDate('2026-03-20')).now);
  expect(view.tags).toContain('stalled');
  expect(view.running?.find(({ kind }) => kind === 'stall')).toMatchObject({
    on: '2026-03-16',
    state: 'stalled',
  });
});

const kinds = fc.constantFrom('settling', 'telling', 'notice', 'reply', 'stall', 'limitation');
const clock = kinds.chain((kind): fc.Arbitrary<RowClock> =>
  fc
    .record({
      kind: fc.constant(kind),
      on: fc.constantFrom('2026-03-02', '2026-03-05', '2026-04-01', '2026-07-01'),
      state:
        kind === 'reply'
          ? fc.constantFrom('none', 'answerLate')
          : kind === 'stall'
            ? fc.constant('stalled')
            : kind === 'limitation'
              ? fc.constant('lapsing')
              : fc.constantFrom('none', 'dueSoon', 'warned', 'overdue'),
    })
    .map((one) => ({ ...one, at: endOfDate(one.on), unit: 'workingDays' })),
);
const worst = { overdue: 0, warned: 1, dueSoon: 2, stalled: 3, lapsing: 4, answerLate: 5, none: 6 };

test('the tag of a case and the limit beside it are always of one clock, and the worst that the office has to keep', () => {
  fc.assert(
    fc.property(fc.array(clock, { maxLength: 5 }), (some) => {
      const running = [...some].sort((a, b) => worst[a.state] - worst[b.state] || a.at.localeCompare(b.at));
      const due = findDue(running);
      const own = running.filter(({ kind }) => !['reply', 'stall', 'limitation'].includes(kind));
      const tag = attentionOf(running);
      expect(tag).toBe(own[0]?.state ?? 'none');
      if (tag !== 'none') expect(due?.state).toBe(tag);
      if (own.length > 0) expect(due?.state).not.toBe('answerLate');
      expect(tagsOf(running)).toEqual([
        ...new Set(running.flatMap(({ state }) => (state === 'none' ? [] : state))),
      ]);
    }),
  );
});
