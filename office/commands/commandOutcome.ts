import {
  isGrpcDeadlineError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { historyFaults } from '../../domain/proof/historyFaults';
import { sealProblem } from '../../temporal-config/codec/encryptionCodec';
import { givenLongAgo } from '../../domain/case/hosting';
import { makesWay } from '../../domain/case/hosting';
import { invalidInput, type Receipt } from '../../workflows/contract';

/**
 * What became of a command. `pending`: not answered in time; it may still be carried out, so repeat it with the same id. `stopped`:
 * no workflow carries the case on, which is an operator's matter. `again`: the run made way for the next one, which can be asked at once. `decidedBy`: of how many events the case knew when it refused.
 */
export type CommandOutcome =
  | { kind: 'done'; caseId: string; receipt: Receipt }
  | { kind: 'refused'; refusal: Refusal; decidedBy?: number | undefined }
  | { kind: 'invalid'; paths: string[] }
  | { kind: 'stopped' }
  | { kind: 'busy' }
  | { kind: 'pending'; caseId: string; again?: true };

/** gRPC statuses with which a server says that it was asked wrongly: invalid argument, not permitted, not there, not signed in. */
const sentWrongly: ReadonlySet<number> = new Set([3, 7, 12, 16]);

/** What is said of a command that its run has not settled: by the run that makes way, and by the server where a run ended or was too slow. */
const unsettled: ReadonlySet<string> = new Set([
  makesWay,
  // The server has kept it while nobody was at work.
  givenLongAgo,
  'AcceptedUpdateCompletedWorkflow',
  'UnprocessedUpdate',
]);

const grpcSchema = z.object({ code: z.number().int(), details: z.string() });

/** The gRPC error that the client has wrapped, if that is what it was. */
function findGrpcError(error: unknown): { code: number } | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const parsed = grpcSchema.safeParse(at);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

/** The gRPC status with which the server says that too many commands to one case are under way. */
const resourceExhausted = 8;

const invalidDetails = z.object({ issues: z.array(z.object({ path: z.string() })) });

/** What the case has said of a command; undefined where the failure is not the case's answer. */
function findOutcome(failure: ApplicationFailure): CommandOutcome | undefined {
  const [detail, seq] = failure.details ?? [];
  if (failure.type === invalidInput) {
    const parsed = invalidDetails.safeParse(detail);
    return { kind: 'invalid', paths: parsed.success ? parsed.data.issues.map(({ path }) => path) : [] };
  }
  if (isRefusal(detail)) {
    const decidedBy = typeof seq === 'number' ? seq : undefined;
    return { kind: 'refused', refusal: detail, decidedBy };
  }
  return undefined;
}

/** What a command's own program said of it, through the frames in which Temporal hands it on. */
function findFailure(error: unknown): ApplicationFailure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ApplicationFailure) return at;
  return undefined;
}

/** What an answer that could not be opened says; undefined for any other error. */
function findSealProblem(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const problem = sealProblem(at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const stopping: ReadonlySet<string> = new Set(historyFaults);

/**
 * Turns what the client throws into an outcome. What the server or the way to it says is never the last word on a command: it may have
 * been recorded all the same, so it is not known yet, and is asked for again under its id. A fault of our own program is thrown on.
 */
export function outcomeOfError(error: unknown, caseId: string): CommandOutcome {
  if (error instanceof WorkflowUpdateFailedError) {
    const failure = findFailure(error.cause);
    if (failure?.type && unsettled.has(failure.type)) return { kind: 'pending', caseId, again: true };
    if (failure?.type && stopping.has(failure.type)) return { kind: 'stopped' };
    // A run that ended with the command in its hands does not say whether it was recorded.
    return (failure && findOutcome(failure)) ?? { kind: 'pending', caseId };
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'stopped' };
  // Whoever answered was not this office, or its key is not there: what the case has done with the command is not known by that.
  if (findSealProblem(error) !== undefined) return { kind: 'pending', caseId };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) {
    return { kind: 'pending', caseId };
  }
  const grpc = findGrpcError(error);
  if (grpc?.code === resourceExhausted) return { kind: 'busy' };
  // What the client sent wrongly is our own fault; everything else is the way to the server, or the server.
  if (grpc && !sentWrongly.has(grpc.code)) return { kind: 'pending', caseId };
  throw error;
}

/** What went wrong in a program, without anything of what was put in: messages of errors may name it. */
export interface ProgramFault {
  what: string;
  where: string[];
}

/**
 * A failure that is no answer of a case, and that waiting does not heal: an error of our own program on the other side, or an answer that could not
 * be opened. The person is told that nothing is known yet; whoever keeps the office running must hear of it.
 */
export function findProgramFault(error: unknown): ProgramFault | undefined {
  const problem = findSealProblem(error);
  if (problem !== undefined) return { what: problem, where: [] };
  const failure = error instanceof WorkflowUpdateFailedError ? findFailure(error.cause) : undefined;
  if (!failure || findOutcome(failure)) return undefined;
  const { stack = '' } = failure;
  const type = failure.type ?? 'unknown';
  if (unsettled.has(type) || stopping.has(type)) return undefined;
  const where = stack.split('\n').map((line) => line.trim());
  return { what: type, where: where.filter((line) => line.startsWith('at ')) };
}
