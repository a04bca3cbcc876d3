import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { everyCase } from '../../domain/access/policy';
import { workflowIdOf } from '../../domain/case/hosting';
import { type LeftView, leftOf } from '../../domain/views/destroyed';
import type { CaseEventStore } from '../../models/caseEvents';
import { type CaseKeys, ContentsGoneError } from '../../models/caseKeys';
import type { CaseViewStore } from '../../models/caseViews';
import { areAllSealed } from '../../models/sealedData';
import { fetchStoredRuns } from '../verify/workflow/storedRuns';

export interface DestructionNeeds {
  cases: {
    keys: CaseKeys;
    events: Pick<CaseEventStore, 'readKept'>;
    views: Pick<CaseViewStore, 'find' | 'requireReadable' | 'bury'>;
  };
  temporal: Client;
  /** Notes beside the secrets which keys were destroyed, so that no older backup brings one back. */
  noteEnded: () => Promise<unknown>;
}

/** An office of before has stored events of this case in the clear: destroying a key would not end what they say. */
export class ContentsInTheClearError extends Error {
  override readonly name = 'ContentsInTheClearError';
}

/** What is left of a case; it may have been destroyed before, and cut short on the way. */
async function readLeft(caseId: string, at: string, { views }: DestructionNeeds['cases']): Promise<LeftView> {
  const view = await views.find(caseId, everyCase);
  if (view) return leftOf(view, at);
  try {
    await views.requireReadable(caseId, everyCase);
  } catch (error) {
    if (error instanceof ContentsGoneError && error.destruction) return error.destruction.left;
    throw error;
  }
  throw new RangeError(`there is no case ${caseId}`);
}

/** Ends a workflow and has the server forget all runs of it, the one from which the others are found last; one that is not there is ended. */
async function endWorkflow(caseId: string, client: Client): Promise<void> {
  const workflowId = workflowIdOf(caseId);
  const { namespace } = client.options;
  await client.workflow
    .getHandle(workflowId)
    .terminate('the contents of this case were destroyed')
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  const { runs } = await fetchStoredRuns(client, workflowId);
  for (const { runId } of runs)
    await client.workflowService
      .deleteWorkflowExecution({ namespace, workflowExecution: { workflowId, runId } })
      .catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
      });
}

const notFound = 5;
const isNotFound = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === notFound;

/**
 * Ends the contents of a case, for good and everywhere: its key is destroyed, and with it all that is sealed under it in every copy of the
 * database; what was shown of it in the clear goes, and so does its workflow. Its chain stays, and is whole. Cut short, it is done by doing
 * it again. Who may decide so is not asked here.
 * @throws ContentsInTheClearError before anything is destroyed
 */
export async function destroyContents(
  caseId: string,
  { at, by }: { at: string; by: string },
  { cases, temporal, noteEnded }: DestructionNeeds,
): Promise<void> {
  if (!areAllSealed(await cases.events.readKept(caseId)))
    throw new ContentsInTheClearError(`events of ${caseId} lie in the clear`);
  const left = await readLeft(caseId, at, cases);
  await cases.keys.destroy(caseId, { at, by, left });
  await noteEnded();
  await cases.views.bury(left);
  await endWorkflow(caseId, temporal);
}
