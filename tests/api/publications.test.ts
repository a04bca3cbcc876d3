import { randomUUID } from 'node:crypto';
import { Document, Footer, Packer, Paragraph } from 'docx';
import sharp from 'sharp';
import { registrationExample } from '../../api/json/cases/examples';
import { everyCase } from '../../domain/access/policy';
import { readPublishedResults } from '../../office/publications/publishedResults';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, untilReported } from './jsonOrdinaryCase';

/** Who has reported: whatever of it is typed below must be found however it is written. */
const identity = {
  name: 'Trịnh Thị Thí Dụ',
  address: 'Số nhà 12, thôn 2, xã Tân Nghiệm',
  phone: '0912345678',
  originalText: 'Tôi là Thí Dụ, số căn cước 001085012345.',
};
const clean = 'Ủy ban Kiểm tra đã kết luận một đảng viên có vi phạm và xử lý theo quy định.';
const day = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * 86_400_000);

let office: JsonOffice;
let intake: Program;
let chair: Program;
let publisher: Program;
let caseId: string;

beforeAll(async () => {
  office = await openJsonOffice('publications');
  [intake, chair, publisher] = (await Promise.all(
    ['tiep.nhan', 'chu.nhiem', 'cong.khai'].map((one) => office.program(one)),
  )) as [Program, Program, Program];
  const report = { ...registrationExample, reporter: { standing: 'named', identity } };
  const registered = await intake.post('/api/v1/cases', report, { 'Idempotency-Key': randomUUID() });
  caseId = String(registered.body.caseId);
  await bring(office, caseId, [
    ...untilReported,
    'holdHearing',
    'recordVote',
    'conclude',
    'decideDiscipline',
  ]);
}, 240_000);
afterAll(() => office.close(), 60_000);

const state = async () => {
  const view = await office.services.cases.views.find(caseId, everyCase);
  if (!view) throw new Error('the case is not there');
  return view.state;
};
const check = (of: string, file?: string) =>
  publisher.post(`/api/v1/cases/${caseId}/public-checks`, { of, file }, { 'Idempotency-Key': randomUUID() });
interface Check {
  check: number;
  passed: boolean;
  leaks: { leak: string; kind: string; part: string; page?: number; paragraph?: number; item?: string }[];
}
/** Checks, and what the answer of the API then says of it. */
async function checked(of: string, file?: string): Promise<Check> {
  const answer = await check(of, file);
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  const { body } = await publisher.get(`/api/v1/cases/${caseId}/publications`);
  return body.checks.at(-1);
}
const approve = async (publicText: string, named: string[] = []) => {
  const answer = await chair.give(caseId, 'approvePublication', { publicText, named });
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
};
/** Takes a file into the case, as whoever publishes would send a finished one. */
async function takeIn(bytes: Buffer, name: string): Promise<string> {
  const sent = publisher.agent
    .post(`/api/v1/cases/${caseId}/files`)
    .set({ 'X-CSRF-Token': publisher.token, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('files', bytes, name);
  const answer = await sent;
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return (await state()).files?.at(-1)?.file ?? '';
}
const docx = (more: { footer?: string; creator?: string } = {}): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      title: 'Thông báo',
      creator: more.creator ?? 'Ủy ban Kiểm tra',
      lastModifiedBy: 'Ủy ban Kiểm tra',
      sections: [
        {
          children: [new Paragraph(clean)],
          ...(more.footer && {
            footers: { default: new Footer({ children: [new Paragraph(more.footer)] }) },
          }),
        },
      ],
    }),
  );
const kinds = ({ leaks }: Check) => leaks.map(({ kind, part }) => [kind, part]);
const portal = (check: number) => ({
  matters: ['conclusion', 'decision'],
  form: 'portal',
  on: day(0),
  place: 'Trang thông tin điện tử',
  until: day(15),
  check,
  orderReason: 'Người bị kỷ luật đi công tác, sẽ giao sau.',
});

test('a telephone number of the reporter, typed with spaces, keeps the text back, and nobody may let it go out', async () => {
  await approve(`${clean}\nLiên hệ 0912 345 678.`);
  const found = await checked('text');
  expect(found.leaks).toEqual([
    { leak: `${found.check}.1`, kind: 'reporter', part: 'approvedText', paragraph: 2 },
  ]);
  const refused = await publisher.give(caseId, 'publish', portal(found.check));
  expect([refused.status, refused.body.reason]).toEqual([409, 'checkFirst']);
  const passedOver = await chair.give(caseId, 'acceptLeak', {
    leak: `${found.check}.1`,
    reason: 'Số điện thoại này đã được công khai.',
  });
  expect([passedOver.status, passedOver.body.reason]).toEqual([422, 'reporterNeverPublic']);
  // What was found is told to nobody: neither the history nor the page says a digit or a name of it.
  const page = await publisher.get(`/cases/${caseId}/publications`);
  expect(page.text).toContain('Thông tin của người gửi đơn');
  for (const answer of [page.text, JSON.stringify((await state()).publicChecks)])
    for (const secret of ['Trịnh', 'Thí Dụ', 'Tân Nghiệm', '001085'])
      expect(answer.includes(secret)).toBe(false);
}, 60_000);

