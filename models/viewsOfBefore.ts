import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';

const name = 'case_views';
const states = 'case_states';
const leftOver = 'case_views_before';

/** A row as the version before has kept it, with the whole state in it. */
type RowOfBefore = Omit<CaseView, 'state'> & { _id: string; dueSort?: string; state: string };

const atOnce = 50;

async function collectionsOf(connection: Connection): Promise<Set<string>> {
  return new Set((await connection.listCollections()).map((one) => one.name));
}

/**
 * Takes over the rows of an office that the version before has kept, each with its state: they are put aside, and come back as a row
 * and a state each. Cut short it goes on with the next start; a second process that starts beside it does the same and harms nothing.
 * @param prepare makes what they come back to, and says how one is saved
 */
export async function takeOverViews(
  connection: Connection,
  prepare: () => Promise<(view: CaseView) => Promise<void>>,
): Promise<void> {
  const there = await collectionsOf(connection);
  if (there.has(name) && !there.has(states) && !there.has(leftOver)) {
    try {
      await connection.collection(name).rename(leftOver);
    } catch (error) {
      // The other process was faster.
      if (!(await collectionsOf(connection)).has(leftOver)) throw error;
    }
  }
  // First of all: where it is there, the rows are of this version.
  await connection.createCollection(states).catch((error: unknown) => {
    if (!isAlreadyThere(error)) throw error;
  });
  const save = await prepare();
  if (!(await collectionsOf(connection)).has(leftOver)) return;
  let some: CaseView[] = [];
  for await (const { _id, dueSort, state, ...row } of connection.collection<RowOfBefore>(leftOver).find({})) {
    void [_id, dueSort];
    some.push({ ...row, state: JSON.parse(state) });
    if (some.length < atOnce) continue;
    await Promise.all(some.map(save));
    some = [];
  }
  await Promise.all(some.map(save));
  await connection.dropCollection(leftOver).catch(() => undefined);
}

const namespaceExists = 48;
const isAlreadyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === namespaceExists;
