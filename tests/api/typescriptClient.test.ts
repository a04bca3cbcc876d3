import { LiemProblem, type Office, type Schemas, signIn } from '../../clients/typescript/client';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { type ListeningOffice, listening } from './rawRequests';

let office: JsonOffice;
let server: ListeningOffice;
beforeAll(async () => {
  office = await openJsonOffice('typescript-client');
  server = await listening(office.app);
}, 120_000);
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

const as = (username: string, password = demonstrationPassword): Promise<Office> =>
  signIn({ baseUrl: `http://127.0.0.1:${server.port}`, username, password });

/** What the office says of something that it does not do. */
const problemOf = (asked: Promise<unknown>): Promise<Schemas['Problem']> =>
  asked.then(
    () => {
      throw new Error('it was done');
    },
    (error: unknown) => {
      if (error instanceof LiemProblem) return error.problem;
      throw error;
    },
  );

const report: Schemas['Registration'] = {
  kind: 'denunciation',
  source: 'post',
  receivedOn: '2026-03-02',
  checkable: true,
  subject: {
    kind: 'member',
    name: 'Lương Văn Mẫu',
    partyPosition: 'Phó Bí thư Chi bộ',
    position: 'Phó Giám đốc',
    organisation: 'Sở Mẫu',
    managedBy: 'provincialStandingCommittee',
  },
  allegations: [{ summary: 'Nhận tiền của doanh nghiệp khi thẩm định hồ sơ.' }],
  reporter: {
    standing: 'named',
    identity: { name: 'Trịnh Thị Thí Dụ', address: 'Thôn 2, xã Tân Nghiệm' },
  },
};

test('a program carries a case with it from its registration to the assignment, each by their own hand', async () => {
  const [intake, head, chair] = await Promise.all([as('tiep.nhan'), as('truong.phong.1'), as('chu.nhiem')]);
  const registered = await intake.register(report);
  const { caseId } = registered.receipt;
  const noted = await intake.give(caseId, 'note', { text: 'Đã gọi điện.' }, { seen: registered.etag });
  const classified = await intake.give(
    caseId,
    'classify',
    { kind: 'denunciation', complex: false, severalPlaces: false, assessment: 'Rõ ràng.' },
    { seen: noted.etag },
  );
  expect(classified.receipt.stage).toBe('intake');
  await intake.give(caseId, 'accept', { basis: 'Đủ điều kiện.' }, { seen: classified.etag });

  const path = { params: { path: { caseId } } };
  const read = await head.http.GET('/api/v1/cases/{caseId}', path);
  const [submission] = read.data?.facts.submissions ?? [];
  expect(read.data?.commands.map(({ type }) => type)).toContain('appraise');
  const appraised = await head.give(
    caseId,
    'appraise',
    { submission: Number(submission?.id) },
    { seen: read.response.headers.get('etag') ?? '' },
  );
  const decision = { submission: Number(submission?.id) };
  const approved = await chair.give(caseId, 'approve', decision, { seen: appraised.etag });
  expect(approved.receipt.stage).toBe('assignment');
  const { data } = await intake.http.GET('/api/v1/cases', { params: { query: { stage: ['assignment'] } } });
  expect(data?.items.map((one) => one.caseId)).toEqual([caseId]);

  // Whoever has not seen what was done since is told so.
  const late = intake.give(caseId, 'note', { text: 'Muộn' }, { seen: noted.etag });
  expect(await problemOf(late)).toMatchObject({ status: 409, reason: 'colleagueWasFaster' });
  const key = crypto.randomUUID();
  const once = await intake.give(caseId, 'note', { text: 'Một lần' }, { key });
  expect(await intake.give(caseId, 'note', { text: 'Một lần' }, { key })).toEqual(once);

  const several = await intake.http.POST('/api/v1/commands', {
    params: { header: { 'X-CSRF-Token': '' } },
    body: {
      commands: [
        { caseId, type: 'note', input: { text: 'Cùng lúc' }, idempotencyKey: crypto.randomUUID() },
        { caseId, type: 'note', input: {}, idempotencyKey: crypto.randomUUID() },
      ],
    },
  });
  expect(several.data?.answers.map(({ status }) => status)).toEqual([200, 422]);
});

test('who is not let in is told why', async () => {
  expect(await problemOf(as('tiep.nhan', 'wrong'))).toMatchObject({ status: 401, code: 'signInFailed' });
});
