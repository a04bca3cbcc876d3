import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log is about: opaque ids, never who asked. */
export interface Ids {
  requestId?: string | undefined;
  caseId?: string | undefined;
  commandId?: string | undefined;
  /** Where several commands are stored in one piece. */
  commandIds?: string[] | undefined;
}

const storage = new AsyncLocalStorage<Ids>();

/** What is being worked at just now; undefined where nobody has asked for anything. */
export const currentIds = (): Ids | undefined => storage.getStore();

/** Works at something under its ids: whatever is logged meanwhile bears them. */
export const underIds = <Result>(ids: Ids, work: () => Result): Result => storage.run(ids, work);
