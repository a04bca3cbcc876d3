import { setTimeout as pause } from 'node:timers/promises';
import { takeUp } from '../../office/takeUp/takeUp';
import type { AppendActs } from '../../activities/appendActs';
import type { Activities } from '../../activities';
import { checkChain, genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { caseWorkflowName, workflowIdOf } from '../../domain/case/hosting';
import type { CaseArguments } from '../../workflows/contract';
import { at } from '../domain/office';
import { type DurableOffice, openDurableOffice } from './durable-office';
import { on, owedStories, type OwedStory, type Step } from './owedStories';

type Says = keyof typeof owedStories;
const kinds = Object.keys(owedStories) as Says[];

let office: DurableOffice;
let usual: Activities;
/** What one case's worker does in place of the usual, as long as a test has it so. */
const telling = new Map<string, () => Promise<void>>();
const appending = new Map<string, (asked: AppendActs) => ReturnType<Activities['appendActs']>>();
/** How often each case has been told something. */
const told = new Map<string, number>();

beforeAll(async () => {
  office = await openDurableOffice('owed-at-each-step', at(on));
  usual = { ...office.activities };
  office.activities.tellOthers = (caseId) => (telling.get(caseId) ?? (() => usual.tellOthers(caseId)))();
  office.activities.appendActs = (asked) => (appending.get(asked.caseId) ?? usual.appendActs)(asked);
  const { proveMessage } = office.stores.proofs;
  office.stores.proofs.proveMessage = (message) => {
    told.set(message.to, (told.get(message.to) ?? 0) + 1);
    return proveMessage(message);
  };
});
afterAll(() => office.close());

const lost = () => Promise.reject(new Error('killed'));
const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));
const kill = (caseId: string) => handleOf(caseId).terminate('killed');
const takenUp = (caseId: string) =>
  takeUp(caseId, { stores: office.stores, temporal: office.env.client, taskQueue: office.taskQueue });

/** @param renewAfter after how many acts the run renews itself */
const started = (caseId: string, renewAfter?: number) =>
  office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    args: [{ caseId, renewAfter } satisfies CaseArguments],
  });

let ticking: Promise<void> | undefined;

/** Lets some seconds pass for all cases together: of several who ask for it at once, this server would let each wait in earnest. */
const tick = (): Promise<void> =>
  (ticking ??= office.env.sleep('5 seconds').finally(() => {
    ticking = undefined;
  }));

async function minutesPass(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 12; i += 1) await tick();
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await tick();
    await pause(50);
  }
  throw new Error(`it did not come about: ${what}`);
}

const given = ({ caseId, type, input, giving }: Step) => office.give(caseId, type, input, giving);
const isStored = (caseId: string) => office.stores.events.isStored(caseId, 1);

/** How often the receiver has recorded what this story is about. */
async function heard(says: Says, { sender, receiver }: OwedStory): Promise<number> {
  const events = await office.stores.events.read(receiver);
  if (says === 'opened') return events.filter(({ type }) => type === 'reportRegistered').length;
  const ids = events.map(({ commandId }) => commandId).filter((id) => id.startsWith(`heard-${sender}:`));
  return new Set(ids.filter((id) => id.endsWith(`:${says}`))).size;
}

async function isAcknowledged(says: Says, { sender, receiver }: OwedStory): Promise<boolean> {
  const ids = [...(await office.stores.news.heardOf(sender))];
  return ids.some((id) => id.endsWith(`:${says}:${receiver}`));
}

/** The cases as they are before one comes to owe the other this. */
async function begun(says: Says): Promise<OwedStory> {
  const story = owedStories[says]();
  for (const { caseId, events, now } of story.cases) {
    await office.stores.events.append(caseId, genesis(caseId), events);
    await office.stores.views.save(project(now));
    await started(caseId);
  }
  for (const step of story.before) {
    await given(step);
    await until('linked', async () => (await office.stores.news.heardOf(step.caseId)).size > 0);
  }
  return story;
}

/** Gives the act while nobody can be told of it; what was done once that is stored comes before the telling. */
async function actUntold({ act, sender }: OwedStory): Promise<void> {
  telling.set(sender, lost);
  await given(act);
  await until('stored', () => isStored(sender));
}

