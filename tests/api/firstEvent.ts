import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { workflowIdOf } from '../../domain/case/hosting';

type Started = temporal.api.history.v1.IWorkflowExecutionStartedEventAttributes;

/** What a run of a case was begun with; nothing else of its history is asked for, which may be more than one answer can hold. */
export async function begunWith(
  { options, workflowService }: Client,
  caseId: string,
  runId: string,
): Promise<Started> {
  const { history } = await workflowService.getWorkflowExecutionHistory({
    namespace: options.namespace,
    execution: { workflowId: workflowIdOf(caseId), runId },
    maximumPageSize: 1,
  });
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
  if (!started) throw new Error('a history begins with its start');
  return started;
}
