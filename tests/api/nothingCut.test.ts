import { randomUUID } from 'node:crypto';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('nothing-cut');
});
afterAll(() => office.close(), 60_000);

const send = (by: Program, path: string, fields: object) =>
  by.agent
    .post(path)
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: by.token, ...fields });
const count = (collection: string) => office.services.connection.collection(collection).countDocuments();

const contents = (lengths: readonly number[]) => lengths.map((length, i) => `${i}${'n'.repeat(length - 2)}z`);
const citizenSheet = (lengths: readonly number[], commandId: string = randomUUID()) => ({
  commandId,
  kind: 'denunciation',
  source: 'post',
  receivedOn: '02/03/2026',
  standing: 'anonymous',
  subjectKind: 'privateCitizen',
  originalText: '',
  checkable: 'no',
  ...Object.fromEntries(contents(lengths).map((summary, i) => [`allegations[${i}][summary]`, summary])),
});

test('a letter about a citizen that is longer than the vault takes is not cut: it is told, and stands there whole', async () => {
  const intake = await office.program('tiep.nhan');
  const before = await count('case_views');
  // Six of 10,000 and the empty lines between them are 60,010 characters.
  const six = [10_000, 10_000, 10_000, 10_000, 10_000, 10_000];
  const answer = await send(intake, '/reports/new', citizenSheet(six));
  expect(answer.status).toBe(422);
  expect(answer.text.includes('tối đa 50000 ký tự; hiện có 60010')).toBe(true);
  for (const summary of contents(six)) expect(answer.text.includes(summary)).toBe(true);
  expect(await count('case_views')).toBe(before);
  // Five are 50,000 and eight: two less in four of them fit exactly.
  const fits = citizenSheet([9_998, 9_998, 9_998, 9_998, 10_000]);
  expect((await send(intake, '/reports/new', fits)).status).toBe(303);
  expect(await count('case_views')).toBe(before + 1);
}, 60_000);

test('a line of members with more than its three parts is told, not shortened', async () => {
  const administrator = await office.program('quan.tri');
  const bodies = () => office.services.cases.bodies.list();
  const before = await bodies();
  const members = 'Nguyễn Văn Một; Ủy viên; ; và chức vụ thứ hai';
  const answer = await send(administrator, '/bodies/new', {
    commandId: randomUUID(),
    body: 'commission',
    effectiveFrom: '01/12/2026',
    members,
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('có quá ba phần');
  expect(answer.text).toContain(members);
  expect(await bodies()).toEqual(before);
});

test('a day that is no day comes back as it was typed, however long', async () => {
  const chair = await office.program('chu.nhiem');
  const from = 'thứ Hai tuần sau, từ đầu giờ sáng';
  const answer = await send(chair, '/away/u-demo-chair', { from, to: '', deputy: '' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(`value="${from}"`);
});
