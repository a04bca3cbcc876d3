import { searchable } from '../views/searchText';
import { subjectKey } from '../views/oftenReported';
import { findInForce, mostEntries, type Plan, type PlanDeed, type PlanEntry, workedOn } from './plan';

/** Why something is not done to a plan; each has its sentence. */
export const planRefusals = [
  'otherYear', 'changedSince', 'unchanged', 'twice', 'tooMany', 'noSuchEntry', 'nothingToApprove', 'ownDraft', 'empty', 'notInForce',
  'alreadyTakenUp', 'otherSubject', 'notOpened',
] as const; // prettier-ignore
export type PlanRefusal = (typeof planRefusals)[number];

export type Decided = { deed: PlanDeed } | { refused: PlanRefusal };

/** Who acts, and on which day of the office. */
export interface PlanActor {
  by: string;
  today: string;
}

/** Years that can be planned for: this one and the next (the house's choice). */
export const plannableYears = (today: string): number[] => {
  const year = Number(today.slice(0, 4));
  return [year, year + 1];
};

const keyOf = ({ subject, organisation }: PlanEntry): string =>
  subjectKey({ subjectName: subject, organisation });

const inOrder = (entries: readonly PlanEntry[]): PlanEntry[] =>
  [...entries].sort((a, b) => a.month - b.month || a.subject.localeCompare(b.subject, 'vi'));

const isSame = (a: PlanEntry, b: PlanEntry): boolean =>
  keyOf(a) === keyOf(b) && searchable(a.matter) === searchable(b.matter);

const written = ({ entryId, subject, organisation, matter, officer, month }: PlanEntry): string =>
  JSON.stringify([entryId, subject, organisation, matter, officer, month]);
export const areEqual = (a: readonly PlanEntry[], b: readonly PlanEntry[]): boolean =>
  a.map(written).join() === b.map(written).join();

/** Whatever was there before stays as it was; the whole of a plan is drafted anew. */
function draft(plan: Plan, entries: readonly PlanEntry[], { today }: PlanActor): Decided {
  if (!plannableYears(today).includes(plan.year)) return { refused: 'otherYear' };
  if (entries.length > mostEntries) return { refused: 'tooMany' };
  if (entries.some((one, i) => entries.slice(0, i).some((other) => isSame(one, other))))
    return { refused: 'twice' };
  return { deed: { kind: 'drafted', entries: inOrder(entries) } };
}

/** Puts an entry into the plan. */
export const addEntry = (plan: Plan, entry: PlanEntry, actor: PlanActor): Decided =>
  draft(plan, [...workedOn(plan), entry], actor);

/** What a change was made from: the last draft or approval that its writer had before them. */
const seenRevision = (plan: Plan): number => (plan.draft ?? findInForce(plan))?.revision ?? 0;

/**
 * Changes an entry. One about somebody else is another entry, so that nothing that was taken up for the first is said of the second.
 * @param seen the revision from which the change was made
 * @param newId for an entry that is another one now
 */
export function changeEntry(
  plan: Plan,
  { entry, seen, newId }: { entry: PlanEntry; seen: number; newId: string },
  actor: PlanActor,
): Decided {
  if (seen !== seenRevision(plan)) return { refused: 'changedSince' };
  const before = workedOn(plan).find(({ entryId }) => entryId === entry.entryId);
  if (!before) return { refused: 'noSuchEntry' };
  const changed = keyOf(before) === keyOf(entry) ? entry : { ...entry, entryId: newId };
  const entries = inOrder(workedOn(plan).map((one) => (one === before ? changed : one)));
  // Whoever goes through another's draft and finds nothing to change answers for it from then on.
  const isOwn = plan.draft === undefined || plan.draft.by === actor.by;
  if (isOwn && areEqual(entries, workedOn(plan))) return { refused: 'unchanged' };
  return draft(plan, entries, actor);
}

/** Takes an entry out of the plan; where it was approved it stays in what was approved before. */
export function removeEntry(
  plan: Plan,
  { entryId, seen }: { entryId: string; seen: number },
  actor: PlanActor,
): Decided {
  if (seen !== seenRevision(plan)) return { refused: 'changedSince' };
  const rest = workedOn(plan).filter((one) => one.entryId !== entryId);
  if (rest.length === workedOn(plan).length) return { refused: 'noSuchEntry' };
  return draft(plan, rest, actor);
}

/** Approves the draft that the approver has read; whoever made its last change does not (the house's choice). */
export function approve(plan: Plan, seen: number, { by, today }: PlanActor): Decided {
  const { draft: waiting } = plan;
  if (!waiting) return { refused: 'nothingToApprove' };
  if (waiting.revision !== seen) return { refused: 'changedSince' };
  if (waiting.by === by) return { refused: 'ownDraft' };
  if (!plannableYears(today).includes(plan.year)) return { refused: 'otherYear' };
  if (waiting.entries.length === 0) return { refused: 'empty' };
  return { deed: { kind: 'approved', approves: waiting.revision } };
}

/** What an entry needs to know of a case that takes it up. */
export interface InspectedCase {
  caseId: string;
  subjectName: string;
  organisation: string;
  inspectionOpened: boolean;
}

/** Records that the inspection of a case was opened from an entry in force. */
export function takeUp(plan: Plan, entryId: string, one: InspectedCase): Decided {
  const entry = findInForce(plan)?.entries.find((other) => other.entryId === entryId);
  if (!entry) return { refused: 'notInForce' };
  if (keyOf(entry) !== subjectKey(one)) return { refused: 'otherSubject' };
  if (!one.inspectionOpened) return { refused: 'notOpened' };
  const { caseId } = one;
  if (plan.takenUp.some((other) => other.entryId === entryId && other.caseId === caseId))
    return { refused: 'alreadyTakenUp' };
  return { deed: { kind: 'takenUp', entryId, caseId } };
}
