import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { planListSchema } from '../../api/json/plans/shapes';
import { project } from '../../domain/views/caseView';
import { findRowFaults } from '../../models/rowFaults';
import { OfficeCase } from '../domain/office';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const year = Number(new Date().toISOString().slice(0, 4)) + 1;
const room = '/inspection-plans';
const plan = `${room}/${year}`;
const caseIds = [randomUUID(), randomUUID(), randomUUID()];
const [open = '', hidden = '', third = ''] = caseIds;

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('inspection-plans');
  const base = OfficeCase.received('2026-03-02').now;
  const today = new Date().toISOString().slice(0, 10);
  const subject = {
    kind: 'member' as const,
    name: 'Lê Văn Nhiều',
    position: '',
    organisation: 'Sở Mẫu',
    managedBy: 'districtCommittee' as const,
  };
  const conflict = { accountId: 'u-demo-head-2', relation: '', at: '2026-03-02T02:00:00.000Z' };
  for (const [i, caseId] of caseIds.entries())
    await office.services.cases.views.add(
      project({
        ...base,
        caseId,
        number: `2026-00000${i + 1}`,
        registration: { ...base.registration, receivedOn: today, subject },
        conflicts: caseId === hidden ? [conflict] : [],
        ...(caseId !== third && { stage: 'assignment' as const, inspection: {} }),
      }),
    );
}, 120_000);
afterAll(() => office.close(), 60_000);

const send = (who: Program, path: string, values: object) =>
  who.agent
    .post(path)
    .type('form')
    .send({ _csrf: who.token, commandId: randomUUID(), ...values });
const entry = {
  year,
  subject: 'Lê Văn Nhiều',
  organisation: 'Sở Mẫu',
  matter: 'Mua sắm công',
  officer: 'u-demo-area-1',
  month: 3,
};
const read = async (username = 'giam.sat') => {
  const { body } = await (await office.program(username)).get('/api/v1/inspection-plans');
  return planListSchema.parse(body).items;
};
const rows = () => office.services.connection.collection<{ _id: string }>('inspection_plans');
const faults = () => {
  const { connection, settings, cases } = office.services;
  return findRowFaults(connection, settings.secrets.vaultKeys, cases.officeLog);
};

test('only those whose duty it is read plans, draft them and approve them', async () => {
  const drafting = ['truong.phong.1', 'pho.chu.nhiem.1', 'chu.nhiem'];
  for (const username of [...drafting, 'uy.vien.1', 'giam.sat']) {
    const who = await office.program(username);
    expect([username, (await who.get(room)).status]).toEqual([username, 200]);
    expect((await who.get('/api/v1/inspection-plans')).status).toBe(200);
    const mayDraft = drafting.includes(username);
    expect([username, (await who.get(`${room}/new`)).status]).toEqual([username, mayDraft ? 200 : 403]);
    if (!mayDraft) expect((await send(who, `${room}/new`, entry)).status).toBe(403);
    if (username !== 'chu.nhiem') expect((await send(who, `${plan}/approve`, { seen: 1 })).status).toBe(403);
  }
  for (const username of ['tiep.nhan', 'dia.ban.1', 'cong.khai', 'quan.tri', 'thuong.vu']) {
    const who = await office.program(username);
    for (const path of [room, `${room}/new`, plan, '/api/v1/inspection-plans'])
      expect([username, path, (await who.get(path)).status]).toEqual([username, path, 403]);
    expect((await send(who, `${room}/new`, entry)).status).toBe(403);
  }
  const chair = await office.program('chu.nhiem');
  for (const path of [plan, `${room}/1`, `${room}/9999`, `${plan}/entries/x`])
    expect([path, (await chair.get(path)).status]).toEqual([path, 404]);
  expect((await send(chair, `${plan}/approve`, { seen: 1 })).status).toBe(404);
  expect(await rows().countDocuments()).toBe(0);
});

test('a line of the subjects leads to an entry, by cases that the reader may see', async () => {
  const head = await office.program('truong.phong.1');
  const list = (await head.get('/subjects')).text;
  const [, address = ''] = /href="(\/inspection-plans\/new\?case=[^"]+)"/.exec(list) ?? [];
  const form = (await head.get(address)).text;
  expect(form).toContain('value="Lê Văn Nhiều"');
  expect(form).toContain('value="Sở Mẫu"');
  const related = await office.program('truong.phong.2');
  expect((await related.get(`${room}/new?case=${hidden}`)).status).toBe(404);
  expect((await related.get(`${room}/new?case=${open}`)).status).toBe(200);
  expect((await related.get('/subjects')).text).not.toContain('/inspection-plans/new?');
  expect((await (await office.program('giam.sat')).get('/subjects')).text).not.toContain(`${room}/new`);
});

