import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { CaseGateway } from '../commands/gateway';

/** A worker asks for tasks at least once in a minute; whoever has not for longer is gone, though the server still names it. */
const pollsWithinMs = 75_000;
/** Cases whose commands stayed without an answer one after the other, before the fault is not theirs alone. */
const casesUnanswered = 2;
/** As long as what was met says something about now. */
const rememberedMs = 30_000;

const isUnanswered = ({ kind }: CommandOutcome): boolean => kind === 'pending' || kind === 'busy';

/** What commands have met: whether those of several cases stay without an answer. */
export interface MetAnswers {
  /** The same gateway, whose answers are noted. */
  watched(gateway: CaseGateway): CaseGateway;
  areMissing(): boolean;
}

export function noteAnswers(now: () => number = Date.now): MetAnswers {
  let unanswered = new Map<string, number>();
  const note = (caseId: string, outcome: CommandOutcome): CommandOutcome => {
    if (isUnanswered(outcome)) unanswered.set(caseId, now());
    else if (outcome.kind === 'done' || outcome.kind === 'refused') unanswered = new Map();
    return outcome;
  };
  return {
    watched: (gateway) => ({
      ...gateway,
      register: async (registration) => note(registration.commandId, await gateway.register(registration)),
      give: async (caseId, command) => note(caseId, await gateway.give(caseId, command)),
    }),
    areMissing: () =>
      [...unanswered.values()].filter((at) => at > now() - rememberedMs).length >= casesUnanswered,
  };
}

interface Queue {
  namespace: string;
  taskQueue: string;
}

/** Rejects unless the server's part that keeps cases answers; which is another than the one that takes the question. */
export async function askHistory(
  { connection }: Pick<Client, 'connection'>,
  { namespace }: Queue,
): Promise<void> {
  try {
    await connection.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: 'readiness' },
    });
  } catch (error) {
    // There is none of that name, and who says so is the part that was asked for.
    if (!(error instanceof Error && 'code' in error && error.code === notFound)) throw error;
  }
}
const notFound = 5;

/** A worker that asks for tasks: how it calls itself, and when it asked last by the server's clock, in milliseconds. */
export interface AskingWorker {
  identity: string;
  at: number;
}

/** Who takes what the queue of the cases holds. */
export async function listWorkers(
  { connection }: Pick<Client, 'connection'>,
  { namespace, taskQueue }: Queue,
): Promise<AskingWorker[]> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  });
  const since = Date.now() - pollsWithinMs;
  return (pollers ?? [])
    .map(({ identity, lastAccessTime }) => ({
      identity: identity ?? '',
      at: Number(lastAccessTime?.seconds ?? 0) * 1_000 + Number(lastAccessTime?.nanos ?? 0) / 1_000_000,
    }))
    .filter(({ at }) => at > since);
}

/** Rejects unless somebody takes what the queue of the cases holds. */
export async function askForWorker(client: Pick<Client, 'connection'>, queue: Queue): Promise<void> {
  if ((await listWorkers(client, queue)).length === 0) throw new Error('no worker asks for tasks');
}
