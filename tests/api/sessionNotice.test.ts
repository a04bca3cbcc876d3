import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { everyCase } from '../../domain/access/policy';
import { formatDate, officeToday } from '../../language/dates';
import { findRowFaults } from '../../models/rowFaults';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilReported } from './jsonOrdinaryCase';

const key = () => ({ 'Idempotency-Key': randomUUID() });
const today = officeToday();
const daysOn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

let office: JsonOffice;
let chair: Program;
let vice: Program;
let publisher: Program;
let caseId: string;
let subject: string;
let path: string;
let json: string;

beforeAll(async () => {
  office = await openJsonOffice('session-notice');
  const intake = await office.program('tiep.nhan');
  [chair, vice, publisher] = (await Promise.all(
    ['chu.nhiem', 'pho.chu.nhiem.1', 'cong.khai'].map((one) => office.program(one)),
  )) as [Program, Program, Program];
  caseId = await receive(intake);
  await bring(office, caseId, untilReported);
  const convening = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };
  const { body: meeting } = await chair.post('/api/v1/meetings', convening, key());
  await chair.post(`/api/v1/meetings/${meeting.meetingId}/agenda`, { cases: [caseId] }, key());
  const members = meeting.members.map(({ id }: { id: string }) => ({ id, standing: 'present' }));
  await chair.post(`/api/v1/meetings/${meeting.meetingId}/attendance`, { members }, key());
  await bring(office, caseId, ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline']);
  subject = (await office.services.cases.views.find(caseId, everyCase))?.subjectName ?? '';
  expect(subject).not.toBe('');
  path = `/meetings/${meeting.meetingId}/notice`;
  json = `/api/v1${path}`;
}, 180_000);
afterAll(() => office.close(), 60_000);

const send = (who: Program, at: string, values: object) =>
  who.agent
    .post(at)
    .type('form')
    .send({ _csrf: who.token, commandId: randomUUID(), ...values });

/** What a form holds, as a browser would send it back. */
function formValues(html: string): Record<string, string> {
  const values: Record<string, string> = {};
  const decode = (text: string) =>
    text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&');
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = /\bname="([^"]+)"/.exec(tag)?.[1];
    const isBox = /type="(?:radio|checkbox)"/.test(tag);
    if (name && (!isBox || /\bchecked\b/.test(tag)))
      values[name] = decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of html.matchAll(
    /<textarea\b[^>]*\bname="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    values[name] = decode(text);
  for (const [, name = '', options = ''] of html.matchAll(
    /<select\b[^>]*\bname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    values[name] = /<option value="([^"]*)"[^>]*\bselected/.exec(options)?.[1] ?? '';
  return values;
}
const page = (who: Program, at: string) => who.get(at).set('Accept', 'text/html');

test('who sees it, and who does not know that it is there', async () => {
  for (const [username, status] of [
    ['chu.nhiem', 200],
    ['pho.chu.nhiem.1', 200],
    ['giam.sat', 200],
    ['tiep.nhan', 404],
    ['dia.ban.1', 404],
    ['quan.tri', 403],
  ] as const) {
    const who = await office.program(username);
    expect([username, (await page(who, path)).status]).toEqual([username, status]);
  }
});

test('a draft begins with the agenda and without the name of a person; what is wrong is named, and nothing is lost', async () => {
  const form = await page(vice, `${path}/draft`);
  const values = formValues(form.text);
  expect(values).toMatchObject({
    name1: subject,
    named1: 'no',
    itemId1: caseId,
    from: '16/03/2026',
    session: '1',
  });
  const wrong = await send(vice, `${path}/draft`, { ...values, session: '', field1: 'Tài chính' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('href="#session"')]);
  expect(formValues(wrong.text)).toMatchObject({ field1: 'Tài chính', name1: subject });
  const chairedBy = 'Lê Văn Mẫu, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy';
  const sent = {
    ...values,
    chair: chairedBy,
    field1: 'Quản lý tài chính',
    wording1: `Kết luận đối với ${subject}.`,
  };
  expect((await send(vice, `${path}/draft`, sent)).status).toBe(303);
  const own = await page(vice, path);
  expect(own.text).toContain('Người soạn lần cuối không tự duyệt');
});

