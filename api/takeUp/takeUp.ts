import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { rulesOf } from '../../domain/case/checks';
import { parseEvent } from '../../domain/case/events/event';
import { checkChain, type ChainHead } from '../../domain/proof/chain';
import type { CaseStores } from '../../models/caseStores';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { caseWorkflowName, readCase, workflowIdOf } from '../../workflows/contract';
import { resumptionOf } from './resumption';

/**
 * How the workflow of a case stands to what is stored of it. `missing`: there is none; `ended`: it failed or was ended by hand;
 * `behind`: it knows of fewer events than are stored, and its next one goes behind them only if our own workers wrote them; `ahead`: it knows of more;
 * `broken`: the stored chain does not hold.
 */
export const standings = ['well', 'missing', 'ended', 'behind', 'ahead', 'broken'] as const;
export type Standing = (typeof standings)[number];

export interface FoundCase {
  caseId: string;
  standing: Standing;
  /** Events that are stored. */
  stored: number;
  /** Events of which the workflow knows, where it can be asked. */
  known?: number | undefined;
}

export interface TakeUpNeeds {
  stores: Pick<CaseStores, 'events' | 'reference' | 'registers'>;
  temporal: Client;
  taskQueue: string;
}

/** A case at work is stored a moment after it is decided: it is looked at again before it is said to differ. */
const looks = 5;
const pauseBetween = 1000;

/** The number of events of which the running workflow knows; undefined when none is running. */
async function findKnown(caseId: string, temporal: Client): Promise<number | 'ended' | undefined> {
  const handle = temporal.workflow.getHandle(workflowIdOf(caseId));
  try {
    const { status } = await handle.describe();
    if (status.name !== 'RUNNING') return 'ended';
    return (await handle.query(readCase))?.seq ?? 0;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Looks how a case stands; nothing is changed by it. */
export async function findStanding(
  caseId: string,
  { stores, temporal }: Pick<TakeUpNeeds, 'stores' | 'temporal'>,
): Promise<FoundCase> {
  for (let look = 1; ; look += 1) {
    const kept = await stores.events.readKept(caseId);
    const stored = kept.length;
    if (!checkChain(caseId, kept).intact) return { caseId, standing: 'broken', stored };
    const known = await findKnown(caseId, temporal);
    if (known === undefined) return { caseId, standing: 'missing', stored };
    if (known === 'ended') return { caseId, standing: 'ended', stored };
    if (known === stored) return { caseId, standing: 'well', stored, known };
    if (look === looks) return { caseId, standing: known < stored ? 'behind' : 'ahead', stored, known };
    await pause(pauseBetween);
  }
}

/**
 * Starts a workflow that goes on where the stored events of the case end, under the rules to which the case is bound. One that is
 * still running is ended first.
 * @throws when the chain does not hold, or the case's rules are not stored
 */
export async function takeUp(caseId: string, { stores, temporal, taskQueue }: TakeUpNeeds): Promise<void> {
  const kept = await stores.events.readKept(caseId);
  const check = checkChain(caseId, kept);
  if (!check.intact) throw new RangeError(`the chain of ${caseId} does not hold`);
  const head: ChainHead = check.head;
  const resumption = await resumptionOf(kept.map(parseEvent), head, stores.registers);
  if (!resumption) throw new RangeError(`there is nothing of ${caseId} to go on with`);
  const rules = await stores.reference.getRules(rulesOf(resumption.state));
  await temporal.workflow.start<typeof caseWorkflow>(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue,
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    args: [{ caseId, ...rules, resumption }],
  });
}
