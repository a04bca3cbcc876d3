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

const asked = <Answer>(update: string, told: ReturnType<typeof says>, ask: () => Promise<Answer>) =>
  inSpan({ name: `update ${update}`, kind: SpanKind.CLIENT, says: told }, ask, isFault);

/** Whatever a program asks of a workflow leads on from what it is doing. */
export const clientThread: WorkflowClientInterceptor = {
  startUpdate: (input, next) =>
    asked(input.updateName, says('update', input.workflowExecution.workflowId), () =>
      next({ ...input, headers: withThread(input.headers, threadFromHere()) }),
    ),
  startUpdateWithStart: (input, next) =>
    asked(input.updateName, says('updateWithStart', input.workflowStartOptions.workflowId), () =>
      next({ ...input, updateHeaders: withThread(input.updateHeaders, threadFromHere()) }),
    ),
};
