import { evolve, fold } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { createFollowing } from '../../domain/proof/following';
import { type FaultyVerdict, judgeHistory } from '../../domain/proof/verdict';
import { project } from '../../domain/views/caseView';
import type { CaseEventStore } from '../../models/caseEvents';
import { ContentsGoneError, OfficeKeyMissingError } from '../../models/caseKeys';
import type { PassingEvent } from '../../models/passingEvents';
import { openedEvent, UnopenedEventError } from '../../models/storedEvents';
import type { KeptRow, ViewUpkeep } from '../../models/viewUpkeep';

/** What is wrong with a case of the office: its history, or its row in the read model. */
export type CaseFinding =
  | { fault: 'history'; verdict: FaultyVerdict }
  | { fault: 'noRow' }
  | { fault: 'otherRow' }
  | { fault: 'noEvents' }
  /** Its chain is whole, and what it says cannot be read: its key is gone, and nobody has destroyed it, or the office's is not here. */
  | { fault: 'unreadable' };

export interface VerifyNeeds {
  events: Pick<CaseEventStore, 'readSealed' | 'open' | 'passing'>;
  rows: Pick<ViewUpkeep, 'find' | 'all'>;
  /** Told how many events have passed, of about how many. */
  progress?: (done: number, total: number) => void;
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof ContentsGoneError ||
  error instanceof OfficeKeyMissingError ||
  error instanceof UnopenedEventError;

/** A running office changes under the eyes of its reader: what differs is looked at again before it is blamed. */
const looks = 3;

async function lookOnce(caseId: string, { events, rows }: VerifyNeeds): Promise<CaseFinding | undefined> {
  // The row first: events are stored before it, so what is read after it can only be as new or newer.
  const row = await rows.find(caseId);
  const history = await events.readSealed(caseId);
  if (history.length === 0) return { fault: 'noEvents' };
  const shown = Number(row?.seq);
  const verdict = judgeHistory(caseId, history, Number.isInteger(shown) ? { seq: shown } : undefined);
  if (verdict.verdict !== 'sealed') return { fault: 'history', verdict };
  if (row?.seq === undefined) return { fault: 'noRow' };
  try {
    const said = await events.open(
      caseId,
      history.map(({ link }) => link),
    );
    const state = fold(said.map(openedEvent));
    return state && row.shows(project(state)) ? undefined : { fault: 'otherRow' };
  } catch (error) {
    if (error instanceof ContentsGoneError && error.destruction)
      return row.shows(error.destruction.left) ? undefined : { fault: 'otherRow' };
    if (isUnreadable(error)) return { fault: 'unreadable' };
    throw error;
  }
}

/** What is wrong with a case; undefined when it is whole and sealed, and its row is as its events say. */
export async function checkCase(caseId: string, needs: VerifyNeeds): Promise<CaseFinding | undefined> {
  for (let look = 1; ; look += 1) {
    const finding = await lookOnce(caseId, needs);
    if (!finding || look === looks) return finding;
  }
}

/** Undefined where an event cannot be read: then the case is looked at by itself, and its seals tell who wrote that. */
function findAfter(before: CaseState | undefined, event: PassingEvent): CaseState | undefined {
  try {
    return evolve(before, openedEvent(event.said()));
  } catch {
    return undefined;
  }
}

/** Rows that wait for the event of which they tell last, each with what its case has come to. */
function createRowCheck(rows: ReadonlyMap<string, KeptRow>) {
  const underway = new Map<string, CaseState>();
  const shown = new Set<string>();
  return {
    /** Goes on with the case of this event, as long as its row tells of more. */
    take: (event: PassingEvent): void => {
      const { link } = event;
      const { caseId } = link;
      const row = rows.get(caseId);
      if (!row || !(link.seq <= Number(row.seq)) || (link.seq > 1 && !underway.has(caseId))) return;
      const before = underway.get(caseId);
      underway.delete(caseId);
      const state = findAfter(before, event);
      if (!state) return;
      if (link.seq < Number(row.seq)) underway.set(caseId, state);
      else if (row.shows(project(state))) shown.add(caseId);
    },
    isShown: (caseId: string): boolean => shown.has(caseId),
  };
}

const told = 1_000;

/** Lets every event pass once. @returns all cases, and of which of them everything was found right on the way */
async function passBy({ events, rows, progress }: VerifyNeeds) {
  // The rows first: events are stored before them, so none of them tells of an event that does not come.
  const kept = new Map<string, KeptRow>();
  let total = 0;
  for await (const row of rows.all()) {
    kept.set(row.caseId, row);
    total += Number(row.seq) || 0;
  }
  const following = createFollowing();
  const rowCheck = createRowCheck(kept);
  let done = 0;
  for await (const event of events.passing()) {
    if (following.take(event)) rowCheck.take(event);
    if ((done += 1) % told === 0) progress?.(done, Math.max(done, total));
  }
  progress?.(done, done);
  return {
    caseIds: new Set([...following.caseIds(), ...kept.keys()]),
    isWell: (caseId: string) => following.find(caseId)?.isSealed === true && rowCheck.isShown(caseId),
  };
}

export interface CheckedCase {
  caseId: string;
  finding?: CaseFinding | undefined;
}

/**
 * Checks every case of which there is an event or a row; changes nothing. All events are read once, in the order in which they lie; a case
 * is looked at by itself only where that did not find it whole and sealed, with the row that its events say.
 */
export async function* verifyOffice(needs: VerifyNeeds): AsyncGenerator<CheckedCase> {
  const { caseIds, isWell } = await passBy(needs);
  for (const caseId of caseIds)
    yield { caseId, finding: isWell(caseId) ? undefined : await checkCase(caseId, needs) };
}
