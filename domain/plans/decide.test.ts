import { addEntry, approve, changeEntry, type Decided, plannableYears, removeEntry, takeUp } from './decide';
import { differences } from './differences';
import {
  findInForce,
  mostEntries,
  type PlanAct,
  type PlanDeed,
  type PlanEntry,
  planOf,
  workedOn,
} from './plan';

const today = '2026-11-30';
const head = { by: 'head', today };
const chair = { by: 'chair', today };
const entry = (entryId: string, subject: string, month = 3, matter = 'Mua sắm công'): PlanEntry => ({
  entryId,
  subject,
  organisation: 'Sở Mẫu',
  matter,
  officer: 'area',
  month,
});

/** A plan of 2027 to which each of these was done, one after the other. */
function planAfter(...done: [by: string, deed: PlanDeed][]) {
  const acts = done.map(([by, deed], i): PlanAct => ({
    year: 2027,
    revision: i + 1,
    by,
    at: `2026-11-30T0${i}:00:00.000Z`,
    commandId: `c-${i}`,
    deed,
  }));
  return planOf(2027, acts);
}
const drafted = (...entries: PlanEntry[]): PlanDeed => ({ kind: 'drafted', entries });
const approved = (approves: number): PlanDeed => ({ kind: 'approved', approves });
const a = entry('a', 'Lê Văn Mẫu');
const b = entry('b', 'Trần Thị Mẫu', 1);
const entriesOf = (decided: Decided) =>
  'deed' in decided && decided.deed.kind === 'drafted' ? decided.deed.entries : decided;

test('a plan is drafted for this year and the next alone', () => {
  expect(plannableYears(today)).toEqual([2026, 2027]);
  expect(addEntry(planOf(2025, []), a, head)).toEqual({ refused: 'otherYear' });
  expect(addEntry(planOf(2028, []), a, head)).toEqual({ refused: 'otherYear' });
  expect(addEntry(planOf(2027, []), a, head)).toEqual({ deed: drafted(a) });
  const late = { by: 'chair', today: '2028-01-02' };
  expect(approve(planAfter(['head', drafted(a)]), 1, late)).toEqual({ refused: 'otherYear' });
});

test('entries stand by their months, and nothing is planned twice however it was typed', () => {
  const plan = planAfter(['head', drafted(a)]);
  expect(entriesOf(addEntry(plan, b, head))).toEqual([b, a]);
  expect(addEntry(plan, entry('x', 'LE VAN MAU', 9, 'mua  sắm CÔNG'), head)).toEqual({ refused: 'twice' });
  expect(entriesOf(addEntry(plan, entry('x', 'Lê Văn Mẫu', 9, 'Đất đai'), head))).toHaveLength(2);
  const many = Array.from({ length: mostEntries }, (_, i) => entry(`n-${i}`, `Người ${i}`));
  expect(addEntry(planAfter(['head', drafted(...many)]), a, head)).toEqual({ refused: 'tooMany' });
});

test('the chair approves what they have read, and not where the last change was theirs', () => {
  const plan = planAfter(['head', drafted(a)], ['head', drafted(b, a)]);
  expect(approve(plan, 2, chair)).toEqual({ deed: approved(2) });
  expect(approve(plan, 1, chair)).toEqual({ refused: 'changedSince' });
  const own = planAfter(['head', drafted(a)], ['chair', drafted(b, a)]);
  expect(approve(own, 2, chair)).toEqual({ refused: 'ownDraft' });
  // A head goes through it, finds nothing to change, and answers for it.
  const saved = changeEntry(own, { entry: a, seen: 2, newId: 'n' }, head);
  expect(saved).toEqual({ deed: drafted(b, a) });
  expect(approve(planAfter(['chair', drafted(a)], ['head', drafted(a)]), 2, chair)).toEqual({
    deed: approved(2),
  });
  expect(changeEntry(own, { entry: a, seen: 2, newId: 'n' }, chair)).toEqual({ refused: 'unchanged' });
  expect(approve(planOf(2027, []), 0, chair)).toEqual({ refused: 'nothingToApprove' });
  expect(approve(planAfter(['head', drafted(a)], ['head', drafted()]), 2, chair)).toEqual({
    refused: 'empty',
  });
});

