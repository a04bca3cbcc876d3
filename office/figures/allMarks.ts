import type { CaseMark } from '../../domain/figures/marks';
import { marksOf } from '../../domain/figures/marks';
import type { CaseEventStore } from '../../models/caseEvents';
import { ContentsGoneError, OfficeKeyMissingError } from '../../models/caseKeys';
import type { CaseMarkStore, KeptMarks } from '../../models/caseMarks';
import { UnopenedEventError } from '../../models/storedEvents';

/** What figures are made of, of every case of the office: the one place in which all histories are read as of a moment. */
export interface AllMarks {
  /** As new as lists are. Whoever asks counts, and shows no case by it. */
  read(): Promise<ReadonlyMap<string, readonly CaseMark[]>>;
}

interface Needs {
  marks: CaseMarkStore;
  events: Pick<CaseEventStore, 'read'>;
}

/** So many histories are read beside each other. */
const beside = 8;

/** The marks in a history; undefined where it says nothing any more, or does not open: verifying tells of that. */
async function derived(caseId: string, { events }: Needs): Promise<KeptMarks | undefined> {
  try {
    const history = await events.read(caseId);
    const seq = history.at(-1)?.seq;
    return seq === undefined ? undefined : { caseId, seq, marks: marksOf(history) };
  } catch (error) {
    const isGone =
      error instanceof ContentsGoneError ||
      error instanceof OfficeKeyMissingError ||
      error instanceof UnopenedEventError;
    if (isGone) return undefined;
    throw error;
  }
}

/**
 * Reads marks, and remembers them in this process: only what has changed since is read anew, from what is kept or, where that is older too, from the
 * events. A case whose contents are destroyed is no longer listed, and is forgotten with that.
 */
export function createAllMarks(needs: Needs): AllMarks {
  const known = new Map<string, KeptMarks>();
  let reading: Promise<void> | undefined;

  async function deriveAll(caseIds: readonly string[]): Promise<void> {
    for (let i = 0; i < caseIds.length; i += beside) {
      const made = await Promise.all(caseIds.slice(i, i + beside).map((caseId) => derived(caseId, needs)));
      const told = made.filter((one) => one !== undefined);
      for (const one of told) known.set(one.caseId, one);
      await needs.marks.save(told);
    }
  }

  async function bringUpToDate(): Promise<void> {
    const listed = await needs.marks.listCases();
    for (const caseId of known.keys()) if (!listed.has(caseId)) known.delete(caseId);
    const isOlder = (caseId: string) => (known.get(caseId)?.seq ?? 0) < (listed.get(caseId) ?? 0);
    const older = [...listed.keys()].filter(isOlder);
    if (older.length === 0) return;
    for (const one of await needs.marks.read(older)) known.set(one.caseId, one);
    const missing = older.filter(isOlder);
    await deriveAll(missing);
    // What says nothing any more is not asked again before there is more of it.
    for (const caseId of missing.filter(isOlder))
      known.set(caseId, { caseId, seq: listed.get(caseId) ?? 0, marks: [] });
  }

  return {
    read: async () => {
      // Two pages at once wait for one reading; whoever comes later needs one that began later.
      const before = reading;
      await before;
      if (reading === before || reading === undefined)
        reading = bringUpToDate().finally(() => (reading = undefined));
      await reading;
      return new Map([...known].map(([caseId, { marks }]) => [caseId, marks]));
    },
  };
}
