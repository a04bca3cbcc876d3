import { SpanKind } from '@opentelemetry/api';
import { type WorkflowClientInterceptor, WorkflowUpdateFailedError } from '@temporalio/client';
import { withThread } from './carried/thread';
import { inSpan, threadFromHere } from './spans';

/** Only the ids of cases are told; other workflows are named by their kind. */
const says = (operation: string, workflowId: string | undefined) => {
  const [, caseId] = /^case-([0-9a-f-]{36})$/.exec(workflowId ?? '') ?? [];
  return { 'temporal.operation': operation, ...(caseId !== undefined && { 'liem.case_id': caseId }) };
};

/** A command that a case refuses is answered: that is no fault. */
const isFault = (error: unknown): boolean => !(error instanceof WorkflowUpdateFailedError);

/** Whatever a program asks of a workflow leads on from what it is doing. */
export const clientThread: WorkflowClientInterceptor = {
  startUpdate: (input, next) =>
    inSpan(
      {
        name: `update ${input.updateName}`,
        kind: SpanKind.CLIENT,
        says: says('update', input.workflowExecution.workflowId),
      },
      () => next({ ...input, headers: withThread(input.headers, threadFromHere()) }),
      isFault,
    ),
  startUpdateWithStart: (input, next) =>
    inSpan(
      {
        name: `update ${input.updateName}`,
        kind: SpanKind.CLIENT,
        says: says('updateWithStart', input.workflowStartOptions.workflowId),
      },
      () => next({ ...input, updateHeaders: withThread(input.updateHeaders, threadFromHere()) }),
      isFault,
    ),
};
