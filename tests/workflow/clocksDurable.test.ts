import type { CommandType } from '../../domain/case/commands';
import { at, endOfDate } from '../domain/office';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';
import { actsToVerification } from '../domain/stages';

// One office lives from Christmas 2025 to spring 2026: its clock only jumps ahead.
let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('clocks', at('2025-12-24'));
});
afterAll(() => office.close());

const giveAll = async (caseId: string, ...types: CommandType[]) => {
  for (const type of types) await office.give(caseId, type);
};

async function inVerification(): Promise<string> {
  const caseId = await office.receive();
  await giveAll(caseId, ...actsToVerification);
  await giveAll(caseId, 'announceDecision', 'recordExplanation');
  return caseId;
}

async function served(): Promise<string> {
  const caseId = await inVerification();
  await giveAll(
    caseId,
    'setFinding',
    'submitReport',
    'holdHearing',
    'recordVote',
    'conclude',
    'decideDiscipline',
  );
  return caseId;
}

test('The time to appeal runs out by itself, in an open case and in a closed one', async () => {
  const [open, closed] = [await served(), await served()];
  await office.sleepUntil(at('2025-12-31'));
  await giveAll(open, 'serveDecision');
  await giveAll(
    closed,
    'serveDecision',
    'approvePublication',
    'publish',
    'tell',
    'tell',
    'tell',
    'closeCase',
  );
  await office.sleepUntil(at('2026-01-30', '23:59'));
  expect(ofType(await office.stored(open), 'clockRanOut')).toEqual([]);

  await office.sleepUntil(at('2026-02-09'));
  for (const caseId of [open, closed]) {
    const [end, ...more] = ofType(await office.stored(caseId), 'clockRanOut');
    expect(more).toEqual([]);
    expect(end).toMatchObject({
      by: 'system',
      data: { kind: 'appealWindow', dueAt: endOfDate('2026-01-30') },
    });
    expect(Date.parse(end?.at ?? '') - Date.parse(endOfDate('2026-01-30'))).toBeLessThan(5_000);
    const late = ofType(await office.stored(caseId), 'fellOverdue');
    expect(late.filter(({ data }) => data.kind === 'appealWindow')).toEqual([]);
  }
  expect((await office.state(closed)).stage).toBe('closed');
});

test('An answer that does not come is pressed for, then told to the head and the vice-chair', async () => {
  await office.sleepUntil(at('2026-03-06'));
  const caseId = await inVerification();
  await office.sleepUntil(at('2026-03-09'));
  await office.give(caseId, 'requestInformation', { to: 'Sở Tài chính', replyBy: '2026-03-20' });
  await office.sleepUntil(at('2026-04-03'));
  const events = await office.stored(caseId);
  const steps = [
    ...ofType(events, 'reminded'),
    ...ofType(events, 'fellOverdue'),
    ...ofType(events, 'escalated'),
  ]
    .filter(({ data }) => data.kind === 'reply')
    .sort((a, b) => a.seq - b.seq);
  expect(steps.map(({ type, data }) => [type, data.of, data.to, data.dueAt])).toEqual([
    ['reminded', 'r1', 'officer', endOfDate('2026-03-17')],
    ['fellOverdue', 'r1', 'officer', endOfDate('2026-03-20')],
    ['escalated', 'r1', 'departmentHead', endOfDate('2026-03-25')],
    ['escalated', 'r1', 'viceChair', endOfDate('2026-04-01')],
  ]);
  await office.give(caseId, 'recordReply');
  expect((await office.state(caseId)).clocks['reply:r1']).toMatchObject({ stoppedOn: '2026-04-03' });
});