test('what is wrong in an entry is said beside its field', async () => {
  const head = await office.program('truong.phong.1');
  const wrong = await send(head, `${room}/new`, { ...entry, subject: '', month: 13, officer: '' });
  expect(wrong.status).toBe(422);
  for (const field of ['subject', 'month', 'officer']) expect(wrong.text).toContain(`href="#${field}"`);
  for (const officer of ['u-demo-intake', 'u-nobody'])
    expect((await send(head, `${room}/new`, { ...entry, officer })).text).toContain(
      'Chọn người phụ trách trong danh sách',
    );
  expect((await send(head, `${room}/new`, { ...entry, year: year + 1 })).status).toBe(422);
  expect(await read()).toEqual([]);
});

test('a draft is approved by the chair who did not make its last change; each act is in the log', async () => {
  const [head, chair] = [await office.program('truong.phong.1'), await office.program('chu.nhiem')];
  const once = { ...entry, commandId: randomUUID() };
  for (const status of [303, 303]) expect((await send(head, `${room}/new`, once)).status).toBe(status);
  expect((await send(head, `${room}/new`, entry)).text).toContain('đã có trong chương trình');
  expect((await read())[0]).toMatchObject({
    year,
    draft: { revision: 1, by: 'u-demo-head-1' },
    approvals: [],
  });

  await send(chair, `${room}/new`, { ...entry, matter: 'Đất đai', month: 1 }).expect(303);
  const own = await send(chair, `${plan}/approve`, { seen: 2 });
  expect([own.status, own.text.includes('người sửa dự thảo sau cùng')]).toEqual([409, true]);
  const related = await office.program('truong.phong.2');
  const land = (await read())[0]?.draft?.entries.find(({ month }) => month === 1)?.entryId ?? '';
  await send(related, `${plan}/entries/${land}`, { ...entry, matter: 'Đất đai', month: 2, seen: 2 }).expect(
    303,
  );
  expect((await send(chair, `${plan}/approve`, { seen: 2 })).status).toBe(409);
  await send(chair, `${plan}/approve`, { seen: 3 }).expect(303);
  const [approved] = await read();
  expect(approved?.draft).toBeUndefined();
  expect(approved?.approvals).toMatchObject([
    { revision: 3, by: 'u-demo-head-2', approvedBy: 'u-demo-chair', entries: [{ month: 2 }, { month: 3 }] },
  ]);

  const log = (await office.services.cases.officeLog.readKept()).filter(({ type }) =>
    type.startsWith('plan'),
  );
  expect(log.map(({ by, type, seal, data }) => [by, type, seal.seal, data])).toEqual([
    ['u-demo-head-1', 'planDrafted', 'holds', expect.objectContaining({ year, count: 1 })],
    ['u-demo-chair', 'planDrafted', 'holds', expect.objectContaining({ year, count: 2 })],
    ['u-demo-head-2', 'planDrafted', 'holds', expect.objectContaining({ year, count: 2 })],
    ['u-demo-chair', 'planApproved', 'holds', expect.objectContaining({ year, approves: 3 })],
  ]);
  // Ids and digests alone: no name, and nothing that somebody typed.
  expect(JSON.stringify(log)).not.toContain('Nhiều');
  const page = (await (await office.program('giam.sat')).get('/office-log')).text;
  expect(page).toContain(`phê duyệt chương trình kiểm tra, giám sát năm ${year}`);
});

test('a change after approval waits for the next one, and what was approved stays to be read', async () => {
  const [head, chair] = [await office.program('truong.phong.1'), await office.program('chu.nhiem')];
  const land = (await read())[0]?.approvals[0]?.entries[0]?.entryId ?? '';
  await send(head, `${plan}/entries/${land}/remove`, { seen: 3 }).expect(303);
  expect((await read())[0]).toMatchObject({ draft: { revision: 5 }, approvals: [{ revision: 3 }] });
  expect((await chair.get(plan)).text).toContain('Không còn trong dự thảo');
  await send(chair, `${plan}/approve`, { seen: 5 }).expect(303);
  const [both] = await read();
  expect(both?.approvals.map(({ entries }) => entries.length)).toEqual([2, 1]);
  const page = (await chair.get(plan)).text;
  expect(page).toContain('Đất đai');
  // Three drafts before the first approval, one after it: none is passed over in silence.
  expect(page.match(/ghi dự thảo có \d cuộc/g)).toHaveLength(4);
});

