import { randomUUID } from 'node:crypto';
import { judgeHistory } from '../../domain/proof/verdict';
import { workflowBundle } from '../../temporal-config/workflow-bundle';
import { type Receipt, workflowIdOf } from '../../workflows/contract';
import { at } from '../domain/office';
import { type Change, changedBundle, changes } from './changed-bundle';
import { type DurableOffice, openDurableOffice } from './durable-office';

/** A case that was begun and carried on by the program as it is. */
interface Begun {
  id: string;
  commandId: string;
  first: Receipt;
}

let office: DurableOffice;
const begun = new Map<Change, Begun>();
const all = Object.keys(changes) as Change[];
beforeAll(async () => {
  office = await openDurableOffice('changed-program', at('2026-03-02'), { maxCachedWorkflows: 0 });
  for (const change of all) {
    const id = await office.receive();
    const commandId = randomUUID();
    const first = await office.give(id, 'classify', {}, { commandId });
    for (const type of ['accept', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      await office.give(id, type);
    begun.set(change, { id, commandId, first });
  }
}, 400_000);
afterAll(() => office.close());

const caseOf = (change: Change): Begun => {
  const found = begun.get(change);
  if (!found) throw new Error(change);
  return found;
};

const statusOf = async (caseId: string) =>
  (await office.env.client.workflow.getHandle(workflowIdOf(caseId)).describe()).status.name;

async function expectWhole(caseId: string): Promise<void> {
  const history = await office.stores.events.readSealed(caseId);
  expect(history.map(({ link }) => link.seq)).toEqual(history.map((_, i) => i + 1));
  expect(judgeHistory(caseId, history).verdict).toBe('sealed');
}

test.each(all)(
  'a running case goes on exactly behind what is stored under a program with %s',
  async (change) => {
    const { id, commandId, first } = caseOf(change);
    const before = await office.stored(id);
    await office.workWith(await changedBundle(change));
    // What has replayed answers a repeat as it was answered then.
    expect(await office.give(id, 'classify', {}, { commandId })).toEqual(first);
    const outcome = await office.attempt(id, 'note');
    expect(['done', 'refused']).toContain(outcome.kind);
    await office.env.sleep('20 days');

    const after = await office.stores.events.read(id);
    expect(after.slice(0, before.length)).toEqual(before);
    await expectWhole(id);
    expect(await statusOf(id)).toBe('RUNNING');
  },
  400_000,
);

test('back under the program as it is, each case remembers what the changed one has stored', async () => {
  await office.workWith(await workflowBundle());
  for (const change of all) {
    const { id, commandId, first } = caseOf(change);
    expect(await office.give(id, 'classify', {}, { commandId })).toEqual(first);
    await office.give(id, 'note');
    await expectWhole(id);
  }
}, 400_000);