test('it is returned, drafted again, approved by another; a name that is not switched on keeps it from being issued', async () => {
  const back = await send(chair, `${path}/return`, { seen: 1, reason: 'Xem lại câu chữ' });
  expect(back.status).toBe(303);
  const values = formValues((await page(vice, `${path}/draft`)).text);
  expect((await send(vice, `${path}/draft`, values)).status).toBe(303);
  expect((await send(chair, `${path}/approve`, { seen: 3 })).status).toBe(303);
  const stopped = await send(chair, `${path}/issue`, { seen: 4, on: formatDate(today) });
  expect([stopped.status, stopped.text]).toEqual([
    409,
    expect.stringContaining('nêu tên ở mục 1 dù chưa bật'),
  ]);
  // Only the conclusion of the case has a number.
  expect(await office.services.cases.registers.find(`TB ${today.slice(0, 4)}`, 2)).toBeUndefined();
  // Nor with the name of whoever has reported it, which nobody who drafts knows.
  const leaking = formValues((await page(vice, `${path}/draft`)).text);
  const told = { ...leaking, wording1: 'Xem xét theo đơn của bà Trịnh Thị Thí Dụ.' };
  expect((await send(vice, `${path}/draft`, told)).status).toBe(303);
  expect((await send(chair, `${path}/approve`, { seen: 5 })).status).toBe(303);
  const kept = await send(chair, `${path}/issue`, { seen: 6, on: formatDate(today) });
  expect([kept.status, kept.text]).toEqual([409, expect.stringContaining('điều có thể lộ người gửi đơn')]);
  const again = formValues((await page(vice, `${path}/draft`)).text);
  expect((await send(vice, `${path}/draft`, { ...again, wording1: '' })).status).toBe(303);
  expect((await send(chair, `${path}/approve`, { seen: 7 })).status).toBe(303);
  expect((await send(chair, `${path}/issue`, { seen: 8, on: formatDate(today) })).status).toBe(303);
});

test('its files say the number and the words, and no name that is not switched on', async () => {
  const docx = await publisher.agent.get(`${path}.docx`).responseType('blob');
  const said = strFromU8(unzipSync(docx.body as Buffer)['word/document.xml'] ?? new Uint8Array()).replace(
    /<[^>]*>/g,
    '',
  );
  expect(said).toContain('Số 02-TB/UBKTTU');
  expect(said).toContain('một đảng viên thuộc');
  expect(said).not.toContain(subject);
  const { body } = await publisher.get(json);
  expect(JSON.stringify(body)).not.toContain(subject);
  expect(body).toMatchObject({ issued: { number: '02-TB/UBKTTU' } });
});

test('it goes public for fifteen days at least, and down before its time with a reason', async () => {
  const short = await publisher.post(`${json}/publish`, { seen: 9, from: today, until: daysOn(13) }, key());
  expect([short.status, short.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining('ít nhất 15 ngày'),
  ]);
  expect(
    (await vice.post(`${json}/publish`, { seen: 8, from: today, until: daysOn(14) }, key())).status,
  ).toBe(409);
  const up = await publisher.post(`${json}/publish`, { seen: 9, from: today, until: daysOn(14) }, key());
  expect(up.body).toMatchObject({ published: { from: today, until: daysOn(14) } });
  const down = await publisher.post(`${json}/takeDown`, { seen: 10, reason: 'Đăng nhầm' }, key());
  expect(down.body).toMatchObject({ takenDown: { on: today, reason: 'Đăng nhầm' } });
});

test('every act is in the log of the office, and one that somebody alters is found', async () => {
  const { connection, settings, cases } = office.services;
  const { vaultKeys } = settings.secrets;
  expect(await findRowFaults(connection, vaultKeys, cases.officeLog)).toEqual([]);
  const acts = connection.collection<{ _id: string }>('session_notices');
  expect(JSON.stringify(await acts.find().toArray())).not.toContain('Quản lý tài chính');
  const [, meetingId = ''] = /meetings\/([^/]+)/.exec(path) ?? [];
  await acts.updateOne({ _id: `${meetingId} 1` }, { $set: { by: 'u-demo-chair' } });
  expect(await findRowFaults(connection, vaultKeys, cases.officeLog)).toEqual([
    { kind: 'noticeAct', id: `${meetingId} 1`, fault: 'unproved' },
  ]);
});
