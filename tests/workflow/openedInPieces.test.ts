import { randomUUID } from 'node:crypto';
import { genesis } from '../../domain/proof/chain';
import { caseWorkflowName, workflowIdOf } from '../../domain/case/hosting';
import type { CaseArguments } from '../../workflows/contract';
import { at, OfficeCase } from '../domain/office';
import { type DurableOffice, openDurableOffice } from './durableOffice';

let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('opened-in-pieces', at('2026-03-02'));
});
afterAll(() => office.close());

const handleOf = (caseId: string) => office.env.client.workflow.getHandle(workflowIdOf(caseId));
const start = (caseId: string) =>
  office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    args: [{ caseId } satisfies CaseArguments],
  });

/** A case of some two million bytes lies in the database. */
async function storedLarge(): Promise<OfficeCase> {
  const played = OfficeCase.received('2026-03-02', {}, randomUUID());
  for (let i = 0; i < 200; i += 1) played.give('note', { on: '2026-03-02' }, { text: 'Ơ'.repeat(5000) });
  await office.stores.events.append(played.caseId, genesis(played.caseId), played.events);
  return played;
}

const kept = () => office.connection.collection('case_events');
const idOf = ({ caseId }: OfficeCase, seq: number) => ({ _id: `${caseId}:${seq}` as never });

test('a large case is read in pieces, each event of it once', async () => {
  const played = await storedLarge();
  const read: number[] = [];
  const { events } = office.stores;
  const pieces = { ...events };
  events.readPiece = async (...asked) => {
    const piece = await pieces.readPiece(...asked);
    read.push(...piece.events.map(({ seq }) => seq));
    return piece;
  };
  await start(played.caseId);
  expect(await office.state(played.caseId)).toEqual(played.now);
  events.readPiece = pieces.readPiece;
  expect(read).toEqual(played.events.map(({ seq }) => seq));
  const history = await handleOf(played.caseId).fetchHistory();
  const asked = history.events?.filter((event) => event.activityTaskScheduledEventAttributes);
  expect(asked?.length).toBeGreaterThan(1);
  await office.give(played.caseId, 'classify');
});

test('a run that was opened by the program before, which knew no more than numbers, is read to its end', async () => {
  const played = await storedLarge();
  const { openCase } = office.activities;
  office.activities.openCase = async (asked) => ({ ...(await openCase(asked)), end: undefined });
  await start(played.caseId);
  expect(await office.state(played.caseId)).toEqual(played.now);
  office.activities.openCase = openCase;
  await office.give(played.caseId, 'classify');
});

// Last: whoever awaits the end of a workflow on this server lets its clock run far ahead.
test.each(['taken away', 'put in place of another', 'altered'])(
  'a case of which an event is %s while it is being read stops',
  async (how) => {
    const played = await storedLarge();
    const { openCase } = office.activities;
    office.activities.openCase = async (asked) => {
      const opened = await openCase(asked);
      const late = played.events.length - 5;
      const there = await kept().findOne(idOf(played, late));
      if (how === 'altered')
        await kept().updateOne(idOf(played, late), { $set: { data: { text: 'Khác.' } } });
      else await kept().deleteOne(idOf(played, late));
      if (how === 'put in place of another') {
        const other = await kept().findOne(idOf(played, late - 1));
        if (!other || !there) throw new Error('nothing is there');
        await kept().insertOne({ ...other, _id: there._id, seq: late });
      }
      return opened;
    };
    await start(played.caseId);
    await expect(handleOf(played.caseId).result()).rejects.toThrow();
    office.activities.openCase = openCase;
    expect((await handleOf(played.caseId).describe()).status.name).toBe('FAILED');
  },
);
