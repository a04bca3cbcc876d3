import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, withoutKnowing } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import type { OwnPageCommandType } from '../../domain/case/commands/ownPage';
import { register, type RegisterInput } from '../../domain/case/commands/register';
import { type Command, decide, isAccepted } from '../../domain/case/decide';
import { reporterRefOf } from '../../domain/case/petitionPart';
import { type DescribedSubject, lawFor } from '../../domain/case/subject';
import { isRefusal, type Refusal, refuse } from '../../domain/case/refusal';
import type { ProvenCommand, RulesNamed } from '../../domain/proof/proven';
import type { BodyStore } from '../../models/bodies';
import type { CaseEventStore } from '../../models/caseEvents';
import type { CaseViewStore } from '../../models/caseViews';
import type { IdentityVault, ReporterIdentity } from '../../models/identityVault';
import type { SealedMatters } from '../../models/sealedMatters';
import type { PaperRegisters } from '../../models/paperRegisters';
import type { Proofs } from '../../models/proofs';
import type { ReferenceStore } from '../../models/reference';
import type { CaseNumbers } from '../../models/caseNumbers';
import { findNamed, hiddenOf } from '../../domain/workingCopy/known';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { catchUp, giveCommand, type Receipt } from '../../workflows/contract';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { type CommandOutcome, findProgramFault, outcomeOfError, type ProgramFault } from './commandOutcome';
import { placeSubject } from './placeSubject';
import { withFacts } from './withFacts';
import { withSealedNames } from '../protection/sealedNames';
import type { PeopleNeeds } from '../people/withPeople';
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
  /** What of a report about a private citizen is compared with others; sealed, and kept apart from who sent it. */
  matter?: readonly string[] | undefined;
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

/**
 * An Update's id answers a repeat before anybody looks at it. It names person, act and content as well, so that nobody gets the answer
 * to what another one has asked for under the same key.
 */
const updateIdOf = ({ commandId, proof }: ProvenCommand): string =>
  createHash('sha256')
    .update(`${commandId}\n${proof?.given[0] ?? ''}`)
    .digest('hex');

/** What a case shows of a report must not say who sent it; who reports on themselves is named there anyhow. */
function whyNamed(
  identity: ReporterIdentity,
  { subject, allegations }: Registration['input'],
): Refusal | undefined {
  const hidden = hiddenOf(identity, 'name' in subject ? subject.name : '');
  const found = findNamed(
    allegations.map(({ summary }) => summary),
    hidden,
  );
  return (
    found &&
    refuse('reporterNamed', {
      field: `allegations.${found.place - 1}.summary`,
      params: { n: found.place, marks: found.by.join(',') },
    })
  );
}

const rulesNamed = (
  { id, version }: { id: string; version: number },
  calendar: { id: string; version: number },
): RulesNamed => ({
  procedure: { id, version },
  calendar: { id: calendar.id, version: calendar.version },
});

interface GatewayNeeds extends PeopleNeeds {
  client: Client;
  taskQueue: string;
  reference: ReferenceStore;
  numbers: CaseNumbers;
  vault: IdentityVault;
  matters: Pick<SealedMatters, 'keep'>;
  views: Pick<CaseViewStore, 'find' | 'findAll' | 'list'>;
  events: Pick<CaseEventStore, 'isStored' | 'read' | 'readKept'>;
  /** Proves who gives a command to which case: nobody else can. */
  proofs: Pick<Proofs, 'proveCommand'>;
  registers: Pick<PaperRegisters, 'find'>;
  /** Of how many a majority is, where no meeting says so. */
  bodies: Pick<BodyStore, 'findInForce'>;
  /** How long a person waits for an answer before they are told where to look, in milliseconds. */
  patience?: number;
  /** The clock by which commands are given, which must be that of the cases. */
  now?: () => number | Promise<number>;
  /** Hears of each failure of a program that a person is only told is not known yet. */
  uponFault?: (fault: ProgramFault & { caseId: string; commandId: string }) => void;
}

/** How often a command is given, and after how many milliseconds to a case that seems to have ended. */
const tries = 4;
const renewalPause = 150;

/** Whether the case was just passing from one run to the next: whoever asks again is answered by that. */
const isBetweenRuns = (outcome: CommandOutcome): boolean =>
  outcome.kind === 'stopped' || (outcome.kind === 'pending' && outcome.again === true);

