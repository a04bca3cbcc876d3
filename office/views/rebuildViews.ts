import { fold } from '../../domain/case/evolve/evolve';
import { checkChain, type KeptLink } from '../../domain/proof/chain';
import { type CaseView, project } from '../../domain/views/caseView';
import type { LeftView } from '../../domain/views/destroyed';
import type { CaseEventStore } from '../../models/caseEvents';
import { ContentsGoneError, OfficeKeyMissingError } from '../../models/caseKeys';
import { openedEvent, UnopenedEventError } from '../../models/storedEvents';
import type { ViewUpkeep } from '../../models/viewUpkeep';

/**
 * What became of one row. `broken`: its history is, so nothing is derived from it; `unreadable`: what its case says
 * does not open; `ahead`: it tells of more events than there are; `contended`: it kept changing.
 */
export const rowFates = [
  'unchanged',
  'restored',
  'removed',
  'broken',
  'unreadable',
  'ahead',
  'contended',
] as const;
export type RowFate = (typeof rowFates)[number];

export interface RebuildNeeds {
  events: Pick<CaseEventStore, 'readKept' | 'open' | 'caseIds'>;
  rows: ViewUpkeep;
  /** Whether a row that is ahead of its events is made to fit them. Else it stays, as a trace of what is missing. */
  trustEvents: boolean;
}

export interface RebuiltRow {
  caseId: string;
  fate: RowFate;
  /** How many rows have been looked at so far, and of how many. */
  done: number;
  total: number;
}

/** A row that changes between looking and writing is looked at again; more often than this it is left alone. */
const tries = 5;

/** What is to be shown of a case as its events leave it, or was left of it; else why that cannot be told. */
async function readView(
  caseId: string,
  kept: readonly KeptLink[],
  { open }: Pick<CaseEventStore, 'open'>,
): Promise<CaseView | LeftView | 'broken' | 'unreadable'> {
  try {
    const state = fold((await open(caseId, kept)).map(openedEvent));
    return state ? project(state) : 'broken';
  } catch (error) {
    if (error instanceof ContentsGoneError) return error.destruction?.left ?? 'unreadable';
    if (error instanceof OfficeKeyMissingError || error instanceof UnopenedEventError) return 'unreadable';
    throw error;
  }
}

async function rebuildRow(caseId: string, { events, rows, trustEvents }: RebuildNeeds): Promise<RowFate> {
  for (let i = 0; i < tries; i += 1) {
    // The row first: events are stored before it, so what is read after it can only be as new or newer.
    const row = await rows.find(caseId);
    const kept = await events.readKept(caseId);
    if (kept.length === 0) {
      if (!row) return 'unchanged';
      if (await rows.remove(row)) return 'removed';
      continue;
    }
    if (!checkChain(caseId, kept).intact) return 'broken';
    const view = await readView(caseId, kept, events);
    if (typeof view === 'string') return view;
    if (row?.shows(view)) return 'unchanged';
    if (row && Number(row.seq) > view.seq && !trustEvents) return 'ahead';
    if (await rows.put(view, row)) return 'restored';
  }
  return 'contended';
}

/**
 * Derives the read model anew from the events, row by row, while the office goes on working: a row is only replaced as it
 * was seen, so a newer one is never lost. Run again it changes nothing.
 */
export async function* rebuildViews(needs: RebuildNeeds): AsyncGenerator<RebuiltRow> {
  const caseIds = new Set<string>();
  for await (const caseId of needs.events.caseIds()) caseIds.add(caseId);
  for await (const caseId of needs.rows.caseIds()) caseIds.add(caseId);
  let done = 0;
  for (const caseId of caseIds) {
    const fate = await rebuildRow(caseId, needs);
    done += 1;
    yield { caseId, fate, done, total: caseIds.size };
  }
}
