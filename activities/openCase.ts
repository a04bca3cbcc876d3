import { ApplicationFailure } from '@temporalio/common';
import { rulesOf } from '../domain/case/checks';
import type { CaseEvent } from '../domain/case/events/event';
import { evolve } from '../domain/case/evolve/evolve';
import { messagesOf } from '../domain/case/messages';
import type { CaseState } from '../domain/case/state';
import { nextDue } from '../domain/clocks/passTime';
import { type NumberedAct } from '../domain/papers/numberedAct';
import { findNumberedAct, readNumber, seriesOf } from '../domain/papers/numbering';
import { registerOf } from '../domain/papers/papers';
import { type ChainHead, genesis } from '../domain/proof/chain';
import { unreadableHistory } from '../domain/proof/historyFaults';
import type { RecordedEvent, TrustedHead } from '../domain/proof/proven';
import type { CaseEventStore } from '../models/caseEvents';
import type { PaperRegisters } from '../models/paperRegisters';
import type { Proofs } from '../models/proofs';
import type { ReferenceStore } from '../models/reference';
import { ForkedHistoryError, OlderCopyError } from '../models/storedEvents';
import { stoppingAtFaults } from './appendActs';
import type { CaseStanding } from './caseStanding';
import type { OwedNews } from './owedNews';

/** How many bytes of events one answer holds at most, unless a single event is larger: answers are kept in Temporal's history. */
const pieceBytes = 500_000;

export interface OpenCase {
  caseId: string;
  trusted?: TrustedHead | undefined;
  /** What was known to be stored before: less than that is an older copy. */
  reached?: ChainHead | undefined;
}

/** A piece of a case's events; `next` is where the following one begins, and `end` the event behind which it does. */
export interface Piece {
  events: RecordedEvent[];
  next?: number | undefined;
  end?: ChainHead | undefined;
}

/** Which piece of an opened case: from `first` on, behind what was read of it, and on the way to its head. */
export interface AskedPiece extends OpenCase {
  first: number;
  /** Absent from runs that were opened by the program before: they know numbers alone. */
  after?: ChainHead | undefined;
  upTo?: ChainHead | undefined;
}

/** A case as its stored events have left it, with the first piece of them. */
export interface OpenedCase extends Piece {
  head: ChainHead;
  standing: CaseStanding;
}

export interface OpenNeeds {
  events: Pick<CaseEventStore, 'findBehind' | 'read' | 'readPiece'>;
  registers: Pick<PaperRegisters, 'find'>;
  reference: Pick<ReferenceStore, 'getRules'>;
  proofs: Proofs;
  news: OwedNews;
}

const bytesOf = (event: CaseEvent): number => Buffer.byteLength(JSON.stringify(event));

/** The events from this number on, as many as one answer holds. */
function pieceFrom(events: readonly RecordedEvent[], first: number): Piece {
  const piece: RecordedEvent[] = [];
  let bytes = 0;
  for (const event of events.slice(first - 1)) {
    bytes += bytesOf(event);
    if (piece.length > 0 && bytes > pieceBytes) return { events: piece, next: event.seq };
    piece.push(event);
  }
  return { events: piece };
}

async function pieceBehind(
  caseId: string,
  after: ChainHead,
  upTo: ChainHead,
  { events }: Pick<OpenNeeds, 'events'>,
): Promise<Piece> {
  const { events: piece, head } = await stoppingAtFaults(() =>
    events.readPiece(caseId, after, upTo, pieceBytes),
  );
  return { events: piece, ...(head.seq < upTo.seq && { next: head.seq + 1, end: head }) };
}

