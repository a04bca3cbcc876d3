import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

/** A run of a case's workflow with its history as the server keeps it. */
export interface StoredRun {
  runId: string;
  startedAt: Date;
  length: number;
  history: Uint8Array;
}

export interface StoredRuns {
  /** Oldest first. */
  runs: StoredRun[];
  /** Whether runs before them are no longer kept. */
  earlierGone: boolean;
}

async function fetchRun(client: Client, workflowId: string, runId: string): Promise<History | undefined> {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function currentRunId(client: Client, workflowId: string): Promise<string | undefined> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).runId;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

function readRun(runId: string, history: History): StoredRun & { before: string | undefined } {
  const [started] = history.events ?? [];
  const seconds = Number(started?.eventTime?.seconds ?? 0);
  return {
    runId,
    startedAt: new Date(seconds * 1000),
    length: history.events?.length ?? 0,
    history: temporal.api.history.v1.History.encode(history).finish(),
    before: started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined,
  };
}

/** Every run that the server still keeps of a workflow, from the current one back: each renewal names the one before it. */
export async function fetchStoredRuns(client: Client, workflowId: string): Promise<StoredRuns> {
  const runs: StoredRun[] = [];
  let runId = await currentRunId(client, workflowId);
  while (runId !== undefined) {
    const history = await fetchRun(client, workflowId, runId);
    if (!history) return { runs, earlierGone: true };
    const { before, ...run } = readRun(runId, history);
    runs.unshift(run);
    runId = before;
  }
  return { runs, earlierGone: false };
}
