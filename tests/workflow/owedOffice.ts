import { createOwedNews } from '../../activities/owedNews';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fold } from '../../domain/case/evolve/evolve';
import { caseWorkflowName, workflowIdOf } from '../../domain/case/hosting';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { createCaseGateway } from '../../office/commands/gateway';
import { restartCase } from '../../office/restart/restartCase';
import type { CaseArguments } from '../../workflows/contract';
import { openJsonOffice } from '../api/jsonOffice';
import { partingVersion } from '../domain/seeded';
import { rulesOf } from '../../domain/case/checks';
import type { GivenCommand } from '../../office/commands/gateway';
import { inSteps } from '../../seeds/demonstration/inSteps';
import { ordinaryHand } from '../domain/office';
import { lateInput, ordinaryGiver } from '../domain/ordinary';
import { ordinaryPeople } from '../domain/people';
import { on, owedStories, type OwedStory, rulesBefore, type Step } from './owedStories';

export type Says = keyof typeof owedStories;

/** Longer than everything takes to be tried again, also on a machine that is busy with other things. */
const mostWaited = 90_000;

/** Waits for what comes about by itself, in real time. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + mostWaited; Date.now() < end; await pause(100)) if (await isSo()) return;
  throw new Error(`it did not come about: ${what}`);
}

const killed = () => new Error('killed');
const lost = () => Promise.reject(killed());

type Office = Awaited<ReturnType<typeof openOwedOffice>>;
export type OwedOffice = Office;

/** An office in real time, whose worker is lost where a test has it so, while one case tells another. */
export async function openOwedOffice(name: string) {
  const { services, env, close } = await openJsonOffice(name);
  await services.cases.reference.addProcedure(partingVersion());
  const { cases: stores, temporal } = services;
  const { events, news, proofs } = stores;
  await stores.reference.addProcedure(rulesBefore);
  const taskQueue = env.TEMPORAL_TASK_QUEUE ?? '';
  const gateway = createCaseGateway({
    ...stores,
    people: ordinaryPeople,
    client: temporal,
    taskQueue,
    patience: 5_000,
  });

  /** Senders that tell nobody, and such that have told and do not acknowledge it. */
  const mute = new Set<string>();
  const forgetful = new Map<string, () => void>();
  /** What happens in place of storing what a case hears. */
  const hearing = new Map<string, (store: () => Promise<unknown>) => Promise<never>>();
  /** How often each case has been told something. */
  const told = new Map<string, number>();

  const { append } = events;
  events.append = (...asked) => {
    const [caseId, , added] = asked;
    const instead = hearing.get(caseId);
    const hears = added.some(
      ({ commandId, type }) => commandId.startsWith('heard-') || type === 'reportRegistered',
    );
    return instead && hears ? instead(() => append(...asked)) : append(...asked);
  };
  const { heardOf, acknowledge } = news;
  news.acknowledge = (from, one) => {
    const forgets = forgetful.get(from);
    forgets?.();
    return forgets ? lost() : acknowledge(from, one);
  };
  const { proveMessage, proveCommand } = proofs;
  proofs.proveMessage = (message) => {
    if (mute.has(message.from)) throw killed();
    told.set(message.to, (told.get(message.to) ?? 0) + 1);
    return proveMessage(message);
  };
  proofs.proveCommand = (command) => {
    // The part of a petition is opened by a command of the petition's.
    if ([...mute].some((from) => command.caseId.startsWith(`${from}-`))) throw killed();
    return proveCommand(command);
  };

  const handleOf = (caseId: string) => temporal.workflow.getHandle(workflowIdOf(caseId));
  const isStored = (caseId: string) => events.isStored(caseId, 1);
  const heardBy = async (caseId: string) => [...(await heardOf(caseId))];

  /** @param renewAfter after how many acts the run renews itself */
  const started = (caseId: string, renewAfter?: number) =>
    temporal.workflow.start(caseWorkflowName, {
      workflowId: workflowIdOf(caseId),
      taskQueue,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      args: [{ caseId, renewAfter } satisfies CaseArguments],
    });

  async function given({ caseId, type, input = {}, giving = {} }: Step): Promise<void> {
    const state = fold(await events.read(caseId));
    const full = { ...lateInput(type, state, on), ...input };
    const { by = ordinaryGiver(type), commandId = randomUUID() } = giving;
    const { procedure } = state ? await stores.reference.getRules(rulesOf(state)) : { procedure: undefined };
    const hands = state && procedure && inSteps({ type, by, input: full }, state, procedure, ordinaryHand);
    if (!hands) return handedIn(caseId, { type, commandId, actor: by, input: full });
    for (const hand of hands) {
      const now = fold(await events.read(caseId)) ?? state;
      const command = { type: hand.type as Step['type'], commandId: randomUUID(), actor: hand.by };
      await handedIn(caseId, { ...command, input: hand.input(now) });
    }
  }

  async function handedIn(caseId: string, command: GivenCommand): Promise<void> {
    const { type } = command;
    await until(`${type} is answered`, async () => {
      const outcome = await gateway.give(caseId, command);
      if (outcome.kind === 'done') return true;
      if (outcome.kind === 'pending' || outcome.kind === 'busy') return false;
      throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    });
  }

  return {
    events,
    given,
    isStored,
    started,
    /** Sends nothing to anybody, until it `speaks`. */
    silence: (caseId: string) => void mute.add(caseId),
    speaks: (caseId: string) => void mute.delete(caseId),
    runOf: async (caseId: string) => (await handleOf(caseId).describe()).runId,
    kill: (caseId: string) => handleOf(caseId).terminate('killed'),
    restarted: (caseId: string) => restartCase(caseId, { stores, temporal, taskQueue }),
    timesTold: (caseId: string) => told.get(caseId) ?? 0,
    /** From now on a case forgets that it has told others, until it `remembers`; resolves when it has told one. */
    forgets: (caseId: string): Promise<void> => {
      let hasTold = false;
      forgetful.set(caseId, () => {
        hasTold = true;
      });
      return until('told', () => hasTold);
    },
    remembers: (caseId: string) => void forgetful.delete(caseId),
    /** From now on a case's worker is lost before or after it stores what the case hears, until it `hears`; resolves at the first loss. */
    losesWorker: (caseId: string, when: 'before' | 'after'): Promise<void> => {
      let came = false;
      hearing.set(caseId, async (store) => {
        if (when === 'after') await store();
        came = true;
        return lost();
      });
      return until(`lost ${when} storing`, () => came);
    },
    hears: (caseId: string) => void hearing.delete(caseId),

    /** How often the receiver has recorded what this story is about. */
    heard: async (says: Says, { sender, receiver }: OwedStory): Promise<number> => {
      const recorded = await events.read(receiver);
      if (says === 'opened') return recorded.filter(({ type }) => type === 'reportRegistered').length;
      const about = recorded.filter(
        ({ commandId }) => commandId.startsWith(`heard-${sender}:`) && commandId.endsWith(`:${says}`),
      );
      // One act may bring about several events, each of its own kind.
      const kinds = about.map(({ type }) => type);
      return Math.max(0, ...kinds.map((kind) => kinds.filter((other) => other === kind).length));
    },
    isAcknowledged: async (says: Says, { sender, receiver }: OwedStory): Promise<boolean> =>
      (await heardBy(sender)).some((id) => id.endsWith(`:${says}:${receiver}`)),

    /** One act may owe several things, of which the one that is looked at need not be the last. */
    owesNothing: async (caseId: string): Promise<boolean> =>
      (await createOwedNews(news).findOwed(caseId, await events.read(caseId))).length === 0,

    /** The cases as they are before one comes to owe the other this. */
    begun: async (says: Says): Promise<OwedStory> => {
      const story = owedStories[says]();
      for (const { caseId, events: played, now } of story.cases) {
        await append(caseId, genesis(caseId), played);
        await stores.views.save(project(now));
        await started(caseId);
      }
      for (const step of story.before) {
        await given(step);
        await until('linked', async () => (await heardBy(step.caseId)).length > 0);
      }
      return story;
    },
    close,
  };
}
