import type { Client } from '@temporalio/client';
import canonicalize from 'canonicalize';
import { linkHash } from '../../../domain/proof/chain';
import type { CaseEventStore } from '../../../models/caseEvents';
import type { VaultKey } from '../../../models/identityVault';
import type { CheckedRun, ReplayCheck } from '../../../models/replayChecks';
import { workflowIdOf } from '../../../domain/case/hosting';
import type { DecidedEvent, ReplayAnswer } from './messages';
import { replayElsewhere } from './replayElsewhere';
import { fetchStoredRuns, type StoredRun } from './storedRuns';

/** Where in a history the machine stopped, if it says so. */
const placeOf = (message: string): number | undefined => {
  const [, id] = /HistoryEvent\(id: (\d+)/.exec(message) ?? [];
  return id === undefined ? undefined : Number(id);
};

function checkedRun(
  { runId, startedAt, length }: StoredRun,
  answer: ReplayAnswer['runs'][number] | undefined,
): CheckedRun {
  const run = { runId, startedAt: startedAt.toISOString(), length };
  if (!answer?.failure) return { ...run, result: 'fits' };
  const { differs, message } = answer.failure;
  return { ...run, result: differs ? 'differs' : 'failed', at: placeOf(message), detail: message };
}

/** What the code decided again against what is kept: the first event that is not the same, or is not there. */
async function firstDifference(
  decided: readonly DecidedEvent[],
  caseId: string,
  { readKept, open }: WorkflowCheckNeeds['events'],
): Promise<number | undefined> {
  const links = await readKept(caseId);
  const kept = new Map(links.map((link) => [link.seq, link]));
  const said = new Map((await open(caseId, links)).map((link) => [link.seq, link.data]));
  const same = (event: DecidedEvent) => {
    const link = kept.get(event.seq);
    // The hash is over what is kept: what was decided stands in it, or is what its seal opens to.
    return (
      link !== undefined &&
      linkHash(link.prev, { ...event, data: link.data }) === link.hash &&
      canonicalize(event.data) === canonicalize(said.get(event.seq))
    );
  };
  return decided.find((event) => !same(event))?.seq;
}

const worst = (runs: readonly CheckedRun[]): ReplayCheck['outcome'] => {
  const results = runs.map(({ result }) => result);
  if (results.length === 0) return 'notKept';
  if (results.includes('differs')) return 'differs';
  return results.includes('failed') ? 'failed' : 'fits';
};

export interface WorkflowCheckNeeds {
  temporal: Client;
  keys: readonly VaultKey[];
  events: Pick<CaseEventStore, 'readKept' | 'open'>;
}

/**
 * Takes today's workflow code through the stored histories of a case, and compares what it decides on the way with the
 * events that are kept: replay by itself would not notice another decision.
 */
export async function checkWorkflow(
  caseId: string,
  { temporal, keys, events }: WorkflowCheckNeeds,
): Promise<Omit<ReplayCheck, 'at' | 'by'>> {
  const workflowId = workflowIdOf(caseId);
  const { runs: stored, earlierGone } = await fetchStoredRuns(temporal, workflowId);
  const histories = stored.map(({ runId, history }) => ({ runId, history }));
  const order = { workflowId, keys: [...keys], runs: histories };
  const answer = stored.length > 0 ? await replayElsewhere(order) : { runs: [] };
  const runs = stored.map((run) =>
    checkedRun(
      run,
      answer.runs.find(({ runId }) => runId === run.runId),
    ),
  );
  // The chain last: what the histories tell of has been stored by then.
  const decided = answer.runs.flatMap((run) => run.decided);
  const differsAt = await firstDifference(decided, caseId, events);
  const outcome = worst(runs);
  return {
    caseId,
    outcome: outcome === 'fits' && differsAt !== undefined ? 'differs' : outcome,
    runs,
    earlierGone,
    decided: { count: decided.length, differsAt },
  };
}