test('an entry is taken up by a case whose inspection is open; from whom the case is hidden the rest is too', async () => {
  const [head, related] = [await office.program('truong.phong.1'), await office.program('truong.phong.2')];
  const entryId = (await read())[0]?.approvals.at(-1)?.entries[0]?.entryId ?? '';
  const takeUp = `${plan}/entries/${entryId}/take-up`;
  expect((await send(related, takeUp, { caseId: hidden })).status).toBe(404);
  expect((await send(related, takeUp, { caseId: randomUUID() })).status).toBe(404);
  const early = await send(head, takeUp, { caseId: third });
  expect([early.status, early.text.includes('chưa mở kiểm tra')]).toEqual([409, true]);
  await send(head, takeUp, { caseId: hidden }).expect(303);
  expect((await send(head, takeUp, { caseId: hidden })).status).toBe(409);

  expect((await read())[0]?.takenUp).toMatchObject([{ entryId, caseId: hidden, by: 'u-demo-head-1' }]);
  expect((await read('truong.phong.2'))[0]?.takenUp).toEqual([]);
  expect((await head.get(plan)).text).toContain('2026-000002');
  const seen = (await related.get(plan)).text;
  expect([seen.includes('2026-000001'), seen.includes('2026-000002')]).toEqual([true, false]);
  // A head proposes one at intake, the chair opens it: both have the way there.
  const chair = await office.program('chu.nhiem');
  expect((await head.get(plan)).text).toContain(`/cases/${third}/commands/openInspection`);
  expect((await chair.get(plan)).text).toContain(`/cases/${third}/commands/openInspection`);
  expect(await faults()).toEqual([]);
});

test('a plan is a file of what its page shows its reader', async () => {
  const taken = async (username: string) => {
    const { headers, text } = await (await office.program(username)).get(`${plan}/entries.csv`).expect(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename=Chuong-trinh-kiem-tra-giam-sat-${year}.csv`,
    );
    const lines: string[][] = parse(text, { bom: true });
    return lines;
  };
  const [[, line = []], [, seen = []]] = [await taken('truong.phong.1'), await taken('truong.phong.2')];
  expect(line.slice(0, 6)).toEqual([
    'Chương trình đã phê duyệt',
    String(year),
    '3',
    'Lê Văn Nhiều',
    'Sở Mẫu',
    'Mua sắm công',
  ]);
  expect(line[8]).toContain('2026-000002 (đã mở kiểm tra theo chương trình)');
  expect([seen[8]?.includes('2026-000001'), seen[8]?.includes('2026-000002')]).toEqual([true, false]);
  const intake = await office.program('tiep.nhan');
  for (const format of ['csv', 'xlsx']) {
    expect((await intake.get(`${plan}/entries.${format}`)).status).toBe(403);
    expect((await (await office.program('giam.sat')).get(`${room}/2099/entries.${format}`)).status).toBe(404);
  }
  expect((await (await office.program('giam.sat')).get(plan)).text).toContain(`${plan}/entries.xlsx`);
});

test('an act that somebody writes who only reaches the database was never done, and is named', async () => {
  const before = await read();
  const last = await rows().findOne({ _id: `plan-${year}-7` });
  const draft = await rows().findOne({ _id: `plan-${year}-1` });
  const forged = { ...draft, _id: `plan-${year}-8`, revision: 8 };
  await rows().insertOne(forged as { _id: string });
  await rows().updateOne({ _id: `plan-${year}-7` }, { $set: { by: 'u-demo-head-2' } });
  const without = await read();
  expect(without[0]).toEqual({ ...before[0], takenUp: [] });
  expect(await faults()).toEqual([
    { kind: 'planAct', id: `plan-${year}-7`, fault: 'unproved' },
    { kind: 'planAct', id: `plan-${year}-8`, fault: 'unproved' },
  ]);
  expect((await (await office.program('giam.sat')).get('/office-log')).text).toContain(
    `Lần ghi plan-${year}-8 vào chương trình kiểm tra không do hệ thống`,
  );
  await rows().deleteOne({ _id: `plan-${year}-7` });
  expect(await faults()).toContainEqual({ kind: 'planAct', id: `plan-${year}-7`, fault: 'gone' });
  if (last) await rows().insertOne(last);
  expect(await read()).toEqual(before);
  // What is not ours stands in nobody's way.
  const head = await office.program('truong.phong.1');
  await send(head, `${room}/new`, { ...entry, matter: 'Cán bộ' }).expect(303);
  expect((await read())[0]?.draft).toMatchObject({ revision: 9 });
  await rows().deleteOne({ _id: `plan-${year}-8` });
  expect(await faults()).toEqual([]);
});