test('the finished file is read where no reader looks: properties, footers, names without marks', async () => {
  await approve(clean);
  const inProperties = await takeIn(await docx({ creator: 'Trinh Thi Thi Du' }), 'a.docx');
  expect(kinds(await checked('file', inProperties))).toEqual([['reporter', 'properties']]);
  const inFooter = await takeIn(
    await docx({ footer: 'Ông Phan Đình Khác; số căn cước 001 085 012 345' }),
    'b.docx',
  );
  expect(kinds(await checked('file', inFooter))).toEqual([
    ['person', 'footer'],
    ['reporter', 'footer'],
  ]);
  const named = await takeIn(await docx({ footer: 'dong chi luong van mau' }), 'c.docx');
  expect((await checked('file', named)).leaks).toMatchObject([
    { kind: 'name', part: 'footer', item: 'subject' },
  ]);
  expect(kinds(await checked('file', await takeIn(await docx(), 'd.docx')))).toEqual([]);
}, 90_000);

test('of a scan it is said that nothing can be read in it, and whoever has looked it through confirms that', async () => {
  const scan = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Artist: 'Trinh Thi Thi Du' } })
    .jpeg()
    .toBuffer();
  const found = await checked('file', await takeIn(scan, 'anh.jpg'));
  expect(kinds(found)).toEqual([
    ['unreadable', 'body'],
    ['reporter', 'properties'],
  ]);
  const plain = await sharp(scan).jpeg().toBuffer();
  const mended = await checked('file', await takeIn(plain, 'anh-2.jpg'));
  expect(kinds(mended)).toEqual([['unreadable', 'body']]);
  const confirmed = await publisher.give(caseId, 'acceptLeak', {
    leak: `${mended.check}.1`,
    reason: 'Đã xem kỹ từng trang, không có tên.',
  });
  expect(confirmed.status).toBe(200);
}, 60_000);

test('a head answers for what goes out all the same, and the history says who and why', async () => {
  await approve(`${clean}\nÔng Lê Văn Khác chứng kiến.`);
  const found = await checked('text');
  expect(found.leaks).toMatchObject([{ kind: 'person', part: 'approvedText', paragraph: 2 }]);
  const leak = `${found.check}.1`;
  const reason = 'Người này đã đồng ý được nêu tên.';
  expect((await publisher.give(caseId, 'acceptLeak', { leak, reason })).status).toBe(403);
  expect((await chair.give(caseId, 'acceptLeak', { leak, reason })).status).toBe(200);
  const history = await chair.get(`/cases/${caseId}`);
  expect(history.text).toContain('cho công khai chi tiết đã phát hiện');
  expect(history.text).toContain(reason);
}, 60_000);

test('the paper of the mended text passes in both its files; then it goes out, is told for the public page, and ends', async () => {
  await approve(clean);
  const of = (await state()).publication?.approval;
  const issued = await publisher.agent
    .post(`/cases/${caseId}/papers/${of}/publicText`)
    .type('form')
    .send({ _csrf: publisher.token });
  expect(issued.status).toBe(303);
  const passed = await checked('paper');
  expect([passed.leaks, passed.passed]).toEqual([[], true]);
  const short = await publisher.give(caseId, 'publish', { ...portal(passed.check), until: day(14) });
  expect([short.status, short.body.reason]).toEqual([422, 'publishedTooShort']);
  const done = await publisher.give(caseId, 'publish', portal(passed.check));
  expect([done.status, done.body.detail]).toEqual([200, undefined]);
  const results = () => readPublishedResults(day(0), 'salt', office.services);
  const { out } = await results();
  expect(out).toEqual([{ id: out[0]?.id, kind: 'decision', text: [clean], from: day(0), until: day(15) }]);
  // By itself it comes down at the end of its time.
  const later = await readPublishedResults(day(15), 'salt', office.services);
  expect([later.out, later.gone]).toEqual([[], [out[0]?.id]]);
  const listed = await publisher.get('/api/v1/publications?list=out');
  expect(listed.body.items).toMatchObject([
    { caseId, dueOn: day(15), publication: { id: 'p1', form: 'portal', standing: 'out' } },
  ]);
  const page = await publisher.get('/publications?list=out');
  expect(page.text).toContain('Cổng, trang thông tin điện tử');
  for (const format of ['csv', 'xlsx'])
    expect((await publisher.get(`/publications.${format}?list=out`)).status).toBe(200);
  // It comes down early: that needs a reason, does not count, and nothing is out any more.
  const early = await publisher.give(caseId, 'endPublication', {
    publicationId: 'p1',
    on: day(0),
    reason: 'Máy chủ của trang thông tin bị hỏng.',
  });
  expect(early.status).toBe(200);
  expect((await results()).out).toEqual([]);
  expect((await state()).clocks['publicationEnd:p1']?.stoppedOn).toBeDefined();
}, 120_000);

test('the reporter is told of the conclusion in a letter of their own, and never by what the subject gets', async () => {
  const { owed } = await state();
  const letter = owed.find(({ to, about }) => to === 'reporter' && about === 'result');
  const events = await office.services.cases.events.read(caseId, (await state()).seq);
  const [concluded, notice] = [
    events.find(({ type }) => type === 'concluded')?.seq,
    events.find(({ type, seq }) => type === 'noticeOwed' && seq === letter?.seq)?.seq,
  ];
  const textOf = async (of: number | undefined, kind: string) =>
    (await chair.get(`/cases/${caseId}/papers/${of}/${kind}/text`)).text.replace(/<[^>]+>|\s+/g, ' ');
  const [toSubject, toReporter] = [
    await textOf(concluded, 'conclusion'),
    await textOf(notice, 'reporterLetter'),
  ];
  expect(toSubject).toContain('kết luận giải quyết đơn');
  expect(toReporter).toContain('kết quả giải quyết');
  // The letter names neither the subject nor what each allegation came to.
  for (const ofConclusion of ['Lương Văn Mẫu', 'Nội dung 1', 'Nhận tiền của doanh nghiệp'])
    expect([ofConclusion, toReporter.includes(ofConclusion)]).toEqual([ofConclusion, false]);
}, 60_000);
