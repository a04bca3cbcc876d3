import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
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
