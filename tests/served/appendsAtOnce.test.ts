import type { Connection } from 'mongoose';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import { createViewUpkeep } from '../../models/viewUpkeep';
import { OfficeCase } from '../domain/office';
import { openServedStores } from '../servers';

let connection: Connection;
let stores: CaseStores;
beforeAll(async () => {
  ({ connection, stores } = await openServedStores('appends-at-once'));
});
afterAll(() => connection.close());

const on = '2026-03-02';
const report = (caseId: string) => OfficeCase.received(on, {}, caseId);
const append = ({ caseId, events }: OfficeCase) => stores.events.append(caseId, genesis(caseId), events);

test('of thirty histories that are stored at once each is whole, and one that forks spoils none of the others', async () => {
  const cases = Array.from({ length: 30 }, (_, i) => report(`c-${i}`).give('note', { on }));
  const [forked, repeated, half] = [report('c-3'), report('c-7').give('note', { on }), report('c-11')];
  forked.give('classify', { on });
  await append(forked);
  await append(repeated);
  await append(half);
  const before = await stores.events.readKept('c-3');

  const results = await Promise.allSettled(cases.map(append));

  expect(results.flatMap((result, i) => (result.status === 'rejected' ? [i] : []))).toEqual([3]);
  expect(results[3]).toMatchObject({ reason: { name: 'ForkedHistoryError' } });
  expect(await stores.events.readKept('c-3')).toEqual(before);
  for (const { caseId, events } of cases.filter(({ caseId }) => caseId !== 'c-3')) {
    const stored = await stores.events.read(caseId);
    expect(stored.map(({ seq, type }) => [seq, type])).toEqual(events.map(({ seq, type }) => [seq, type]));
  }
});

test('of views that are stored at once each is there, and none replaces a newer one', async () => {
  const rows = createViewUpkeep(connection, stores);
  const older = Array.from({ length: 20 }, (_, i) => report(`v-${i}`));
  const views = older.map(({ now }) => project(now));
  const newer = project(report('v-5').give('note', { on }).now);
  await stores.views.save(newer);
  await stores.views.add(project(report('v-6').now));

  await Promise.all([
    ...views.map((view) => stores.views.save(view)),
    stores.views.add(project(report('v-8').now)),
  ]);

  for (const view of views) {
    const row = await rows.find(view.caseId);
    expect(row?.shows(view.caseId === 'v-5' ? newer : view)).toBe(true);
  }
  // The first view of a case comes late, when an attempt is repeated: what has happened since stays.
  await stores.views.add(project(report('v-5').now));
  expect((await rows.find('v-5'))?.shows(newer)).toBe(true);
  const next = project(report('v-9').give('note', { on }).now);
  await stores.views.add(next);
  expect((await rows.find('v-9'))?.shows(next)).toBe(true);
});
