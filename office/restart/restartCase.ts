import {
  type Client,
  QueryNotRegisteredError,
  ServiceError,
  WorkflowFailedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { setTimeout as pause } from 'node:timers/promises';
import { rulesOf } from '../../domain/case/checks';
import { fold } from '../../domain/case/evolve/evolve';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import { checkChain, type KeptLink } from '../../domain/proof/chain';
import { olderCopy } from '../../domain/proof/historyFaults';
import type { CaseEventStore } from '../../models/caseEvents';
import { ContentsGoneError } from '../../models/caseKeys';
import type { CaseStores } from '../../models/caseStores';
import { openedEvent } from '../../models/storedEvents';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { readCase } from '../../workflows/contract';

/**
 * How the workflow of a case stands to what is stored of it. `missing`: there is none; `ended`: it failed or was ended by hand; `stuck`: it cannot go through what it
 * has recorded, and so answers nobody;
 * `behind`: it knows of fewer events than are stored, and its next one goes behind them only if our own workers wrote them; `ahead`: it knows of more;
 * `broken`: the stored chain does not hold; `destroyed`: what the case says was, so that nothing goes on; `unreadable`: its key is gone, and
 * nobody has destroyed it.
 */
export const standings = [
  'well',
  'missing',
  'ended',
  'stuck',
  'behind',
  'ahead',
  'broken',
  'destroyed',
  'unreadable',
] as const;
export type Standing = (typeof standings)[number];

export interface FoundCase {
  caseId: string;
  standing: Standing;
  /** Events that are stored. */
  stored: number;
  /** Events of which the workflow knows, where it can be asked. */
  known?: number | undefined;
}

export interface GoOnNeeds {
  stores: Pick<CaseStores, 'reference' | 'proofs'>;
  temporal: Client;
  taskQueue: string;
}

export interface RestartNeeds extends GoOnNeeds {
  stores: Pick<CaseStores, 'events' | 'reference' | 'proofs'>;
}

/** A case at work is stored a moment after it is decided: it is looked at again before it is said to differ. */
const looks = 5;
const pauseBetween = 1000;

/** Whether a workflow stopped because it knew of more than is stored. */
async function foundOlderCopy(handle: WorkflowHandle): Promise<boolean> {
  const why = await handle.result().then(
    () => undefined,
    (error: unknown) => (error instanceof WorkflowFailedError ? error.cause : undefined),
  );
  return why instanceof ApplicationFailure && why.type === olderCopy;
}

/** With what the server answers a question to a workflow whose tasks fail: invalid argument, or a precondition that is not met. */
const refusedQuery: readonly unknown[] = [3, 9];

const isRefusedQuery = (error: unknown): boolean =>
  error instanceof QueryNotRegisteredError ||
  (error instanceof ServiceError &&
    error.cause !== undefined &&
    'code' in error.cause &&
    refusedQuery.includes(error.cause.code));

/** The number of events of which the running workflow knows; undefined when there is none. */
async function findKnown(
  caseId: string,
  temporal: Client,
): Promise<number | 'ended' | 'stuck' | 'ahead' | undefined> {
  const handle = temporal.workflow.getHandle(workflowIdOf(caseId));
  try {
    const { status } = await handle.describe();
    if (status.name === 'FAILED' && (await foundOlderCopy(handle))) return 'ahead';
    if (status.name !== 'RUNNING') return 'ended';
    return (await handle.query(readCase))?.seq ?? 0;
  } catch (error) {
    if (isRefusedQuery(error)) return 'stuck';
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Undefined where what the case says can be read. */
async function findGone(
  caseId: string,
  links: readonly KeptLink[],
  { open }: Pick<CaseEventStore, 'open'>,
): Promise<'destroyed' | 'unreadable' | undefined> {
  try {
    await open(caseId, links);
    return undefined;
  } catch (error) {
    if (!(error instanceof ContentsGoneError)) throw error;
    return error.destruction ? 'destroyed' : 'unreadable';
  }
}

/** Looks how a case stands; nothing is changed by it. */
export async function findStanding(
  caseId: string,
  { stores, temporal }: Pick<RestartNeeds, 'stores' | 'temporal'>,
): Promise<FoundCase> {
  for (let look = 1; ; look += 1) {
    const kept = await stores.events.readKept(caseId);
    const stored = kept.length;
    if (!checkChain(caseId, kept).intact) return { caseId, standing: 'broken', stored };
    const gone = await findGone(caseId, kept.slice(-1), stores.events);
    if (gone) return { caseId, standing: gone, stored };
    const known = await findKnown(caseId, temporal);
    if (known === undefined) return { caseId, standing: 'missing', stored };
    if (known === 'ended' || known === 'stuck' || known === 'ahead')
      return { caseId, standing: known, stored };
    if (known === stored) return { caseId, standing: 'well', stored, known };
    if (look === looks) return { caseId, standing: known < stored ? 'behind' : 'ahead', stored, known };
    await pause(pauseBetween);
  }
}

/**
 * Starts a workflow that goes on where the stored events of the case end, and says on an operator's word that they count, also where no
 * seal of the office reaches. One that is still running is ended first.
 * @throws when the case's rules are not stored
 */
export async function goOnFrom(
  { caseId, head, rules }: CaseEnd,
  { stores, temporal, taskQueue }: GoOnNeeds,
): Promise<void> {
  await stores.reference.getRules(rules);
  await temporal.workflow.start<typeof caseWorkflow>(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue,
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    args: [{ caseId, trusted: stores.proofs.trust(caseId, head) }],
  });
}

/** The same for a case whose end is to be read first. @throws when the chain does not hold, or the case's rules are not stored */
export async function restartCase(caseId: string, needs: RestartNeeds): Promise<void> {
  const kept = await needs.stores.events.readKept(caseId);
  const check = checkChain(caseId, kept);
  if (!check.intact) throw new RangeError(`the chain of ${caseId} does not hold`);
  const state = fold((await needs.stores.events.open(caseId, kept)).map(openedEvent));
  if (!state) throw new RangeError(`there is nothing of ${caseId} to go on with`);
  await goOnFrom({ caseId, head: check.head, rules: rulesOf(state) }, needs);
}
