import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Activities, createActivities } from '../../activities';
import type { Deliver } from '../../activities/deliverPiece';
import type { AppendActs } from '../../activities/appendActs';
import type { OpenCase } from '../../activities/openCase';
import type { NumberRequest } from '../../activities/giveNumber';
import type { CommandOutcome, ProgramFault } from '../../office/commands/commandOutcome';
import { type CaseGateway, createCaseGateway } from '../../office/commands/gateway';
import type { Actor } from '../../domain/access/policy';
import type { CommandType } from '../../domain/case/commands';
import type { CaseEvent, EventType } from '../../domain/case/events/event';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import type { Rules } from '../../domain/procedure/migration';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import type { ProvenCommand } from '../../domain/proof/proven';
import type { ChainedEvent } from '../../domain/proof/chain';
import type { CaseEventStore } from '../../models/caseEvents';
import { ordinaryPeople } from '../domain/people';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import type { VaultKey } from '../../models/identityVault';
import { applyBodies } from '../../seeds/accounts/bodies';
import { readCalendar } from '../../seeds/reference';
import { createDataConverter, createWorkerDataConverter } from '../../temporal-config/dataConverter';
import { readSettings } from '../../temporal-config/settings';
import { workflowBundle } from '../../temporal-config/workflowBundle';
import { workflowIdOf } from '../../domain/case/hosting';
import { type Receipt, readCase } from '../../workflows/contract';
import type { Connection } from 'mongoose';
import { procedures as seeded } from '../domain/office';
import { partingVersion } from '../domain/seeded';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { giveWhole } from '../servers/giveWhole';
import { servedOffice, strangersEvents } from '../servers';
import { createEnvironmentAt } from './clock/environmentAt';

/** This office parts letters of several matters itself. */
const procedures = [...seeded, partingVersion()];

/** How a command is given; whatever is left out is ordinary. */
export interface Giving {
  by?: Actor;
  commandId?: string;
  seenAct?: number;
}

/** An office on a clock that the test moves: the real workflow, gateway, database and stores. */
export interface DurableOffice {
  readonly env: TestWorkflowEnvironment;
  readonly gateway: CaseGateway;
  readonly stores: CaseStores;
  readonly connection: Connection;
  /** The events for somebody who reaches the database, and has not the office's keys. */
  readonly strangersEvents: CaseEventStore;
  /** What the worker calls; a test may put a failing one in its place. */
  readonly activities: Activities;
  readonly taskQueue: string;
  /** What the gateway has said of programs that failed. */
  readonly faults: readonly ProgramFault[];
  /** What the payloads of its workflows are sealed with. */
  readonly keys: readonly VaultKey[];
  /** Ends the worker and has another begin, with these workflows: what it does not remember it replays. */
  workWith(bundle: WorkflowBundleOption): Promise<void>;
  /** A command as the gateway hands it to a case. */
  proven(caseId: string, command: Command, givenAt?: number): ProvenCommand;
  /** Registers a report on the day the clock shows; returns the case's id. */
  receive(input?: Record<string, unknown>): Promise<string>;
  /** Gives a command that must be done. */
  give(caseId: string, type: CommandType, input?: Record<string, unknown>, giving?: Giving): Promise<Receipt>;
  attempt(
    caseId: string,
    type: CommandType,
    input?: Record<string, unknown>,
    giving?: Giving,
  ): Promise<CommandOutcome>;
  /** Gives a command without having looked at the case. */
  attemptUnseen(caseId: string, type: CommandType): Promise<CommandOutcome>;
  /** Lets the clock run to a moment, and what fell due be stored. */
  sleepUntil(moment: string): Promise<void>;
  state(caseId: string): Promise<CaseState>;
  /** The events in the database, once everything decided so far is stored. */
  stored(caseId: string): Promise<ChainedEvent[]>;
  close(): Promise<void>;
}

const namesOf = ({ procedure, calendar }: Rules) => ({
  procedure: { id: procedure.id, version: procedure.version },
  calendar: { id: calendar.id, version: calendar.version },
});

const zone = 7 * 3600_000;
const localDay = (millis: number) => new Date(millis + zone).toISOString().slice(0, 10);

const done = (outcome: CommandOutcome): Receipt => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.receipt;
};

/** Events of one type, in order. */
export const ofType = <Type extends EventType>(events: readonly CaseEvent[], type: Type) =>
  events.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);

