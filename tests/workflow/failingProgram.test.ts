import { randomUUID } from 'node:crypto';
import { workflowBundle } from '../../temporal-config/workflowBundle';
import { at } from '../domain/office';
import { bundleWith } from './changedBundle';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('failing-program', at('2026-03-02'), { maxCachedWorkflows: 0 });
});
afterAll(() => office.close());

test('an error of the program in a case is not known yet for whoever asks, and is said once each time; put right, it is done', async () => {
  const id = await office.receive();
  expect(office.faults).toEqual([]);
  const commandId = randomUUID();
  const given = [id, 'note', { text: 'Ghi chú.' }, { commandId }] as const;
  await office.workWith(await bundleWith('decide', 'd.unknown.other'));
  for (let times = 1; times <= 2; times += 1) {
    expect(await office.attempt(...given)).toEqual({ kind: 'pending', caseId: id });
    expect(office.faults).toHaveLength(times);
  }
  expect(office.faults[0]).toMatchObject({ what: 'TypeError', caseId: id, commandId });
  expect(JSON.stringify(office.faults)).not.toContain('Ghi chú');
  await office.workWith(await workflowBundle());
  expect(await office.attempt(...given)).toMatchObject({ kind: 'done' });
  expect(ofType(await office.stored(id), 'noted')).toHaveLength(1);
  expect(office.faults).toHaveLength(2);
});
