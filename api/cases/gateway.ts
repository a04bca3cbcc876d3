import {
  type Client,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import type { OwnPageCommandType } from '../../domain/case/commands/ownPage';
import { register, type RegisterInput } from '../../domain/case/commands/register';
import { type Command, decide, isAccepted } from '../../domain/case/decide';
import { reporterRefOf } from '../../domain/case/petitionPart';
import { type DescribedSubject, lawFor } from '../../domain/case/subject';
import { isRefusal, type Refusal, refuse } from '../../domain/case/refusal';
import type { CaseViewStore } from '../../models/caseViews';
import type { IdentityVault, ReporterIdentity } from '../../models/identityVault';
import type { OfficeRegisters } from '../../models/officeRegisters';
import type { ReferenceStore } from '../../models/reference';
import type { RegisterNumbers } from '../../models/registerNumbers';
import {
  caseWorkflowName,
  giveCommand,
  invalidInput,
  type Receipt,
  workflowIdOf,
} from '../../workflows/contract';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { placeSubject } from './placeSubject';
import { withAddressee } from './addressee';
import { whyNotNumber } from './typedNumber';

/**
 * What became of a command. `pending`: not answered in time; it may still be carried out, so repeat it with the same id. `stopped`:
 * no workflow carries the case on, which is an operator's matter.
 */
export type CommandOutcome =
  | { kind: 'done'; caseId: string; receipt: Receipt }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'invalid'; paths: string[] }
  | { kind: 'stopped' }
  | { kind: 'busy' }
  | { kind: 'pending'; caseId: string };

/** A report as it is registered; who sent it goes to the vault and never further. */
export interface Registration {
  /** Becomes the case's id too, so that a double click or a repeated import opens one case. */
  commandId: string;
  actor: Actor;
  input: Omit<RegisterInput, 'number' | 'reporter' | 'subject'> & {
    standing: RegisterInput['reporter']['standing'];
    subject: DescribedSubject;
  };
  identity?: ReporterIdentity | undefined;
}

export interface GivenCommand {
  type: CommandType | OwnPageCommandType;
  commandId: string;
  actor: Actor;
  input: unknown;
  seenAct?: number | undefined;
}

/** The one way in for commands: pages, JSON API, import and seeds all go through it. */
export interface CaseGateway {
  register(registration: Registration): Promise<CommandOutcome>;
  give(caseId: string, command: GivenCommand): Promise<CommandOutcome>;
}

interface GatewayNeeds {
  client: Client;
  taskQueue: string;
  reference: ReferenceStore;
  numbers: RegisterNumbers;
  vault: IdentityVault;
  views: Pick<CaseViewStore, 'find'>;
  registers: Pick<OfficeRegisters, 'find'>;
  /** How long a person waits for an answer before they are told where to look, in milliseconds. */
  patience?: number;
}

/** The gRPC status with which the server says that too many commands to one case are under way. */
const resourceExhausted = 8;

/** How often, and after how many milliseconds, a case that seems to have ended is asked again. */
const renewalTries = 3;
const renewalPause = 150;

const invalidDetails = z.object({ issues: z.array(z.object({ path: z.string() })) });

function outcomeOfFailure(failure: ApplicationFailure): CommandOutcome {
  const [detail] = failure.details ?? [];
  if (failure.type === invalidInput) {
    const parsed = invalidDetails.safeParse(detail);
    return { kind: 'invalid', paths: parsed.success ? parsed.data.issues.map(({ path }) => path) : [] };
  }
  if (isRefusal(detail)) return { kind: 'refused', refusal: detail };
  throw failure;
}

/** Turns what the client throws into an outcome; anything unexpected is thrown on. */
function outcomeOfError(error: unknown, caseId: string): CommandOutcome {
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

export function createCaseGateway(needs: GatewayNeeds): CaseGateway {
  const { client, taskQueue, reference, numbers, vault, patience = 10_000 } = needs;

  async function answered(caseId: string, ask: () => Promise<Receipt>): Promise<CommandOutcome> {
    try {
      const receipt = await client.withDeadline(Date.now() + patience, ask);
      return { kind: 'done', caseId, receipt };
    } catch (error) {
      return outcomeOfError(error, caseId);
    }
  }

  async function registerReport({
    commandId,
    actor,
    input,
    identity,
  }: Registration): Promise<CommandOutcome> {
    const caseId = commandId;
    const { standing, subject: described, ...facts } = input;
    const subject = await placeSubject(reference, described, facts.receivedOn);
    if (!subject) return { kind: 'refused', refusal: refuse('unitNotThere', { field: 'subject.unit' }) };
    const reporter = identity ? { standing, ref: reporterRefOf(caseId) } : { standing };
    const trial = register.input().safeParse({ ...facts, subject, reporter, number: '-' });
    if (!trial.success)
      return { kind: 'invalid', paths: trial.error.issues.map(({ path }) => path.join('.')) };
    const [procedure, calendar] = await Promise.all([
      reference.findProcedureInForce(facts.receivedOn, lawFor(subject)),
      reference.getCurrentCalendar(),
    ]);
    if (!procedure) return { kind: 'refused', refusal: refuse('noRulesThen', { field: 'receivedOn' }) };
    const command = (number: string): Command => ({
      type: 'register',
      commandId,
      actor,
      input: { ...trial.data, number },
    });
    // Refused before anything is stored: no number is used up, no identity kept, no workflow begun.
    const now = new Date().toISOString();
    const decision = decide(caseId, undefined, command('-'), { now, actor, procedure, calendar });
    if (!isAccepted(decision)) return { kind: 'refused', refusal: decision.refusal };
    const [number] = await Promise.all([
      numbers.numberFor(caseId, facts.receivedOn.slice(0, 4)),
      identity && reporter.ref ? vault.store(caseId, reporter.ref, identity) : undefined,
    ]);
    return answered(caseId, () => {
      const start = new WithStartWorkflowOperation<typeof caseWorkflow>(caseWorkflowName, {
        workflowId: workflowIdOf(caseId),
        args: [{ caseId, procedure, calendar }],
        taskQueue,
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      return client.workflow.executeUpdateWithStart(giveCommand, {
        startWorkflowOperation: start,
        args: [command(number)],
        updateId: commandId,
      });
    });
  }

  async function give(caseId: string, { seenAct, ...command }: GivenCommand): Promise<CommandOutcome> {
    const refusal = await whyNotNumber(caseId, command, needs);
    if (refusal) return { kind: 'refused', refusal };
    const addressed = await withAddressee(caseId, command, needs);
    if (isRefusal(addressed)) return { kind: 'refused', refusal: addressed };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await answered(caseId, () =>
        client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate(giveCommand, {
          args: [{ ...command, ...addressed, seenAct }],
          updateId: command.commandId,
        }),
      );
      // In the moment in which a long run is renewed its case looks as if it had ended; the next one answers.
      if (outcome.kind !== 'stopped' || attempt === renewalTries) return outcome;
      await pause(renewalPause);
    }
  }

  return { register: registerReport, give };
}
