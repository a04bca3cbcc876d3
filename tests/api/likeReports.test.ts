import { randomUUID } from 'node:crypto';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { everyCase } from '../../domain/access/policy';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let intake: Program;
beforeAll(async () => {
  office = await openJsonOffice('like-reports');
  intake = await office.program('tiep.nhan');
}, 120_000);
afterAll(() => office.close(), 60_000);

const send = (path: string, fields: object) =>
  intake.agent
    .post(path)
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: intake.token, ...fields });

const sheet = (name: string, organisation: string, summary: string) => ({
  commandId: randomUUID(),
  kind: 'denunciation',
  source: 'post',
  receivedOn: '02/03/2026',
  standing: 'anonymous',
  subjectKind: 'member',
  'member[name]': name,
  'member[organisation]': organisation,
  'member[managedBy]': 'districtCommittee',
  checkable: 'yes',
  'allegations[0][summary]': summary,
});
const first = sheet(
  'Khổng Hữu Lựu',
  'UBND xã Đông Thử',
  'Thu 1,25 tỷ đồng đền bù giải phóng mặt bằng rồi không nộp.',
);
const second = sheet(
  'khong huu luu',
  'Ủy ban nhân dân xã Đông Thử (Bình Thử)',
  'Giữ lại 1.250 triệu đồng tiền đền bù giải phóng mặt bằng.',
);
const asks = 'Đã có đơn rất giống đơn này';
const reasons =
  'cùng đối tượng · cùng đơn vị · cùng số tiền: 1.250.000.000 đồng · cùng từ ngữ: đền bù giải phóng mặt bằng';

const register = async (fields: object) => String((await send('/reports/new', fields)).headers.location);
const numberOf = async (path: string) => {
  const view = await office.services.cases.views.find(path.split('/').at(-1) ?? '', everyCase);
  return view?.number ?? '';
};
const likeSeenOf = (page: string) => /name="likeSeen" value="([^"]*)"/.exec(page)?.[1];

test('a report that is another spelling of one that is there is asked about before it is registered, once', async () => {
  const path = await register(first);
  expect(path).toMatch(/^\/cases\//);
  const number = await numberOf(path);

  const step = await send('/reports/new', { ...second, like: '1' });
  expect(step.text).toContain(number);
  expect(step.text).toContain(reasons);
  expect(step.text).not.toContain(asks);

  const asked = await send('/reports/new', second);
  expect(asked.status).toBe(200);
  expect(asked.text).toContain(asks);
  expect(asked.text).toContain(reasons);
  expect(asked.text).toContain('khong huu luu');
  const likeSeen = likeSeenOf(asked.text);
  const registered = await register({ ...second, likeSeen });
  expect(registered).toMatch(/^\/cases\//);

  // At intake the page of the case says the same, and merging offers it by its number.
  const { text } = await intake.get(registered);
  expect(text).toContain(reasons);
  expect(text).toContain(`${registered}/commands/merge?into=${number}`);
  const form = await intake.get(`${registered}/commands/merge`);
  expect(form.text).toContain(`type="radio" value="${number}"`);
  const envelope = { commandId: randomUUID(), seenAct: '1', explanation: 'Cùng một việc.' };
  const chosen = await send(`${registered}/commands/merge`, { ...envelope, into: [number, ''] });
  expect(chosen.text).toContain('Đối chiếu hai vụ việc');
  const kept = await send(`${registered}/commands/merge`, { ...envelope, into: [number, '2026-999999'] });
  expect(kept.text).toContain('Đối chiếu hai vụ việc');
  // What is typed where none of them is chosen is a number as it was before.
  const typed = await send(`${registered}/commands/merge`, { ...envelope, into: ['', '2026-999999'] });
  expect(typed.text).toContain('Không có vụ việc nào mang số này');
  expect(typed.text).toContain('value="2026-999999"');
});

test('nothing is told of a case that a conflict hides from who registers', async () => {
  const hidden = sheet('Khổng Thị Mận', 'Sở Thử Nghiệm', 'Chi 2 tỷ đồng mua thiết bị chiếu sáng.');
  const path = await register(hidden);
  const caseId = path.split('/').at(-1) ?? '';
  const { views } = office.services.cases;
  const view = await views.find(caseId, everyCase);
  if (!view) throw new Error('not there');
  const own = demonstrationPeople.find(({ username }) => username === 'tiep.nhan')?._id ?? '';
  const conflicts = [{ accountId: own, relation: '', at: view.registeredAt }];
  const state = { ...view.state, conflicts };
  await views.save({ ...view, seq: view.seq + 1000, conflictOf: [own], state });

  const again = { ...hidden, commandId: randomUUID() };
  const step = await send('/reports/new', { ...again, like: '1' });
  expect(step.text).toContain('Không thấy đơn, vụ việc nào giống');
  expect(step.text).not.toContain(view.number);
  const registered = await register(again);
  expect(registered).toMatch(/^\/cases\//);
  expect((await intake.get(registered)).text).not.toContain(view.number);
  const head = await office.program('truong.phong.1');
  expect((await head.get(registered)).text).toContain(view.number);
});

test('an unfinished sheet says why nothing is compared', async () => {
  const empty = await send('/reports/new', { commandId: randomUUID(), like: '1' });
  expect(empty.text).toContain('Chưa so sánh được');
});

test('reports about citizens are compared too, and nothing of them lies open anywhere', async () => {
  const about = (summary: string) => ({
    ...sheet('', '', summary),
    commandId: randomUUID(),
    subjectKind: 'privateCitizen',
  });
  const secret = 'Chiếm 3,7 tỷ đồng quỹ khuyến học thiếu nhi vùng trũng.';
  const path = await register(about(secret));
  const number = await numberOf(path);
  const again = about('Giữ 3.700 triệu đồng quỹ khuyến học thiếu nhi vùng trũng.');
  const step = await send('/reports/new', { ...again, like: '1' });
  expect(step.text).toContain(number);
  expect(step.text).toContain('nội dung được niêm phong giống về số tiền, từ ngữ');
  // A second one is asked about before it is registered, once.
  const asked = await send('/reports/new', again);
  expect(asked.text).toContain(asks);
  expect(await register({ ...again, likeSeen: likeSeenOf(asked.text) })).toMatch(/^\/cases\//);
  // It is told of by another about a cadre, whoever sees both.
  const cadre = sheet(
    'Khổng Văn Na',
    'Sở Thử Nghiệm',
    'Dùng 3,7 tỷ đồng quỹ khuyến học thiếu nhi vùng trũng.',
  );
  expect((await send('/reports/new', { ...cadre, like: '1' })).text).toContain(number);
  const caseId = path.split('/').at(-1) ?? '';
  const { events, views, matters } = office.services.cases;
  expect((await matters.read([caseId])).get(caseId)).toEqual([secret]);
  const open = JSON.stringify([await events.read(caseId, 1), await views.find(caseId, everyCase)]);
  expect(open).not.toMatch(/khuyến học|khuyen hoc/);
});
