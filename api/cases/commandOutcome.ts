import {
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { invalidInput, type Receipt } from '../../workflows/contract';

/**
 * What became of a command. `pending`: not answered in time; it may still be carried out, so repeat it with the same id. `stopped`:
 * no workflow carries the case on, which is an operator's matter. `decidedBy`: of how many events the case knew when it refused.
 */
export type CommandOutcome =
  | { kind: 'done'; caseId: string; receipt: Receipt }
  | { kind: 'refused'; refusal: Refusal; decidedBy?: number | undefined }
  | { kind: 'invalid'; paths: string[] }
  | { kind: 'stopped' }
  | { kind: 'busy' }
  | { kind: 'pending'; caseId: string };

/** The gRPC status with which the server says that too many commands to one case are under way. */
const resourceExhausted = 8;

const invalidDetails = z.object({ issues: z.array(z.object({ path: z.string() })) });

function outcomeOfFailure(failure: ApplicationFailure): CommandOutcome {
  const [detail, seq] = failure.details ?? [];
  if (failure.type === invalidInput) {
    const parsed = invalidDetails.safeParse(detail);
    return { kind: 'invalid', paths: parsed.success ? parsed.data.issues.map(({ path }) => path) : [] };
  }
  if (isRefusal(detail)) {
    const decidedBy = typeof seq === 'number' ? seq : undefined;
    return { kind: 'refused', refusal: detail, decidedBy };
  }
  throw failure;
}

/** Turns what the client throws into an outcome; anything unexpected is thrown on. */
export function outcomeOfError(error: unknown, caseId: string): CommandOutcome {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    return outcomeOfFailure(error.cause);
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'stopped' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) {
    return { kind: 'pending', caseId };
  }
  if (isGrpcServiceError(error) && error.code === resourceExhausted) return { kind: 'busy' };
  throw error;
}
