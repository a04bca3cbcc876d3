import { rowKind } from '../../models/caseRows';
import type { RowsDerived } from '../../models/rowsDerived';
import { rulesDigest } from '../../temporal-config/sourceDigest';
import { type RebuildNeeds, rebuildViews, type RowFate } from './rebuildViews';

/** Names this program by what decides how a row is derived. */
export const rowsProgram = (): string => `${rulesDigest()} ${rowKind}`;

interface RowNeeds extends Omit<RebuildNeeds, 'trustEvents'> {
  derived: RowsDerived;
  /** Names the program by the rules that it folds a case with. */
  program: string;
  tell: (done: number, total: number) => void;
}

/**
 * After an update that folds cases in another way, has every row derived anew, so that lists show of a case what its page shows. What does
 * not fit its events for another reason stays as it is, and `npm run verify` tells of it.
 * @returns how many rows became of which kind; undefined where they are of this program already
 */
export async function bringRowsUpToDate({
  derived,
  program,
  tell,
  ...needs
}: RowNeeds): Promise<ReadonlyMap<RowFate, number> | undefined> {
  if (await derived.isBy(program)) return undefined;
  const counts = new Map<RowFate, number>();
  for await (const { fate, done, total } of rebuildViews({ ...needs, trustEvents: false })) {
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
    tell(done, total);
  }
  // What could not be derived anew stays as it is, but not in the open.
  await needs.rows.sealOpen();
  await derived.remember(program);
  return counts;
}