export function createCaseGateway(needs: GatewayNeeds): CaseGateway {
  const {
    client,
    taskQueue,
    reference,
    numbers,
    vault,
    matters,
    events,
    proofs,
    patience = 10_000,
    uponFault,
  } = needs;

  const moment = async () => new Date(await (needs.now ?? Date.now)()).toISOString();

  async function answered(
    caseId: string,
    commandId: string,
    ask: () => Promise<Receipt>,
  ): Promise<CommandOutcome> {
    try {
      const receipt = await client.withDeadline(Date.now() + patience, ask);
      return { kind: 'done', caseId, receipt };
    } catch (error) {
      const fault = findProgramFault(error);
      if (fault) uponFault?.({ ...fault, caseId, commandId });
      return outcomeOfError(error, caseId);
    }
  }

  const giveTo = (caseId: string, command: ProvenCommand) =>
    client.workflow
      .getHandle(workflowIdOf(caseId))
      .executeUpdate(giveCommand, { args: [command], updateId: updateIdOf(command) });

  /** Asks once more where a case was just passing from one run to the next. */
  async function askedAgain(ask: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await ask();
      if (attempt === tries || !isBetweenRuns(outcome)) return outcome;
      await pause(renewalPause * attempt);
    }
  }

  async function registerReport({
    commandId,
    actor,
    input,
    identity,
    matter,
  }: Registration): Promise<CommandOutcome> {
    const caseId = commandId;
    const { standing, subject: described, ...facts } = input;
    const subject = await placeSubject(reference, described, facts.receivedOn);
    if (!subject) return { kind: 'refused', refusal: refuse('unitNotThere', { field: 'subject.unit' }) };
    const named = identity && whyNamed(identity, input);
    if (named) return { kind: 'refused', refusal: named };
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
    const now = await moment();
    const decision = decide(caseId, undefined, command('-'), { now, actor, procedure, calendar });
    if (!isAccepted(decision)) return { kind: 'refused', refusal: decision.refusal };
    // A case that has begun is not begun anew, however its workflow has ended: whoever repeats its registration is answered by it, and
    // anybody else gets neither its number nor a place in its vault.
    const hasBegun = await events.isStored(caseId, 1);
    const [number] = hasBegun
      ? ['-']
      : await Promise.all([
          numbers.numberFor(caseId, facts.receivedOn.slice(0, 4)),
          identity && reporter.ref ? vault.store(caseId, reporter.ref, identity) : undefined,
          matter && matter.length > 0 ? matters.keep(caseId, matter) : undefined,
        ]);
    const given = proofs.proveCommand({
      caseId,
      command: command(number),
      asked: { input, identity },
      givenAt: now,
      rules: rulesNamed(procedure, calendar),
    });
    return askedAgain(() =>
      answered(caseId, commandId, async () => {
        if (hasBegun) return giveTo(caseId, given);
        const start = new WithStartWorkflowOperation<typeof caseWorkflow>(caseWorkflowName, {
          workflowId: workflowIdOf(caseId),
          args: [{ caseId }],
          taskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
        return client.workflow.executeUpdateWithStart(giveCommand, {
          startWorkflowOperation: start,
          args: [given],
          updateId: updateIdOf(given),
        });
      }),
    );
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
    const sealed = await withSealedNames(caseId, command, needs);
    const completed = await withFacts(caseId, sealed, needs);
    if (isRefusal(completed)) return { kind: 'refused', refusal: completed };
    const { input } = completed;
    const given = proofs.proveCommand({
      caseId,
      command: { ...command, input, seenAct },
      asked: command.input,
      givenAt: await moment(),
    });
    const ask = () => askedAgain(() => answered(caseId, given.commandId, () => giveTo(caseId, given)));
    const outcome = await ask();
    if (!(await knewTooLittle(caseId, outcome))) return outcome;
    const failed = await haveCatchUp(caseId).then(
      () => undefined,
      (error: unknown) => outcomeOfError(error, caseId),
    );
    return failed ?? ask();
  }

  return {
    register: ({ actor, ...registration }) =>
      registerReport({ ...registration, actor: withoutKnowing(actor) }),
    give: (caseId, { actor, ...command }) => give(caseId, { ...command, actor: withoutKnowing(actor) }),
    catchUp: haveCatchUp,
  };
}
