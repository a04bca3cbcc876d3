import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { problemSchema } from '../../api/json/problem';
import { meetingAnswerSchema, meetingListSchema } from '../../api/json/meetings/shapes';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { bring, receive, untilReported } from './jsonOrdinaryCase';

const room = '/api/v1/meetings';
const key = () => ({ 'Idempotency-Key': randomUUID() });
const convening = { body: 'commission', on: '2026-03-16', place: 'Phòng họp số 1' };

let office: JsonOffice;
let chair: Program;
let related: Program;
let open: string;
let closed: string;
let address: string;

beforeAll(async () => {
  office = await openJsonOffice('json-meetings');
  const intake = await office.program('tiep.nhan');
  chair = await office.program('chu.nhiem');
  related = await office.program('pho.chu.nhiem.2');
  open = await receive(intake);
  closed = await receive(intake);
  for (const caseId of [open, closed]) await bring(office, caseId, untilReported);
  const vice = await office.program('pho.chu.nhiem.2');
  await vice.give(closed, 'declareConflict', { accountId: 'u-demo-vice-2', relation: 'Em ruột' });
}, 180_000);
afterAll(async () => {
  await office.close();
});

const everyMember = (meeting: { members: { id: string }[] }, absent: string[] = []) =>
  meeting.members.map(({ id }) => ({ id, standing: absent.includes(id) ? 'excused' : 'present' }));

test('nobody but whoever works with cases reads meetings, and only the heads convene them', async () => {
  expect((await request(office.app).get(room)).status).toBe(401);
  const administrator = await office.program('quan.tri');
  expect((await administrator.get(room)).status).toBe(403);
  for (const username of ['tiep.nhan', 'truong.phong.1', 'giam.sat', 'uy.vien.1', 'cong.khai']) {
    const refused = await (await office.program(username)).post(room, convening, key());
    expect([username, refused.status, refused.body.code]).toEqual([username, 403, 'forbidden']);
    problemSchema.parse(refused.body);
  }
});

test('a meeting is convened once for one key, with the members of its day', async () => {
  const once = key();
  const first = await chair.post(room, convening, once);
  expect(first.status).toBe(201);
  const meeting = meetingAnswerSchema.parse(first.body);
  expect(meeting).toMatchObject({ ...convening, attended: false, agenda: [] });
  expect(meeting.members).toHaveLength(9);
  address = `${room}/${meeting.meetingId}`;
  expect(first.headers.location).toBe(address);
  const again = await chair.post(room, { ...convening, place: 'Nơi khác' }, once);
  expect([again.status, again.body.place]).toEqual([201, convening.place]);
  expect((await chair.get(room)).body.total).toBe(1);
});

test('what is wrong is named with its field, in the language asked for', async () => {
  const wrong = { body: 'nobody', on: '2026-02-30', place: '', note: 'x' };
  const { status, body } = await chair.post(`${room}?lang=en`, wrong, key());
  expect(status).toBe(422);
  const errors = new Map(
    body.errors.map(({ field, detail }: { field: string; detail: string }) => [field, detail]),
  );
  expect([...errors.keys()].sort()).toEqual(['body', 'note', 'on', 'place']);
  expect(errors.get('on')).toBe('Enter day of the meeting as a real date, for example 31/12/2026');
  const early = await chair.post(room, { ...convening, on: '1999-01-04' }, key());
  expect([early.status, early.body.errors[0].field]).toEqual([422, 'body']);
  expect((await chair.post(room, convening)).body.code).toBe('idempotencyKey');
});

test('cases are put on the agenda; why one is not is told, and of one that is not for the caller nothing', async () => {
  const vice = await related.post(`${address}/agenda`, { cases: [closed] }, key());
  expect(vice.body).toMatchObject({ put: 0, refused: [{ caseId: closed, reason: 'notFound' }] });
  const unknown = randomUUID();
  const order = key();
  const first = await chair.post(`${address}/agenda`, { cases: [open, closed, unknown] }, order);
  expect(first.body).toMatchObject({ put: 2, refused: [{ caseId: unknown, reason: 'notFound' }] });
  expect((await chair.post(`${address}/agenda`, { cases: [open, closed] }, order)).body.put).toBe(2);
  const later = await chair.post(`${address}/agenda`, { cases: [open] }, key());
  expect(later.body).toMatchObject({ put: 0, refused: [{ caseId: open, reason: 'alreadyOnAgenda' }] });
  const { body } = await chair.get(`/api/v1/cases/${open}/events?size=100`);
  expect(body.items.filter(({ type }: { type: string }) => type === 'putOnAgenda')).toHaveLength(1);
  expect((await chair.post(`${address}/agenda`, { cases: [] }, key())).status).toBe(422);
  expect((await related.post(`${room}/${randomUUID()}/agenda`, { cases: [open] }, key())).status).toBe(404);
  const officer = await office.program('dia.ban.1');
  expect((await officer.post(`${address}/agenda`, { cases: [open] }, key())).status).toBe(403);
});

