import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/access/policy';
import { calendar, OfficeCase, procedure22 } from '../domain/office';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { storeCase } from './jsonStoredCase';

/** Of the demonstration’s people. */
const related: Actor = { id: 'u-demo-area-1', roles: ['areaOfficer'] };

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('office-log-conflicts');
});
afterAll(async () => {
  await office.close();
});

test('asking for a case that a conflict hides is told by the log, and not by the answer', async () => {
  const played = new OfficeCase(procedure22, calendar, randomUUID())
    .give('register', { on: '2022-03-01' }, { receivedOn: '2022-03-01' })
    .give(
      'declareConflict',
      { on: '2022-03-01', by: related },
      { accountId: related.id, people: [{ ...related, active: true }] },
    );
  await storeCase(office, played);
  const program = await office.program('dia.ban.1');
  const asked = async (caseId: string) => {
    const { status, body } = await program.get(`/api/v1/cases/${caseId}`);
    return { status, code: body.code, detail: body.detail };
  };
  expect(await asked(played.now.caseId)).toEqual(await asked(randomUUID()));
  await program.get(`/cases/${played.now.caseId}`).set('Accept', 'text/html').expect(404);

  const refusals = async () =>
    (await office.services.cases.officeLog.readKept()).filter(({ type }) => type === 'accessRefused');
  for (let tries = 1; tries < 50 && (await refusals()).length < 2; tries += 1) await pause(50);
  expect((await refusals()).map(({ by, data }) => ({ by, data }))).toEqual([
    { by: 'u-demo-area-1', data: { method: 'GET', pattern: '/api/v1/cases/:caseId', why: 'conflict' } },
    { by: 'u-demo-area-1', data: { method: 'GET', pattern: '/cases/:caseId', why: 'conflict' } },
  ]);
});