/** What counts of what is stored: whole acts of our own workers, and what an operator has let count besides. */
async function counting(
  { caseId, trusted }: OpenCase,
  { events, proofs }: OpenNeeds,
): Promise<{ events: RecordedEvent[]; head: ChainHead }> {
  const stored = await stoppingAtFaults(() => events.findBehind(caseId, { seq: 0, hash: '' }));
  if (!stored) return { events: [], head: genesis(caseId) };
  const { sealed, unsealed, head } = stored;
  if (!trusted || trusted.seq <= head.seq || !proofs.isTrusted(caseId, trusted))
    return { events: sealed, head };
  const there = (await events.read(caseId, trusted.seq)).at(-1);
  if (there?.hash !== trusted.hash) return { events: sealed, head };
  const more = unsealed.slice(0, trusted.seq - head.seq);
  return { events: [...sealed, ...more], head: { seq: trusted.seq, hash: trusted.hash } };
}

/** @throws OlderCopyError or ForkedHistoryError when what was stored once is not any more */
async function requireReached(
  { caseId, reached }: OpenCase,
  head: ChainHead,
  { events }: OpenNeeds,
): Promise<void> {
  if (!reached || reached.seq === 0) return;
  if (head.seq < reached.seq)
    throw new OlderCopyError(`event ${reached.seq} of ${caseId} is not stored any more`);
  const there = head.seq === reached.seq ? head : (await events.read(caseId, reached.seq)).at(-1);
  if (there?.hash !== reached.hash)
    throw new ForkedHistoryError(`another event is stored as ${caseId}:${reached.seq}`);
}

/** Acts whose number was put in with them and stands in no register yet: an office register may give it to nobody else. */
async function unentered(
  acts: readonly NumberedAct[],
  registers: OpenNeeds['registers'],
): Promise<NumberedAct[]> {
  const left: NumberedAct[] = [];
  for (const act of acts) {
    const register = registerOf(act.kind);
    const n = act.typed === undefined ? undefined : readNumber(act.typed);
    if (!register || n === undefined) continue;
    if (!(await registers.find(seriesOf(register.symbol, act.issuer, act.on), n))) left.push(act);
  }
  return left;
}

/** Folds a case, and what of its acts asks something of the registers or tells other cases something. */
function lookThrough(events: readonly CaseEvent[]) {
  let state: CaseState | undefined;
  const typed: NumberedAct[] = [];
  let tells = false;
  for (const event of events) {
    state = evolve(state, event);
    const act = findNumberedAct(state, event);
    if (act?.typed !== undefined) typed.push(act);
    tells ||= event.type === 'petitionSplit' || messagesOf(state, event).length > 0;
  }
  return { state, typed, tells };
}

/**
 * What is stored of a case, checked link by link and seal by seal: with it a run begins. It believes nothing else, neither what an
 * earlier run carried on nor with what it was started.
 */
export async function openCase(asked: OpenCase, needs: OpenNeeds): Promise<OpenedCase> {
  const { caseId } = asked;
  const { events, head } = await counting(asked, needs);
  await stoppingAtFaults(() => requireReached(asked, head, needs));
  const { state, typed, tells } = readable(caseId, () => lookThrough(events));
  if (!state) return { events: [], head, standing: { toNumber: [], owesOthers: false } };
  const standing: CaseStanding = {
    due: nextDue(state),
    toNumber: [...(await unentered(typed, needs.registers)), ...(state.unnumbered ?? [])],
    owesOthers: tells && (await needs.news.findOwed(caseId, events)).length > 0,
    rules: await needs.reference.getRules(rulesOf(state)),
  };
  const isSmall = events.reduce((bytes, event) => bytes + bytesOf(event), 0) <= pieceBytes;
  const first = isSmall ? { events } : await pieceBehind(caseId, genesis(caseId), head, needs);
  return { ...first, head, standing };
}

/** A later piece of what was opened. It leads on from the one before, so that the last one ends where all was checked. */
export async function readPiece(asked: AskedPiece, needs: OpenNeeds): Promise<Piece> {
  const { caseId, first, after, upTo } = asked;
  if (after && upTo) return pieceBehind(caseId, after, upTo, needs);
  const { events } = await counting(asked, needs);
  return pieceFrom(events, first);
}

function readable<Result>(caseId: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw ApplicationFailure.nonRetryable(
      `the events of ${caseId} cannot be read: ${why}`,
      unreadableHistory,
    );
  }
}
