import { randomUUID } from 'node:crypto';
import { restartCase } from '../../office/restart/restartCase';
import { decideHeard } from '../../domain/case/decide';
import { messagesOf } from '../../domain/case/messages';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { workflowIdOf } from '../../domain/case/hosting';
import { at, OfficeCase } from '../domain/office';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('kept-news', at('2026-03-02'));
});
afterAll(() => office.close());

const needs = () => ({ stores: office.stores, temporal: office.env.client, taskQueue: office.taskQueue });
const kill = (caseId: string) =>
  office.env.client.workflow.getHandle(workflowIdOf(caseId)).terminate('killed');

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isSo()) return;
    await office.env.sleep('5 seconds');
  }
  throw new Error('it did not come about');
}
const mergedInto = async (caseId: string) =>
  ofType(await office.stores.events.read(caseId), 'reportMerged').length;
const usual = () => ({ ...office.activities });

/** Where between the two cases something is killed. */
const steps: Record<string, (sender: string, receiver: string) => Promise<void>> = {
  'the sender, before it has told': async (sender) => {
    await kill(sender);
    await restartCase(sender, needs());
  },
  'the receiver, before it has heard': async (_, receiver) => {
    await kill(receiver);
    await office.env.sleep('3 hours');
    await restartCase(receiver, needs());
  },
  both: async (sender, receiver) => {
    await Promise.all([kill(sender), kill(receiver)]);
    await restartCase(sender, needs());
    await office.env.sleep('10 minutes');
    await restartCase(receiver, needs());
  },
};

test.each(Object.keys(steps))(
  'what one case owes another is told although it is killed: %s',
  async (step) => {
    const [receiver, sender] = [await office.receive(), await office.receive()];
    const { tellOthers } = usual();
    office.activities.tellOthers = () => Promise.reject(new Error('cannot be told'));
    await office.give(sender, 'merge', { into: receiver });
    await office.env.sleep('5 minutes');
    expect(await mergedInto(receiver)).toBe(0);
    const kills = steps[step];
    const mended = kills?.(sender, receiver);
    office.activities.tellOthers = tellOthers;
    await mended;
    await until(async () => (await mergedInto(receiver)) > 0);
    await office.env.sleep('1 hour');
    expect(await mergedInto(receiver)).toBe(1);
  },
);

test('what was heard and not acknowledged is told again, and happens once', async () => {
  const [receiver, sender] = [await office.receive(), await office.receive()];
  const { tellOthers } = usual();
  let lost = 0;
  office.activities.tellOthers = async (caseId) => {
    await tellOthers(caseId);
    if ((lost += 1) > 2) return;
    await office.connection.collection('case_news').deleteMany({ from: caseId });
    throw new Error('killed before it was acknowledged');
  };
  await office.give(sender, 'merge', { into: receiver });
  await until(() => Promise.resolve(lost > 2));
  office.activities.tellOthers = tellOthers;
  expect(await mergedInto(receiver)).toBe(1);
});

test('a part whose opening was lost on the way is opened, and its petition hears of it', async () => {
  const petition = await office.receive({
    kind: 'mixed',
    allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }],
  });
  const { tellOthers } = usual();
  office.activities.tellOthers = () => Promise.reject(new Error('cannot be told'));
  await office.give(petition, 'splitPetition', { allegationIds: ['a2'] });
  await kill(petition);
  office.activities.tellOthers = tellOthers;
  await restartCase(petition, needs());
  await until(async () => (await office.state(petition)).parts?.[0]?.number !== undefined);
  expect(ofType(await office.stored(petition), 'partRegistered')).toHaveLength(1);
});

/** A case that lies in the database as the version before has left it. */
async function storedThen(played: OfficeCase): Promise<string> {
  const { caseId, events, now } = played;
  await office.stores.events.append(caseId, genesis(caseId), events);
  await office.stores.views.save(project(now));
  await restartCase(caseId, needs());
  return caseId;
}

/** Told by the version before, which kept nothing of it but what the other case has recorded. */
function toldThen(from: OfficeCase, seq: number, to: OfficeCase): void {
  const told = from.events.slice(seq).flatMap((event) => messagesOf(from.now, event));
  for (const { message } of told.filter((one) => one.to === to.caseId)) {
    const signature = { at: from.now.lastAct.at, commandId: `heard-${to.now.seq}` };
    const taken = decideHeard(to.now, message, signature);
    to.events.push(...(taken?.events ?? []));
    to.state = taken?.state ?? to.state;
  }
}

test('what cases have told each other in the version before is not told again when they are taken up', async () => {
  const on = '2026-03-02';
  const [receiver, sender] = [randomUUID(), randomUUID()].map((id) => OfficeCase.received(on, {}, id));
  if (!receiver || !sender) throw new Error('no cases');
  for (const [type, input] of [
    ['merge', { into: receiver.caseId }],
    ['unmerge', {}],
  ] as const) {
    const { seq } = sender.now;
    toldThen(sender.give(type, { on }, input), seq, receiver);
  }
  const before = receiver.events.map(({ type }) => type);
  expect(before).toEqual(expect.arrayContaining(['reportMerged', 'reportUnmerged']));
  await storedThen(receiver);
  await storedThen(sender);
  await until(async () => (await office.stores.news.heardOf(sender.caseId)).size === 2);
  expect((await office.stored(receiver.caseId)).map(({ type }) => type)).toEqual(before);
});

test('each case is told in the order in which it happened: a later thing waits for an earlier one', async () => {
  const [receiver, sender] = [await office.receive(), await office.receive()];
  const { tellOthers } = usual();
  office.activities.tellOthers = () => Promise.reject(new Error('cannot be told'));
  await office.give(sender, 'merge', { into: receiver });
  await office.give(sender, 'unmerge');
  const failing = { ...office.stores.proofs };
  let told = 0;
  office.stores.proofs.proveMessage = (message) => {
    if ((told += 1) === 1) throw new Error('not this time');
    return failing.proveMessage(message);
  };
  office.activities.tellOthers = tellOthers;
  await until(async () => (await office.stores.news.heardOf(sender)).size === 2);
  office.stores.proofs.proveMessage = failing.proveMessage;
  expect(told).toBe(3);
  expect((await office.state(receiver)).mergedReports).toEqual([]);
  expect(await mergedInto(receiver)).toBe(1);
});
