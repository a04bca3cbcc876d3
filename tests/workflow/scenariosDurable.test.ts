import type { CommandType } from '../../domain/case/commands';
import type { ClockKind } from '../../domain/clocks/clock';
import { explainClock } from '../../domain/clocks/explain';
import { at, calendar, endOfDate } from '../domain/office';
import { type DurableOffice, ofType, openDurableOffice } from './durableOffice';
import { actsToVerification } from '../domain/stages';

// One office lives from January 2022 to September 2026: the server's clock is set back and then only jumps ahead.
let office: DurableOffice;
beforeAll(async () => {
  office = await openDurableOffice('scenarios', at('2022-01-28'));
});
afterAll(() => office.close());

const clockOf = async (caseId: string, kind: ClockKind) => {
  const clock = (await office.state(caseId)).clocks[kind];
  if (!clock) throw new Error(`no clock ${kind}`);
  return clock;
};
const dueOn = async (caseId: string, kind: ClockKind) => (await clockOf(caseId, kind)).dates?.dueOn;

const giveAll = async (caseId: string, ...types: CommandType[]) => {
  for (const type of types) await office.give(caseId, type);
};
const verify = (caseId: string) => giveAll(caseId, ...actsToVerification);

/** What a clock did by itself: what, to whom, when it was due; and that it was carried out within seconds of that. */
async function doneBy(caseId: string, kind: ClockKind) {
  const events = await office.stored(caseId);
  const steps = [
    ...ofType(events, 'reminded'),
    ...ofType(events, 'headWarned'),
    ...ofType(events, 'fellOverdue'),
    ...ofType(events, 'escalated'),
  ].filter(({ data }) => data.kind === kind);
  for (const { at: moment, data } of steps) {
    const late = Date.parse(moment) - Date.parse(data.dueAt);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5_000);
  }
  return steps.sort((a, b) => a.seq - b.seq).map(({ type, data }) => [type, data.to, data.dueAt]);
}

test('Scenario 1. Straight path, on the days on which it happened', async () => {
  const id = await office.receive({ source: 'reception' });
  const forgotten = await office.receive();
  expect(await dueOn(id, 'handling')).toBe('2022-02-15');

  await office.sleepUntil(at('2022-02-10'));
  await giveAll(id, 'classify', 'accept');
  await giveAll(forgotten, 'classify', 'accept');
  expect(await dueOn(id, 'telling')).toBe('2022-02-17');
  expect(await dueOn(id, 'settling')).toBe('2022-06-15');

  await office.sleepUntil(at('2022-02-15'));
  await giveAll(id, 'tell', 'tell', 'proposeAssignment', 'formTeam', 'signDecision');
  await office.sleepUntil(at('2022-05-10'));
  expect(await doneBy(id, 'settling')).toEqual([['reminded', 'officer', endOfDate('2022-05-09')]]);
  await giveAll(id, 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport');
  await office.sleepUntil(at('2022-05-24'));
  await giveAll(id, 'holdHearing');
  await office.give(id, 'recordVote', { officialMembers: 9, present: 7, warning: 5 });
  expect((await office.state(id)).vote?.adopted).toBe('warning');

  await office.sleepUntil(at('2022-05-27'));
  await giveAll(id, 'conclude', 'decideDiscipline');
  expect(await dueOn(id, 'publication')).toBe('2022-06-07');
  await office.sleepUntil(at('2022-06-01'));
  await giveAll(id, 'approvePublication', 'publish', 'tell', 'tell', 'tell', 'serveDecision', 'closeCase');

  // Long after the time to appeal: the closed case is still there, and nothing more came due in it.
  await office.sleepUntil(at('2022-08-01'));
  const { seq } = await office.state(id);
  await office.sleepUntil(at('2023-01-03'));
  expect(await office.state(id)).toMatchObject({ seq, stage: 'closed', discipline: { form: 'warning' } });
  expect(ofType(await office.stored(id), 'fellOverdue')).toEqual([]);

  // Its twin, received and accepted on the same days, was never settled.
  expect(await doneBy(forgotten, 'settling')).toEqual([
    ['reminded', 'officer', endOfDate('2022-05-09')],
    ['headWarned', 'departmentHead', endOfDate('2022-06-02')],
    ['fellOverdue', 'officer', endOfDate('2022-06-15')],
    ['escalated', 'departmentHead', endOfDate('2022-06-15')],
    ['escalated', 'viceChair', endOfDate('2022-06-20')],
    ['escalated', 'chair', endOfDate('2022-06-23')],
    ['escalated', 'standingCommittee', endOfDate('2022-06-28')],
  ]);
});

test('Scenario 8. Pause for an expert opinion: no timer fires while the case is paused', async () => {
  await office.sleepUntil(at('2026-03-02'));
  const id = await office.receive();
  await office.sleepUntil(at('2026-03-06'));
  await verify(id);
  expect(await dueOn(id, 'settling')).toBe('2026-07-09');

  await office.sleepUntil(at('2026-04-28'));
  await office.give(id, 'pause', { reason: 'expertOpinion' });
  const { seq } = await office.state(id);
  await office.sleepUntil(at('2026-05-23'));
  expect((await office.state(id)).seq).toBe(seq);
  await office.give(id, 'resume');
  expect(await dueOn(id, 'settling')).toBe('2026-08-03');
  expect(explainClock(calendar, await clockOf(id, 'settling'), at('2026-05-23'))).toMatchObject({
    originalDueOn: '2026-07-09',
    used: 39,
    left: 51,
    pauses: [{ from: '2026-04-28', until: '2026-05-23', reason: 'expertOpinion', used: 39 }],
  });

  await office.sleepUntil(at('2026-08-03', '23:00'));
  expect(ofType(await office.stored(id), 'fellOverdue')).toEqual([]);
  await office.sleepUntil(at('2026-08-04', '00:01'));
  expect(await doneBy(id, 'settling')).toContainEqual(['fellOverdue', 'officer', endOfDate('2026-08-03')]);
});

test('Scenario 18. Stall: reminded, then the head, the chair and the standing committee', async () => {
  const id = await office.receive();
  await office.sleepUntil(at('2026-08-06'));
  await verify(id);
  await office.sleepUntil(at('2026-08-17'));
  await office.give(id, 'announceDecision');

  await office.sleepUntil(at('2026-08-28', '23:59'));
  expect(await doneBy(id, 'stall')).toEqual([]);
  // Looking at the page starts nothing afresh.
  await office.stores.views.find(id, { all: true, exceptConflictOf: 'u-chair' });
  await office.sleepUntil(at('2026-09-30'));
  expect(await doneBy(id, 'stall')).toEqual([
    ['reminded', 'officer', endOfDate('2026-08-28')],
    ['escalated', 'departmentHead', endOfDate('2026-09-07')],
    ['escalated', 'chair', endOfDate('2026-09-10')],
    ['escalated', 'standingCommittee', endOfDate('2026-09-15')],
  ]);
  const view = await office.stores.views.find(id, { all: true, exceptConflictOf: 'u-nobody' });
  expect(view?.escalatedTo).toEqual(['departmentHead', 'chair', 'standingCommittee']);

  await office.give(id, 'recordMinutes');
  expect((await office.state(id)).escalations.filter(({ kind }) => kind === 'stall')).toEqual([]);
  expect(await dueOn(id, 'stall')).toBe('2026-10-14');
});
