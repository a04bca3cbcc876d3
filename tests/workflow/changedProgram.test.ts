import { randomUUID } from 'node:crypto';
import { judgeHistory } from '../../domain/proof/verdict';
import { workflowBundle } from '../../temporal-config/workflowBundle';
import { workflowIdOf } from '../../domain/case/hosting';
import { at } from '../domain/office';
import { type Change, changedBundle, changes } from './changedBundle';
import { type DurableOffice, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('changed-program', at('2026-03-02'), { maxCachedWorkflows: 0 });
});
afterAll(() => office.close());

const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));

async function expectWhole(caseId: string): Promise<void> {
  const history = await office.stores.events.readSealed(caseId);
  expect(history.map(({ link }) => link.seq)).toEqual(history.map((_, i) => i + 1));
  expect(judgeHistory(caseId, history).verdict).toBe('sealed');
  expect((await handleOf(caseId).describe()).status.name).toBe('RUNNING');
}

test.each(Object.keys(changes) as Change[])(
  'a running case goes on exactly behind what is stored under a program with %s, and back under the one as it is',
  async (change) => {
    const id = await office.receive();
    const commandId = randomUUID();
    const first = await office.give(id, 'classify', {}, { commandId });
    for (const type of ['accept', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      await office.give(id, type);
    const before = await office.stored(id);

    await office.workWith(await changedBundle(change));
    // What has replayed answers a repeat as it was answered then.
    expect(await office.give(id, 'classify', {}, { commandId })).toEqual(first);
    const { kind } = await office.attempt(id, 'note');
    expect(kind).toBe(change === 'no decision' ? 'refused' : 'done');
    await office.env.sleep('20 days');
    const after = await office.stores.events.read(id);
    expect(after.slice(0, before.length)).toEqual(before);
    await expectWhole(id);

    await office.workWith(await workflowBundle());
    expect(await office.give(id, 'classify', {}, { commandId })).toEqual(first);
    await office.give(id, 'note');
    await office.env.sleep('20 days');
    const atLast = await office.stores.events.read(id);
    expect(atLast.slice(0, after.length)).toEqual(after);
    expect((await office.state(id)).seq).toBe(atLast.length);
    await expectWhole(id);
    await handleOf(id).terminate('the next change has the clock to itself');
  },
  60_000,
);
