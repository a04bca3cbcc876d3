import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import type { OwnPageCommandType } from '../../domain/case/commands/ownPage';
import { register, type RegisterInput } from '../../domain/case/commands/register';
import { type Command, decide, isAccepted } from '../../domain/case/decide';
import { reporterRefOf } from '../../domain/case/petitionPart';
import { type DescribedSubject, lawFor } from '../../domain/case/subject';
import { isRefusal, refuse } from '../../domain/case/refusal';
import type { CaseEventStore } from '../../models/caseEvents';
import type { CaseViewStore } from '../../models/caseViews';
import type { IdentityVault, ReporterIdentity } from '../../models/identityVault';
import type { OfficeRegisters } from '../../models/officeRegisters';
import type { ReferenceStore } from '../../models/reference';
import type { RegisterNumbers } from '../../models/registerNumbers';
import { caseWorkflowName, catchUp, giveCommand, type Receipt, workflowIdOf } from '../../workflows/contract';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { type CommandOutcome, outcomeOfError } from './commandOutcome';
import { placeSubject } from './placeSubject';
import { withAddressee } from './addressee';
import { type PeopleNeeds, withPeople } from './withPeople';
import { whyNotNumber } from './typedNumber';

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
  /** Has a case take up what a lost run has stored behind it. @throws what the client throws when it does not answer */
  catchUp(caseId: string): Promise<void>;
}

interface GatewayNeeds extends PeopleNeeds {
  client: Client;
  taskQueue: string;
  reference: ReferenceStore;
  numbers: RegisterNumbers;
  vault: IdentityVault;
  views: Pick<CaseViewStore, 'find'>;
  events: Pick<CaseEventStore, 'isStored'>;
  registers: Pick<OfficeRegisters, 'find'>;
  /** How long a person waits for an answer before they are told where to look, in milliseconds. */
  patience?: number;
}

/** How often a command is given, and after how many milliseconds to a case that seems to have ended. */
const tries = 3;
const renewalPause = 150;

export function createCaseGateway(needs: GatewayNeeds): CaseGateway {
  const { client, taskQueue, reference, numbers, vault, events, patience = 10_000 } = needs;

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

  /** More is stored than the case knew of when it refused: a lost run had stored it, and the giver may have seen it. */
  const knewTooLittle = async (caseId: string, outcome: CommandOutcome) =>
    outcome.kind === 'refused' &&
    outcome.decidedBy !== undefined &&
    (await events.isStored(caseId, outcome.decidedBy + 1));

  const haveCatchUp = (caseId: string) =>
    client.withDeadline(Date.now() + patience, () =>
      client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate(catchUp),
    );

  async function give(caseId: string, { seenAct, ...command }: GivenCommand): Promise<CommandOutcome> {
    const refusal = await whyNotNumber(caseId, command, needs);
    if (refusal) return { kind: 'refused', refusal };
    const addressed = await withAddressee(caseId, command, needs);
    if (isRefusal(addressed)) return { kind: 'refused', refusal: addressed };
    const input = await withPeople(caseId, { ...command, ...addressed }, needs);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await answered(caseId, () =>
        client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate(giveCommand, {
          args: [{ ...command, input, seenAct }],
          updateId: command.commandId,
        }),
      );
      if (attempt === tries) return outcome;
      // In the moment in which a long run is renewed its case looks as if it had ended; the next one answers.
      if (outcome.kind === 'stopped') await pause(renewalPause);
      else if (await knewTooLittle(caseId, outcome)) {
        const failed = await haveCatchUp(caseId).then(
          () => undefined,
          (error: unknown) => outcomeOfError(error, caseId),
        );
        if (failed) return failed;
      } else return outcome;
    }
  }

  return { register: registerReport, give, catchUp: haveCatchUp };
}
