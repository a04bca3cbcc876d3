import { setTimeout as pause } from 'node:timers/promises';
import { checkChain } from '../../domain/proof/chain';
import { openOwedOffice, type OwedOffice, type Says, until } from './owedOffice';
import { owedStories, type OwedStory } from './owedStories';

const kinds = Object.keys(owedStories) as Says[];

let office: OwedOffice;
beforeAll(async () => {
  office = await openOwedOffice('owed-at-each-step');
});
afterAll(() => office.close());

/** Gives the act while nobody can be told of it; what was done once that is stored comes before the telling. */
async function actUntold({ act, sender }: OwedStory): Promise<void> {
  office.silence(sender);
  await office.given(act);
  await until('stored', () => office.isStored(sender));
}

/** Gives the act, and kills its receiver when it has come to this place. */
async function receiverKilled(story: OwedStory, when: 'before' | 'after'): Promise<void> {
  const { receiver, act } = story;
  const there = office.losesWorker(receiver, when);
  await office.given(act);
  await there;
  await office.kill(receiver);
  office.hears(receiver);
  if (await office.isStored(receiver)) await office.restarted(receiver);
}

/** At which step something is killed, taken up or renewed: then the world goes on. */
const steps: Record<string, (story: OwedStory, says: Says) => Promise<void>> = {
  'nothing happens': ({ act }) => office.given(act),
  'the sender is killed before it has told, and taken up': async (story) => {
    const { sender } = story;
    await actUntold(story);
    await office.kill(sender);
    office.speaks(sender);
    await office.restarted(sender);
  },
  'the sender goes on as a new run before it has told': async (story) => {
    const { sender } = story;
    await actUntold(story);
    await office.started(sender, 1);
    const run = await office.runOf(sender);
    await office.given({ caseId: sender, type: 'note' });
    await until('renewed', async () => (await office.runOf(sender)) !== run);
    office.speaks(sender);
  },
  'the sender is killed when it has told, before that is acknowledged': async ({ act, sender }) => {
    const hasTold = office.forgets(sender);
    await office.given(act);
    await hasTold;
    await office.kill(sender);
    office.remembers(sender);
    await office.restarted(sender);
  },
  'the receiver is killed before it has stored what it hears': (story) => receiverKilled(story, 'before'),
  'the receiver is killed when it has stored, before it has answered': (story) =>
    receiverKilled(story, 'after'),
  'the receiver loses its worker when it has stored, and goes on by itself': async ({ act, receiver }) => {
    const there = office.losesWorker(receiver, 'after');
    await office.given(act);
    await there;
    office.hears(receiver);
  },
  'both are killed, and the receiver is taken up last': async (story) => {
    const { sender, receiver } = story;
    await actUntold(story);
    for (const caseId of [sender, receiver]) if (await office.isStored(caseId)) await office.kill(caseId);
    office.speaks(sender);
    await office.restarted(sender);
    if (await office.isStored(receiver)) await office.restarted(receiver);
  },
  'both are taken up when all is acknowledged, and nothing is told anew': async (story, says) => {
    const { act, sender, receiver } = story;
    await office.given(act);
    await until('acknowledged', () => office.isAcknowledged(says, story));
    await until('nothing owed', () => office.owesNothing(sender));
    const before = office.timesTold(receiver);
    for (const caseId of [sender, receiver]) {
      await office.kill(caseId);
      await office.restarted(caseId);
      await office.given({ caseId, type: 'note' });
    }
    expect([says, office.timesTold(receiver)]).toEqual([says, before]);
  },
};

test.each(Object.keys(steps))(
  'whatever one case owes another is heard once, where %s',
  async (name) => {
    const outcomes = await Promise.all(
      kinds.map(async (says) => {
        const story = await office.begun(says);
        await steps[name]?.(story, says);
        await until(
          `${says} heard`,
          async () => (await office.heard(says, story)) > 0 && (await office.isAcknowledged(says, story)),
        );
        // What is told a second time comes soon, or never.
        await pause(1_000);
        const links = await office.events.readKept(story.receiver);
        const { intact } = checkChain(story.receiver, links);
        return { says, heard: await office.heard(says, story), intact };
      }),
    );
    expect(outcomes).toEqual(kinds.map((says) => ({ says, heard: 1, intact: true })));
  },
  300_000,
);
