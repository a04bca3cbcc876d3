import { randomUUID } from 'node:crypto';
import { everyCase } from '../../domain/access/policy';
import { formatDate, officeToday } from '../../language/dates';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';

let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('many-at-once');
  intake = await office.program('tiep.nhan');
}, 120_000);
afterAll(() => office.close(), 60_000);

const send = (by: Program, path: string, fields: object = {}) =>
  by.agent
    .post(path)
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: by.token, ...fields });
const stateOf = async (caseId: string) => {
  const view = await office.services.cases.views.find(caseId, everyCase);
  if (!view) throw new Error('not there');
  return view.state;
};
const eventsOf = async (caseId: string, type: string) =>
  (await office.services.cases.events.read(caseId, (await stateOf(caseId)).seq)).filter(
    (event) => event.type === type,
  );

test('several people are told by one form, each by an act of its own, and a double click tells nobody twice', async () => {
  const caseId = await receive(intake);
  await bring(office, caseId, ['classify', 'accept']);
  const owed = (await stateOf(caseId)).owed;
  expect(owed.length).toBeGreaterThan(1);
  expect((await intake.get(`/cases/${caseId}`)).text).toContain(`/cases/${caseId}/tell-all`);
  const form = await intake.get(`/cases/${caseId}/tell-all`);
  expect(form.text.match(/type="checkbox"/g)).toHaveLength(owed.length);

  const path = `/cases/${caseId}/tell-all`;
  const notice = owed.map(({ seq }) => String(seq));
  const nothing = await send(intake, path, { formId: randomUUID(), on: '', how: 'Công văn' });
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain('Chọn ít nhất một thông báo đã gửi');
  expect(nothing.text).toContain('value="Công văn"');

  // Before the report was received nobody can have been told: each is refused, with why.
  const early = await send(intake, path, { formId: randomUUID(), notice, on: '01/01/2020', how: 'Công văn' });
  expect(early.text).toContain('Chưa ghi được hết các thông báo');
  expect(early.text.match(/Ghi riêng thông báo này/g)).toHaveLength(owed.length);
  expect(await eventsOf(caseId, 'noticeGiven')).toEqual([]);

  const sent = { formId: randomUUID(), notice, on: formatDate(officeToday()), how: 'Công văn' };
  const answers = await Promise.all([send(intake, path, sent), send(intake, path, sent)]);
  for (const { headers } of answers) expect(headers.location).toBe(`/cases/${caseId}`);
  expect(await eventsOf(caseId, 'noticeGiven')).toHaveLength(owed.length);
  expect((await stateOf(caseId)).owed).toEqual([]);
}, 120_000);

test('all papers that can be issued are issued by one button, each once', async () => {
  const caseId = await receive(intake);
  await bring(office, caseId, untilSigned);
  const head = await office.program('truong.phong.1');
  const page = await head.get(`/cases/${caseId}/papers`);
  const open = page.text.match(/Lập văn bản</g)?.length ?? 0;
  expect(open).toBeGreaterThan(1);
  expect(page.text).toContain(`Lập tất cả văn bản chưa lập (${open})`);
  const all = await send(head, `/cases/${caseId}/papers/all`);
  expect(all.headers.location).toBe(`/cases/${caseId}/papers`);
  await send(head, `/cases/${caseId}/papers/all`);
  const issued = (await stateOf(caseId)).papers ?? [];
  expect(issued).toHaveLength(open);
  expect(new Set(issued.map(({ of, kind }) => `${of} ${kind}`)).size).toBe(open);

  const auditor = await office.program('giam.sat');
  expect((await send(auditor, `/cases/${caseId}/papers/all`)).status).toBe(403);
}, 120_000);

test('several cases go to one team, each by its own act; what is refused is told case by case', async () => {
  const [fresh, taken] = [await receive(intake), await receive(intake)];
  await bring(office, fresh, [
    'classify',
    'accept',
    'tell',
    'tell',
    'recordFirstMeeting',
    'proposeAssignment',
  ]);
  await bring(office, taken, untilSigned);
  const head = await office.program('truong.phong.1');
  const listed = await head.get('/cases/assign');
  expect(listed.text).toContain(`name="case" type="checkbox" value="${fresh}"`);
  const [leader = '', other = ''] = [...listed.text.matchAll(/<option value="(u-[^"]+)"/g)].map(
    ([, id = '']) => id,
  );
  expect(leader).not.toBe(other);
  const sent = { formId: randomUUID(), listed: [fresh, taken], case: [fresh, taken], leader };
  const without = await send(head, '/cases/assign', sent);
  expect(without.status).toBe(422);
  expect(without.text).toContain('có vụ việc đã có tổ và được giao lại');
  expect((await stateOf(fresh)).team).toBeUndefined();

  const whole = { ...sent, reason: 'Cân đối khối lượng việc.' };
  await Promise.all([send(head, '/cases/assign', whole), send(head, '/cases/assign', whole)]);
  expect((await stateOf(fresh)).team?.leader).toBe(leader);
  expect((await stateOf(taken)).team?.leader).toBe(leader);
  expect(await eventsOf(fresh, 'teamFormed')).toHaveLength(1);
  expect(await eventsOf(taken, 'reassigned')).toHaveLength(1);

  // A case that cannot have a team yet is refused with its reason, and holds up no other.
  const early = await receive(intake);
  const both = { listed: [taken, early], case: [taken, early] };
  const wrong = { ...whole, ...both, formId: randomUUID(), leader: other };
  const refused = await send(head, '/cases/assign', wrong);
  expect(refused.text).toContain('Chưa giao được hết các vụ việc');
  expect((await stateOf(taken)).team?.leader).toBe(other);
  expect((await stateOf(early)).team).toBeUndefined();
  expect((await (await office.program('tiep.nhan')).get('/cases/assign')).status).toBe(403);
}, 120_000);
