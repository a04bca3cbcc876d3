import { Readable } from 'node:stream';
import { rulesOf } from '../../domain/case/checks';
import { fold } from '../../domain/case/evolve/evolve';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import type { ChainHead, KeptLink } from '../../domain/proof/chain';
import type { FaultyVerdict } from '../../domain/proof/verdict';
import { project } from '../../domain/views/caseView';
import type { LeftView } from '../../domain/views/destroyed';
import { createAppendSeals } from '../../models/appendSeals';
import { type CaseKeys, ContentsGoneError, createCaseKeys } from '../../models/caseKeys';
import { createCaseRows } from '../../models/caseRows';
import { createCaseStates } from '../../models/caseStates';
import { createEventContents } from '../../models/eventContents';
import { createRowTags } from '../../models/rowTags';
import { openedEvent } from '../../models/storedEvents';
import { type CaseHistory, caseHistories, type HistoryNeeds } from './caseHistories';
import { eventCollection, stateCollection, viewCollection } from './collections';
import type { CheckedBackup } from './keysOfCases';
import { insertAll } from './putBack';
import type { RestoreNeeds } from './restoreNeeds';

/** A restored case that is not whole and sealed, as it was in the office of the backup: it is there, and nobody carries it on. */
export interface LeftAlone {
  caseId: string;
  verdict: FaultyVerdict;
}

/** What the cases that were put back are. */
export interface RestoredCases {
  /** Where each case ends that is whole and sealed. */
  heads: ReadonlyMap<string, ChainHead>;
  leftAlone: LeftAlone[];
  /** Cases without clocks, whose workflows can follow once work goes on: somebody may reopen one. */
  closed: CaseEnd[];
  /** Cases whose contents the office has destroyed, by what lies apart from the backup: their keys were not put back. */
  keptDestroyed: string[];
}

/** A case as its events leave it; undefined where nothing can be derived from them. */
function stateOf({ links, verdict }: CaseHistory, open: (link: KeptLink) => KeptLink) {
  if (verdict.verdict === 'altered' || verdict.verdict === 'empty') return undefined;
  try {
    return fold(links.map(({ link }) => openedEvent(open(link))));
  } catch {
    // Told by the verification: it has no row.
    return undefined;
  }
}

/** What is left of a case of which nothing can be derived any more: its contents were destroyed, by then or since. */
async function findLeft(
  { caseId, links }: CaseHistory,
  keys: Pick<CaseKeys, 'get' | 'endAgain'>,
  ended: RestoreNeeds['ended'],
  keptDestroyed: string[],
): Promise<LeftView[]> {
  const since = ended?.get(caseId);
  const again = since && (await keys.endAgain(since, links.length));
  if (again) {
    keptDestroyed.push(caseId);
    return [again.left];
  }
  return keys.get(caseId).then(
    () => [],
    (error: unknown) =>
      error instanceof ContentsGoneError && error.destruction ? [error.destruction.left] : [],
  );
}

/**
 * Puts back events, then the states and rows that show them: the order in which a case is stored at work.
 * @param goOn hears of each case that is open as soon as it is there
 */
export async function restoreCases(
  { content, seal, directory }: CheckedBackup,
  { connection, progress, masterKeys, ended }: RestoreNeeds,
  goOn: (end: CaseEnd) => void,
): Promise<RestoredCases> {
  const histories: HistoryNeeds = { directory, seal, seals: createAppendSeals(masterKeys) };
  const keys = createCaseKeys(connection, masterKeys);
  const contents = createEventContents(keys);
  const states = createCaseStates(keys);
  const rows = createCaseRows(keys, createRowTags(masterKeys));
  const heads = new Map<string, ChainHead>();
  const leftAlone: LeftAlone[] = [];
  const keptDestroyed: string[] = [];
  const closed: CaseEnd[] = [];
  let done = 0;
  // The next file is read and judged while the cases of this one are put back.
  const inTurn: AsyncIterable<CaseHistory[]> = Readable.from(caseHistories(content.files, histories), {
    highWaterMark: 1,
  });
  for await (const some of inTurn) {
    const open = await contents.opener(some.map(({ caseId }) => caseId));
    const found = some.map((history) => ({ ...history, state: stateOf(history, open) }));
    await insertAll(
      connection,
      eventCollection,
      found.flatMap(({ documents }) => documents),
    );
    const views = found.flatMap(({ state }) => (state ? [project(state)] : []));
    const gone = found.filter(({ state, verdict }) => !state && verdict.verdict === 'sealed');
    const left = await Promise.all(gone.map((one) => findLeft(one, keys, ended, keptDestroyed)));
    await insertAll(connection, stateCollection, await states.sealAll(views));
    await insertAll(connection, viewCollection, await rows.sealAll([...views, ...left.flat()]));
    for (const { caseId, verdict, state } of found) {
      if (verdict.verdict !== 'sealed') {
        leftAlone.push({ caseId, verdict });
        continue;
      }
      const { head } = verdict;
      heads.set(caseId, head);
      if (!state) continue;
      const { procedure, calendar } = rulesOf(state);
      const end = { caseId, head, rules: { procedure, calendar } };
      if (state.stage === 'closed') closed.push(end);
      else goOn(end);
    }
    progress('cases', (done += some.length), content.cases);
  }
  return { heads, leftAlone, closed, keptDestroyed: keptDestroyed.sort() };
}
