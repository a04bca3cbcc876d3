import { randomUUID } from 'node:crypto';
import { checkChain } from '../../domain/proof/chain';
import { workflowIdOf } from '../../workflows/contract';
import { workflowBundle } from '../../temporal-config/workflow-bundle';
import { at } from '../domain/office';
import { type Change, changedBundle, changes } from './changed-bundle';
import { type DurableOffice, openDurableOffice } from './durable-office';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('changed-program', at('2026-03-02'), { maxCachedWorkflows: 0 });
});
afterAll(() => office.close());

const statusOf = async (caseId: string) =>
  (await office.env.client.workflow.getHandle(workflowIdOf(caseId)).describe()).status.name;

async function expectWhole(caseId: string): Promise<void> {
  const events = await office.stores.events.read(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(checkChain(caseId, events).intact).toBe(true);
  expect(await office.stores.events.findSealCover(caseId)).toEqual({ upTo: 'end' });
}

test.each(Object.keys(changes) as Change[])(
  'a running case goes on exactly behind what is stored under a program with %s',
  async (change) => {
    await office.workWith(await workflowBundle());
    const id = await office.receive();
    const commandId = randomUUID();
    const first = await office.give(id, 'classify', {}, { commandId });
    for (const type of ['accept', 'note', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      await office.give(id, type);
    const before = await office.stored(id);

    await office.workWith(await changedBundle(change));
    // What has replayed answers a repeat as it was answered then.
    expect(await office.give(id, 'classify', {}, { commandId })).toEqual(first);
    const outcome = await office.attempt(id, 'note');
    expect(['done', 'refused']).toContain(outcome.kind);
    await office.env.sleep('40 days');

    const after = await office.stores.events.read(id);
    expect(after.slice(0, before.length)).toEqual(before);
    await expectWhole(id);
    expect(await statusOf(id)).toBe('RUNNING');

    // And back again: what the changed program has stored is what the case remembers.
    await office.workWith(await workflowBundle());
    expect(await office.give(id, 'note')).toMatchObject({ seq: expect.any(Number) });
    await expectWhole(id);
  },
);
