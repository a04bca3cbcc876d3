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

const refusals = async () =>
  (await office.services.cases.officeLog.readKept()).filter(({ type }) => type === 'accessRefused');
/** They are written when their answers have gone. */
async function refusalsOnceThere(count: number) {
  for (let tries = 1; tries < 50 && (await refusals()).length < count; tries += 1) await pause(50);
  return (await refusals()).map(({ by, data }) => ({ by, data }));
}

test('asking for a case that is not theirs to see is told by the log, and for one that is not there is not', async () => {
  const played = new OfficeCase(procedure22, calendar, randomUUID()).give(
    'register',
    { on: '2022-03-01' },
    { receivedOn: '2022-03-01' },
  );
  await storeCase(office, played);
  const program = await office.program('quan.tri');
  const ofNone = await program.get(`/api/v1/cases/${randomUUID()}`).expect(404);
  const ofOne = await program.get(`/api/v1/cases/${played.now.caseId}`).expect(404);
  expect(ofOne.body.detail).toBe(ofNone.body.detail);
  expect(await refusalsOnceThere(1)).toEqual([
    {
      by: 'u-demo-administrator',
      data: { method: 'GET', pattern: '/api/v1/cases/:caseId', why: 'hidden' },
    },
  ]);
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

  expect((await refusalsOnceThere(3)).slice(1)).toEqual([
    { by: 'u-demo-area-1', data: { method: 'GET', pattern: '/api/v1/cases/:caseId', why: 'conflict' } },
    { by: 'u-demo-area-1', data: { method: 'GET', pattern: '/cases/:caseId', why: 'conflict' } },
  ]);
});