/** Opens an office whose clock stands at `moment`; one per test file. */
export async function openDurableOffice(
  name: string,
  moment: string,
  // None remembered: each step of a workflow begins with a replay of all that went before it.
  { maxCachedWorkflows, deliver }: { maxCachedWorkflows?: number; deliver?: Deliver } = {},
): Promise<DurableOffice> {
  const settings = readSettings(servedOffice(name).env);
  const { taskQueue } = settings.temporal;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const env = await createEnvironmentAt(moment, createDataConverter(settings.secrets.vaultKeys));
  const connection = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
  await stores.reference.addCalendar(readCalendar('office'));
  for (const procedure of procedures) await stores.reference.addProcedure(procedure);
  await applyBodies(stores.bodies);
  const { client } = env;
  const now = () => env.currentTimeMs();
  const faults: ProgramFault[] = [];
  const gateway = createCaseGateway({
    ...stores,
    people: ordinaryPeople,
    client,
    taskQueue,
    now,
    uponFault: (fault) => faults.push(fault),
  });
  const activities = createActivities({ ...stores, symbolSuffix: () => 'UBKTTU', deliver });
  const startWorker = async (bundle: WorkflowBundleOption) => {
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
      workflowBundle: bundle,
      dataConverter: createWorkerDataConverter(settings.secrets.vaultKeys),
      // Looked up at each call, so that a test can have the database fail for a while.
      activities: {
        ...activities,
        appendActs: (asked: AppendActs) => activities.appendActs(asked),
        databaseAnswers: (caseId: string) => activities.databaseAnswers(caseId),
        tellOthers: (caseId: string) => activities.tellOthers(caseId),
        openCase: (asked: OpenCase) => activities.openCase(asked),
        giveNumber: (request: NumberRequest) => activities.giveNumber(request),
      },
    });
    return { worker, running: worker.run() };
  };
  let working = await startWorker(await workflowBundle());

  const today = async () => localDay(await env.currentTimeMs());
  const state = async (caseId: string): Promise<CaseState> => {
    // A run that has just begun has still to read its case.
    for (let tries = 0; tries < 100; tries += 1) {
      const now = await client.workflow.getHandle(workflowIdOf(caseId)).query(readCase);
      if (now) return now;
      await pause(50);
    }
    throw new Error('the case is not registered');
  };

  const attempt: DurableOffice['attempt'] = async (caseId, type, input = {}, giving = {}) => {
    const full = { ...ordinaryInput(type, await state(caseId), await today()), ...input };
    const { by = ordinaryGiver(type), commandId = randomUUID(), seenAct } = giving;
    const command = { type, commandId, actor: by, input: full, seenAct };
    return giveWhole({ ...stores, gateway }, caseId, command, state);
  };

  return {
    env,
    gateway,
    stores,
    strangersEvents: strangersEvents(connection, settings.secrets.vaultKeys),
    activities,
    taskQueue,
    faults,
    keys: settings.secrets.vaultKeys,
    connection,
    workWith: async (bundle) => {
      working.worker.shutdown();
      await working.running;
      working = await startWorker(bundle);
    },
    attempt,
    proven: (caseId, command, given = Date.now()) => {
      const procedure = getProcedureInForce(procedures, '2026-03-02', 'party');
      const rules = namesOf({ procedure, calendar: readCalendar('office') });
      const givenAt = new Date(given).toISOString();
      const asked = command.input;
      const isFirst = command.type === 'register';
      return stores.proofs.proveCommand({ caseId, command, asked, givenAt, ...(isFirst && { rules }) });
    },
    attemptUnseen: async (caseId, type) => {
      const input = ordinaryInput(type, undefined, await today());
      return gateway.give(caseId, { type, commandId: randomUUID(), actor: ordinaryGiver(type), input });
    },
    state,
    receive: async (input = {}) => {
      const { number, reporter, ...facts } = ordinaryInput('register', undefined, await today());
      void [number, reporter];
      const commandId = randomUUID();
      const outcome = await gateway.register({
        commandId,
        actor: ordinaryGiver('register'),
        input: { standing: 'named', ...facts, ...input } as never,
        identity: { name: 'Người gửi', address: '', phone: '', originalText: '' },
      });
      done(outcome);
      return commandId;
    },
    give: async (...given) => done(await attempt(...given)),
    sleepUntil: async (moment) => {
      const left = Date.parse(moment) - (await env.currentTimeMs());
      if (left < 0) throw new RangeError(`${moment} is past`);
      await env.sleep(left);
    },
    stored: async (caseId) => {
      for (let tries = 0; tries < 200; tries += 1) {
        const { seq } = await state(caseId);
        const found = await stores.events.read(caseId);
        if (found.length >= seq) return found;
        await pause(25);
      }
      throw new Error('what was decided did not reach the database within 5 s');
    },
    close: async () => {
      working.worker.shutdown();
      await working.running;
      await env.teardown();
      await connection.close();
    },
  };
}
