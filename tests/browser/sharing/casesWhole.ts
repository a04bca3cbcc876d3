import {
  carry,
  leader,
  untilClosed,
  untilDiscipline,
  untilPublication,
  untilVerification,
} from '../caseFlow';
import { office } from './sharedOffice';

/** The page of the case in both languages and on a telephone. */
async function lookAt(caseId: string, username: string, name: string): Promise<string> {
  const desk = await office.desk(username);
  await desk.open(`/cases/${caseId}`);
  await desk.shot(`case-${name}`);
  await desk.open(`/cases/${caseId}?lang=en`);
  await desk.page.setViewportSize({ width: 375, height: 800 });
  await desk.check();
  await desk.shot(`case-${name}-en-telephone`);
  await desk.page.setViewportSize({ width: 1280, height: 900 });
  const text = await desk.text();
  await desk.open(`/cases/${caseId}?lang=vi`);
  return text;
}

test('one case is carried from its report to its closing, every page without a barrier', async () => {
  const caseId = await office.receive();
  expect(await lookAt(caseId, 'tiep.nhan', 'intake')).toContain('Waiting for');

  await carry(office, caseId, untilVerification);
  expect(await lookAt(caseId, leader, 'verification')).toContain('Announce the decision');

  await carry(office, caseId, untilDiscipline);
  await carry(office, caseId, untilPublication);
  expect(await lookAt(caseId, 'chu.nhiem', 'publication')).toContain('Warning');

  await carry(office, caseId, untilClosed);
  const closed = await lookAt(caseId, 'giam.sat', 'closed');
  expect(closed).toContain('Outcome: Settled');
  expect(closed).not.toContain('Người Gửi Thử');
}, 300_000);
