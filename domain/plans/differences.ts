import { areEqual } from './decide';
import type { PlanEntry } from './plan';

export type EntryChange = 'added' | 'changed' | 'same';

/** How a draft differs from what is in force: each of its entries, and those that it leaves out. */
export function differences(inForce: readonly PlanEntry[], draft: readonly PlanEntry[]) {
  const changeOf = (entry: PlanEntry): EntryChange => {
    const before = inForce.find(({ entryId }) => entryId === entry.entryId);
    if (!before) return 'added';
    return areEqual([before], [entry]) ? 'same' : 'changed';
  };
  return {
    entries: draft.map((entry) => ({ ...entry, change: changeOf(entry) })),
    leftOut: inForce.filter(({ entryId }) => !draft.some((entry) => entry.entryId === entryId)),
  };
}
