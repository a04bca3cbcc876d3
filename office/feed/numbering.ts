import { setTimeout as pause } from 'node:timers/promises';
import { mergedByTime } from '../../domain/feed/mergedByTime';
import type { FeedPlaces } from '../../models/feedPlaces';
import type { StoredHash, Unnumbered, WaitingCase } from '../../models/unnumbered';
import type { ViewUpkeep } from '../../models/viewUpkeep';

export interface NumberingNeeds {
  feedPlaces: FeedPlaces;
  unnumbered: Unnumbered;
  rows: Pick<ViewUpkeep, 'seqs'>;
}

/** Waiting appends that are looked at together, and events of one case that are given places at once. */
const atOnce = 300;
/** An append whose events are not stored after so long has come to nothing. */
const givenUpMs = 24 * 60 * 60 * 1000;

/** What waits of one case, and which of its events can have places now. */
interface Ready {
  waiting: WaitingCase[];
  numbered: number;
  events: StoredHash[];
}

async function readyOf(caseId: string, waiting: WaitingCase[], needs: NumberingNeeds): Promise<Ready> {
  const numbered = await needs.feedPlaces.numberedOf(caseId);
  const upTo = Math.min(Math.max(...waiting.map(({ seq }) => seq)), numbered + atOnce);
  const stored = await needs.unnumbered.storedOf(caseId, numbered + 1, upTo);
  const hole = stored.findIndex(({ seq }, i) => seq !== numbered + 1 + i);
  const behind = hole < 0 ? stored : stored.slice(0, hole);
  // An act is told whole: up to the last event of an append, or of a piece of a long history.
  const ends = new Set([...waiting.map(({ seq }) => seq), numbered + atOnce]);
  const last = behind.findLastIndex(({ seq }) => ends.has(seq));
  return { waiting, numbered, events: behind.slice(0, last + 1) };
}

const isGivenUp = ({ at }: WaitingCase): boolean => Date.now() - Date.parse(at) > givenUpMs;

/** One piece of what waits. @returns whether there is more to do: `wider` where all of so many came to nothing so far, and others may wait behind them */
async function numberPiece(needs: NumberingNeeds, most: number): Promise<'again' | 'wider' | 'done'> {
  const { feedPlaces, unnumbered } = needs;
  const waiting = await unnumbered.list(most);
  if (waiting.length === 0) return 'done';
  const last = await feedPlaces.findLast();
  const byCase = new Map<string, WaitingCase[]>();
  for (const one of waiting) byCase.set(one.caseId, [...(byCase.get(one.caseId) ?? []), one]);
  const ready = await Promise.all([...byCase].map(([caseId, own]) => readyOf(caseId, own, needs)));
  // The last place was read before what each case has: whoever has numbered since is met by the keys.
  const isAdded = await feedPlaces.add(last, mergedByTime(ready.map(({ events }) => events)));
  if (!isAdded) {
    // Somebody else numbers as well: one goes first.
    await pause(Math.random() * 50);
    return 'again';
  }
  const done = ready.flatMap((one) => {
    const upTo = one.events.at(-1)?.seq ?? one.numbered;
    return one.waiting.filter((own) => own.seq <= upTo || isGivenUp(own));
  });
  await unnumbered.forget(done);
  if (done.length > 0 || ready.some(({ events }) => events.length > 0)) return 'again';
  return waiting.length === most ? 'wider' : 'done';
}

/** Gives places to all that waits. Any number of programs may do it at once, and each may be lost at any step. */
export async function numberWaiting(needs: NumberingNeeds): Promise<void> {
  for (let most = atOnce; ;) {
    const left = await numberPiece(needs, most);
    if (left === 'done') return;
    most = left === 'wider' ? most * 4 : atOnce;
  }
}

/**
 * Looks for events of which no append has told the feed: those of before there was one, and of an office that was restored. Such an office
 * begins another history of its feed first, so that nobody goes on with a cursor from behind the backup.
 */
export async function takeUp(needs: NumberingNeeds): Promise<void> {
  const { feedPlaces, unnumbered, rows } = needs;
  if (!(await feedPlaces.isTakenUp()))
    await feedPlaces.beginHistory(((await feedPlaces.findLast())?.n ?? 0) + 1);
  const numbered = await feedPlaces.allNumbered();
  let behind: { caseId: string; seq: number }[] = [];
  for await (const { caseId, seq } of rows.seqs()) {
    if (seq > (numbered.get(caseId) ?? 0)) behind.push({ caseId, seq });
    if (behind.length < atOnce) continue;
    await unnumbered.noteAll(behind);
    behind = [];
  }
  await unnumbered.noteAll(behind);
  await feedPlaces.markTakenUp();
}