test('after approval a change waits for the next one, and what was approved stays', () => {
  const plan = planAfter(['head', drafted(a)], ['chair', approved(1)], ['head', drafted(a, b)]);
  expect(findInForce(plan)).toMatchObject({ by: 'head', approvedBy: 'chair', entries: [a] });
  expect(workedOn(plan)).toEqual([a, b]);
  const again = planAfter(
    ['head', drafted(a)],
    ['chair', approved(1)],
    ['head', drafted(b)],
    ['chair', approved(3)],
  );
  expect(again.draft).toBeUndefined();
  expect(again.approvals.map(({ entries }) => entries)).toEqual([[a], [b]]);
  expect(again.drafts.map(({ entries }) => entries)).toEqual([[a], [b]]);
  expect(changeEntry(again, { entry: b, seen: 3, newId: 'n' }, head)).toEqual({ refused: 'unchanged' });
});

test('an approval of a draft that is not there approves nothing', () => {
  expect(planAfter(['head', drafted(a)], ['chair', approved(7)]).approvals).toEqual([]);
});

test('an entry is changed from what its writer saw; about another subject it is another entry', () => {
  const plan = planAfter(['head', drafted(a)], ['head', drafted(a, b)]);
  const moved = { ...a, month: 12 };
  expect(changeEntry(plan, { entry: moved, seen: 1, newId: 'n' }, head)).toEqual({ refused: 'changedSince' });
  expect(entriesOf(changeEntry(plan, { entry: moved, seen: 2, newId: 'n' }, head))).toEqual([b, moved]);
  const other = { ...a, subject: 'Người Khác' };
  expect(entriesOf(changeEntry(plan, { entry: other, seen: 2, newId: 'n' }, head))).toEqual([
    b,
    { ...other, entryId: 'n' },
  ]);
  expect(removeEntry(plan, { entryId: 'a', seen: 2 }, head)).toEqual({ deed: drafted(b) });
  expect(removeEntry(plan, { entryId: 'a', seen: 1 }, head)).toEqual({ refused: 'changedSince' });
  expect(removeEntry(plan, { entryId: 'z', seen: 2 }, head)).toEqual({ refused: 'noSuchEntry' });
});

test('an entry in force is taken up once by each case about its subject whose inspection is open', () => {
  const one = { caseId: 'c', subjectName: 'lê văn mẫu', organisation: 'SỞ MẪU', inspectionOpened: true };
  const plan = planAfter(['head', drafted(a)], ['chair', approved(1)], ['head', drafted(a, b)]);
  const deed: PlanDeed = { kind: 'takenUp', entryId: 'a', caseId: 'c' };
  expect(takeUp(plan, 'a', one)).toEqual({ deed });
  expect(takeUp(plan, 'b', { ...one, subjectName: 'Trần Thị Mẫu' })).toEqual({ refused: 'notInForce' });
  expect(takeUp(plan, 'a', { ...one, subjectName: 'Lê Văn Mậu Dịch' })).toEqual({ refused: 'otherSubject' });
  expect(takeUp(plan, 'a', { ...one, inspectionOpened: false })).toEqual({ refused: 'notOpened' });
  const taken = planAfter(['head', drafted(a)], ['chair', approved(1)], ['head', deed]);
  expect(takeUp(taken, 'a', one)).toEqual({ refused: 'alreadyTakenUp' });
  expect(taken.takenUp).toMatchObject([{ entryId: 'a', caseId: 'c', by: 'head' }]);
});

test('a draft says what it would change', () => {
  const { entries, leftOut } = differences([a, b], [{ ...a, month: 5 }, entry('c', 'Người Ba')]);
  expect(entries.map(({ entryId, change }) => [entryId, change])).toEqual([
    ['a', 'changed'],
    ['c', 'added'],
  ]);
  expect(leftOut).toEqual([b]);
});