test('a conflict of interest leaves the case out of agendas, lists and candidates', async () => {
  const seen = meetingAnswerSchema.parse((await related.get(address)).body);
  expect(seen.agenda.map(({ caseId }) => caseId)).toEqual([open]);
  expect((seen.candidates ?? []).map(({ caseId }) => caseId)).not.toContain(closed);
  const list = meetingListSchema.parse((await related.get(room)).body);
  expect(list.items[0]?.agenda.map(({ caseId }) => caseId)).toEqual([open]);
  const whole = meetingAnswerSchema.parse((await chair.get(address)).body);
  expect(whole.agenda.map(({ caseId }) => caseId)).toEqual([open, closed]);
  const auditor = meetingAnswerSchema.parse((await (await office.program('giam.sat')).get(address)).body);
  expect(auditor.candidates).toBeUndefined();
});

test('the attendance is taken down once for one key, by everybody and for each case', async () => {
  const read = await chair.get(address);
  const meeting = meetingAnswerSchema.parse(read.body);
  const path = `${address}/attendance`;
  const members = everyMember(meeting, ['u-demo-commissioner-2']);
  expect((await (await office.program('uy.vien.1')).post(path, { members }, key())).status).toBe(403);
  const missing = await chair.post(path, { members: members.slice(1) }, key());
  expect([missing.status, missing.body.errors[0].field]).toEqual([422, 'members']);
  const stranger = await chair.post(
    path,
    { members: [...members.slice(1), { id: 'u-x', standing: 'present' }] },
    key(),
  );
  expect([stranger.status, stranger.body.errors[0].field]).toEqual([422, 'members.8.id']);

  const seen = { 'If-Match': read.headers.etag ?? '' };
  const order = { ...key(), ...seen };
  const [first, twin] = await Promise.all([
    chair.post(path, { members }, order),
    chair.post(path, { members }, order),
  ]);
  expect([first.status, twin.status]).toEqual([200, 200]);
  expect(first.body).toEqual({ recorded: 2, left: 0 });
  const after = await chair.get(address);
  expect(after.headers.etag).toMatch(/^"meeting-1\.[\w-]{22}"$/);
  const events = (await chair.get(`/api/v1/cases/${open}/events?size=100`)).body.items;
  expect(events.filter(({ type }: { type: string }) => type === 'attendanceRecorded')).toHaveLength(1);
  const late = await related.post(path, { members }, { ...key(), ...seen });
  expect([late.status, late.body.code]).toEqual([409, 'meetingChanged']);

  const item = meetingAnswerSchema.parse(after.body).agenda.find(({ caseId }) => caseId === closed);
  expect(item?.members?.find(({ id }) => id === 'u-demo-vice-2')?.standing).toBe('recused');
  expect(item?.says[0]).toBe('Có mặt, được biểu quyết: 7/9');
  const hidden = await related.post(path, { members, caseId: closed }, key());
  expect(hidden.status).toBe(404);
  expect((await chair.post(path, { members, caseId: open }, key())).body).toEqual({ recorded: 1, left: 0 });
});

test('nobody was there before the day of the meeting', async () => {
  const ahead = meetingAnswerSchema.parse(
    (await chair.post(room, { ...convening, body: 'standingCommittee', on: '2999-01-04' }, key())).body,
  );
  const refused = await chair.post(`${ahead.links.self}/attendance`, { members: everyMember(ahead) }, key());
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'members']);
});

test('the list has filters and pages, with the count over all', async () => {
  const totalOf = async (query: string) => (await chair.get(`${room}?${query}`)).body.total;
  expect(await totalOf('body=commission')).toBe(1);
  expect(await totalOf('from=2026-03-17')).toBe(1);
  expect(await totalOf('to=2026-03-16')).toBe(1);
  expect(await totalOf('from=2026-03-16&to=2026-03-16&body=standingCommittee')).toBe(0);
  const first = await chair.get(`${room}?size=1`);
  expect(meetingListSchema.parse(first.body)).toMatchObject({
    total: 2,
    items: [{ on: '2999-01-04' }],
    links: { next: `${room}?size=1&page=2` },
  });
  expect((await chair.get(`${room}?from=2026-02-30`)).status).toBe(422);
  expect((await chair.get(`${room}?limit=1`)).body.errors[0].field).toBe('limit');
});
