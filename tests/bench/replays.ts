import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import { checkChain, type ChainHead } from '../../domain/proof/chain';
import type { CaseEventStore } from '../../models/caseEvents';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { median, timed } from './statistics';

/** Milliseconds that the parts of a replay take. */
export interface Replay {
  readonly events: number;
  readonly read: number;
  readonly fold: number;
  readonly check: number;
}

const begin = '2024-01-02';
const notesPerDay = 4;
const dayAfter = (days: number) =>
  new Date(Date.parse(`${begin}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A history of that many events: a case in verification, noted on day by day while its clocks run, fall due and escalate. */
function writeHistory(caseId: string, length: number): CaseEvent[] {
  const one = toVerification(OfficeCase.received(begin), begin);
  for (let i = 0; one.events.length < length; i += 1) {
    one.give('note', { on: dayAfter(Math.floor(i / notesPerDay)) });
  }
  return one.events.slice(0, length).map((event) => ({ ...event, caseId }));
}

async function store(events: CaseEventStore, caseId: string, history: readonly CaseEvent[]): Promise<void> {
  const piece = 1000;
  let head: ChainHead = { seq: 0, hash: '' };
  for (let from = 0; from < history.length; from += piece) {
    head = await events.append(caseId, head, history.slice(from, from + piece));
  }
}

/** Stores a history of each length, then reads, folds and checks it some times over. */
export async function replays(
  events: CaseEventStore,
  lengths: readonly number[],
  times: number,
): Promise<Replay[]> {
  const result: Replay[] = [];
  for (const length of lengths) {
    const caseId = randomUUID();
    await store(events, caseId, writeHistory(caseId, length));
    const took = { read: [] as number[], fold: [] as number[], check: [] as number[] };
    for (let i = 0; i < times; i += 1) {
      let said: Awaited<ReturnType<CaseEventStore['read']>> = [];
      took.read.push(await timed(async () => (said = await events.read(caseId))));
      took.fold.push(await timed(() => fold(said)));
      const links = await events.readKept(caseId);
      took.check.push(await timed(() => checkChain(caseId, links)));
      const check = checkChain(caseId, links);
      if (!check.intact || check.head.seq !== length) throw new Error('the stored history is not whole');
    }
    result.push({
      events: length,
      read: median(took.read),
      fold: median(took.fold),
      check: median(took.check),
    });
  }
  return result;
}

const millis = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`.padStart(12);

/** The heading over lines of replays. */
export const replayHeading =
  'A replay of'.padEnd(20) +
  ['fold', 'chain check', 'both', 'reading it'].map((name) => name.padStart(12)).join('');

export const replayLine = ({ events, read, fold: folded, check }: Replay): string =>
  `${events.toLocaleString('en')} events`.padEnd(20) +
  [folded, check, folded + check, read].map(millis).join('');
