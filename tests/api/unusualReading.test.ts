import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
import { listEntries } from '../../office/audit/loggedEntries';
import { readCalendar } from '../../seeds/reference';
import { OfficeCase } from '../domain/office';
import { type AccountOffice, openAccountOffice } from './accountOffice';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('unusual-reading');
});
afterAll(() => office.close());

/** Somebody reads a case after a conflict of interest had kept them from another: that is told whatever the hour. */
async function readsAfterRecusal(by: string, caseId: string): Promise<void> {
  const { officeLog } = office.services.cases;
  const refused = { method: 'GET', pattern: '/cases/:caseId', why: 'conflict' } as const;
  await officeLog.append({ by, type: 'accessRefused', data: refused });
  await officeLog.append({ by, type: 'caseRead', data: { caseId, what: 'case', own: false } });
}

const afterRecusal = 'Sau khi bị chặn vì xung đột lợi ích';

async function namedOn(username: string, path: string): Promise<string[]> {
  const visitor = office.visitor();
  await visitor.signIn(username);
  const { status, text } = await visitor.get(path);
  expect([username, path, status]).toEqual([username, path, 200]);
  const rows = text.split('<tr').filter((row) => row.includes(afterRecusal));
  const { accounts } = office.services;
  const all = await accounts.listAccounts();
  return all.filter(({ displayName }) => rows.some((row) => row.includes(displayName))).map(({ _id }) => _id);
}

test('unusual reading is told to the auditor, and of those below them to the heads', async () => {
  const { now } = OfficeCase.received('2026-03-02', {}, randomUUID());
  await office.services.cases.views.save(project(now));
  await readsAfterRecusal('u-demo-area-1', now.caseId);
  await readsAfterRecusal('u-demo-vice-1', now.caseId);
  expect((await namedOn('giam.sat', '/audit/reading')).sort()).toEqual(['u-demo-area-1', 'u-demo-vice-1']);
  expect(await namedOn('truong.phong.1', '/desk/reading')).toEqual(['u-demo-area-1']);
  expect((await namedOn('chu.nhiem', '/desk/reading')).sort()).toEqual(['u-demo-area-1', 'u-demo-vice-1']);
  const officer = office.visitor();
  await officer.signIn('dia.ban.1');
  expect((await officer.get('/desk/reading')).status).toBe(403);
}, 60_000);

test('the log tells by which way a case was opened, whatever the browser says of itself', async () => {
  const { now } = OfficeCase.received('2026-03-02', {}, randomUUID());
  const { views, officeLog, reference } = office.services.cases;
  await views.save(project(now));
  await reference.addCalendar(readCalendar('office'));
  const officer = office.visitor();
  await officer.signIn('tiep.nhan');
  const path = `/cases/${now.caseId}`;
  const ways = async () => {
    const read = await listEntries(officeLog, { type: 'caseRead' });
    return read.flatMap(({ data }) => (data.caseId === now.caseId ? [data.way] : [])).reverse();
  };
  // Somebody may say that they come from a list; only what this office has shown them counts.
  await officer.agent.get(path).set('Referer', 'https://liem.example/work');
  expect(await ways()).toEqual(['link']);
  const found = await officer.send('/cases/search', { text: now.number }, '/cases');
  expect(found.status).toBe(303);
  const list = await officer.get(found.headers.location ?? '');
  expect(list.text).toContain(now.caseId);
  await officer.get(path);
  await officer.get(`${path}/papers`);
  expect(await ways()).toEqual(['link', 'search', 'search']);
  // Shown in a list since, it is opened from there.
  expect((await officer.get('/cases?stage=intake')).text).toContain(now.caseId);
  await officer.get(path);
  expect((await ways()).at(-1)).toBe('list');
  const shownTo = office.visitor();
  await shownTo.signIn('giam.sat');
  const page = (await shownTo.get('/audit/reading')).text;
  expect(page).toContain('Tìm kiếm rồi mở vụ việc không phải của mình');
}, 60_000);
