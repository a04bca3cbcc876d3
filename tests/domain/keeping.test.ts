import { readKeeping } from '../../seeds/reference';
import { holderOf, OfficeCase } from './office';

const keeping = readKeeping('demo');
const chair = holderOf('chair');
const vice = holderOf('viceChair');

/** Guided in March 2026: a report that was not settled here, kept for a year from the end of 2026. */
const guided = () =>
  OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-02' })
    .give('guide', { on: '2026-03-04' });
const over = '2028-01-01';

test('a file is destroyed once its term is over, when one person proposes it and another decides', () => {
  const one = guided();
  expect(one.refusalOf('proposeDestruction', { on: '2027-12-31' }, { keeping })).toMatchObject({
    refused: 'keptUntil',
    params: { until: '2027-12-31' },
  });
  one.give('proposeDestruction', { on: over, by: vice }, { keeping });
  expect(one.refusalOf('decideDestruction', { on: over, by: vice }, { keeping }).refused).toBe(
    'ownDestructionProposal',
  );
  one.give('decideDestruction', { on: over, by: chair }, { keeping, destroy: true });
  expect(one.now.destroyed).toMatchObject({
    proposedBy: vice.id,
    by: chair.id,
    kept: { kind: 'unsettled', term: 1, until: '2027-12-31', schedule: 'demo@1' },
  });
  for (const type of ['note', 'reopen', 'holdFile'] as const)
    expect(one.refusalOf(type, { on: over }).refused).toBe('fileDestroyed');
});

test('what is kept for ever, or by no rule, is not destroyed', () => {
  const one = guided().give('setKeeping', { on: '2026-03-05' }, { keptAs: 'serious' });
  const later = '2090-01-01';
  expect(one.refusalOf('proposeDestruction', { on: later }, { keeping }).refused).toBe('keptForever');
  const unsettled = { ...keeping.terms.unsettled, value: 'notFound' as const };
  const without = { ...keeping, terms: { ...keeping.terms, unsettled } };
  expect(guided().refusalOf('proposeDestruction', { on: later }, { keeping: without }).refused).toBe(
    'noKeepingRule',
  );
  expect(guided().refusalOf('proposeDestruction', { on: later }, { keeping: undefined }).refused).toBe(
    'noKeepingRule',
  );
});

test('a file that is held is not destroyed until every hold is released, and what was proposed is over', () => {
  const one = guided().give('proposeDestruction', { on: over, by: vice }, { keeping });
  one.give('holdFile', { on: over }, { onBehalfOf: 'Tòa án' }).give('holdFile', { on: over });
  expect(one.now.destructionProposal).toBeUndefined();
  const [first, second] = (one.now.holds ?? []).map(({ seq }) => seq);
  one.give('releaseFile', { on: over }, { hold: first });
  expect(one.refusalOf('releaseFile', { on: over }, { hold: first }).refused).toBe('notHeld');
  expect(one.refusalOf('proposeDestruction', { on: over }, { keeping }).refused).toBe('fileHeld');
  one.give('releaseFile', { on: over }, { hold: second });
  one.give('proposeDestruction', { on: over }, { keeping });
});

test('a proposal is refused with a reason, and made again', () => {
  const one = guided().give('proposeDestruction', { on: over, by: vice }, { keeping });
  const refusing = { destroy: false, keeping };
  expect(
    one.refusalOf('decideDestruction', { on: over, by: chair }, { ...refusing, reason: undefined }),
  ).toMatchObject({ refused: 'reasonTooShort', field: 'reason' });
  one.give(
    'decideDestruction',
    { on: over, by: chair },
    { ...refusing, reason: 'Còn cần cho tổng kết nhiệm kỳ.' },
  );
  expect(one.now.destroyed).toBeUndefined();
  one.give('proposeDestruction', { on: over, by: vice }, { keeping });
});
