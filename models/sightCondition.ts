import type { Acting, Visibility, Way } from '../domain/access/sight';
import type { Condition } from './condition';

export const never: Condition = { _id: { $in: [] } };

/** What `isKept` says of a case: neither of them can act in it. */
export const kept = ({ id, deputy }: Acting): Condition =>
  deputy === undefined
    ? { conflictOf: id }
    : { $or: [{ conflictOf: id }, { conflictOf: deputy }, { hands: deputy }] };

const notKept = ({ id, deputy }: Acting): Condition => ({
  $and: [
    { conflictOf: { $nin: deputy === undefined ? [id] : [id, deputy] } },
    ...(deputy === undefined ? [] : [{ hands: { $nin: [deputy] } }]),
  ],
});

/** What a way of needing to know says of a case. */
function along({ has, nobodyOf = [], exceptConflictOf }: Way): Condition {
  const all: Condition[] = Object.entries(has).map(([field, values]) => ({ [field]: { $in: values } }));
  all.push(...nobodyOf.map(kept));
  if (exceptConflictOf !== undefined) all.push({ conflictOf: { $nin: [exceptConflictOf] } });
  // A way without conditions leads everywhere.
  return all.length > 0 ? { $and: all } : { _id: { $nin: [] } };
}

function besides({ has, nobodyOf = [], exceptConflictOf }: Way): Condition {
  const some: Condition[] = Object.entries(has).map(([field, values]) => ({ [field]: { $nin: values } }));
  some.push(...nobodyOf.map(notKept));
  if (exceptConflictOf !== undefined) some.push({ conflictOf: exceptConflictOf });
  return some.length > 0 ? { $or: some } : never;
}

/** What `isSeen` says of a case, as a question to its row: nothing is asked without it. */
export function visible(visibility: Visibility): Condition {
  if (!visibility.all) return never;
  const free = { conflictOf: { $nin: [visibility.exceptConflictOf] } };
  return visibility.ways ? { $and: [free, { $or: visibility.ways.map(along) }] } : free;
}

/** What `needsToKnow` denies of a case; undefined where it denies nothing. */
export function findNotNeeded(visibility: Visibility): Condition | undefined {
  if (!visibility.all) return { _id: { $nin: [] } };
  return visibility.ways && { $and: visibility.ways.map(besides) };
}

/** What is not seen: the numbers of a register that are kept back are those of these cases. */
export function unseen(visibility: Visibility): Condition {
  const notNeeded = findNotNeeded(visibility);
  if (!visibility.all) return { _id: { $nin: [] } };
  const recused = { conflictOf: visibility.exceptConflictOf };
  return notNeeded ? { $or: [recused, notNeeded] } : recused;
}