/** Holds everything that is stored of the receiver at this place; resolves when something has come there. */
function heldAt(receiver: string, place: (asked: AppendActs) => Promise<unknown>): Promise<void> {
  let came = false;
  appending.set(receiver, async (asked) => {
    await place(asked);
    came = true;
    return lost();
  });
  return until('held', () => came);
}

/** At which step something is killed, taken up or renewed: then the world goes on. */
const steps: Record<string, (story: OwedStory, says: Says) => Promise<void>> = {
  'nothing happens': async ({ act }) => {
    await given(act);
  },
  'the sender is killed before it has told, and taken up': async (story) => {
    const { sender } = story;
    await actUntold(story);
    await kill(sender);
    telling.delete(sender);
    await takenUp(sender);
  },
  'the sender goes on as a new run before it has told': async (story) => {
    const { sender } = story;
    await actUntold(story);
    await started(sender, 1);
    const { runId } = await handleOf(sender).describe();
    await office.give(sender, 'note');
    await until('renewed', async () => (await handleOf(sender).describe()).runId !== runId);
    telling.delete(sender);
  },
  'the sender is killed when it has told, before that is acknowledged': async ({ act, sender }) => {
    let hasTold = false;
    telling.set(sender, async () => {
      await usual.tellOthers(sender);
      await office.connection.collection('case_news').deleteMany({ from: sender });
      hasTold = true;
      return lost();
    });
    await given(act);
    await until('told', () => hasTold);
    await kill(sender);
    telling.delete(sender);
    await takenUp(sender);
  },
  'the receiver is killed before it has stored what it hears': async (story) => {
    const { sender, receiver } = story;
    await actUntold(story);
    const there = heldAt(receiver, () => Promise.resolve());
    telling.delete(sender);
    await there;
    await kill(receiver);
    appending.delete(receiver);
    await minutesPass(2);
    if (await isStored(receiver)) await takenUp(receiver);
  },
  'the receiver is killed when it has stored, before it has answered': async (story) => {
    const { sender, receiver } = story;
    await actUntold(story);
    const there = heldAt(receiver, (asked) => usual.appendActs(asked));
    telling.delete(sender);
    await there;
    await kill(receiver);
    appending.delete(receiver);
    await takenUp(receiver);
  },
  'the receiver loses its worker when it has stored, and goes on by itself': async (story) => {
    const { sender, receiver } = story;
    await actUntold(story);
    const there = heldAt(receiver, (asked) => usual.appendActs(asked));
    telling.delete(sender);
    await there;
    appending.delete(receiver);
  },
  'both are killed, and the receiver is taken up last': async (story) => {
    const { sender, receiver } = story;
    await actUntold(story);
    await Promise.all([sender, receiver].map(async (id) => (await isStored(id)) && kill(id)));
    telling.delete(sender);
    await takenUp(sender);
    await minutesPass(1);
    if (await isStored(receiver)) await takenUp(receiver);
  },
  'both are taken up when all is acknowledged, and nothing is told anew': async (story, says) => {
    const { act, sender, receiver } = story;
    await given(act);
    await until('acknowledged', () => isAcknowledged(says, story));
    const before = told.get(receiver);
    await Promise.all([takenUp(sender), takenUp(receiver)]);
    await Promise.all([office.state(sender), office.state(receiver)]);
    await minutesPass(1);
    expect([says, told.get(receiver)]).toEqual([says, before]);
  },
};

test.each(Object.keys(steps))(
  'whatever one case owes another is heard once, where %s',
  async (name) => {
    const outcomes = await Promise.all(
      kinds.map(async (says) => {
        const story = await begun(says);
        await steps[name]?.(story, says);
        const isDone = async () => (await heard(says, story)) > 0 && (await isAcknowledged(says, story));
        await until(`${says} heard`, isDone);
        await minutesPass(2);
        const links = await office.stores.events.readKept(story.receiver);
        return { says, heard: await heard(says, story), intact: checkChain(story.receiver, links).intact };
      }),
    );
    expect(outcomes).toEqual(kinds.map((says) => ({ says, heard: 1, intact: true })));
  },
  300_000,
);
