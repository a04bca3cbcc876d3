import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import { problemSchema } from '../../api/json/problem';
import { restartCase } from '../../office/restart/restartCase';
import { workflowIdOf } from '../../domain/case/hosting';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let intake: Program;
let caseId: string;

beforeAll(async () => {
  office = await openJsonOffice('json-commands');
  intake = await office.program('tiep.nhan');
  const registered = await intake.post('/api/v1/cases', registrationExample, {
    'Idempotency-Key': randomUUID(),
  });
  expect(registered.body).toMatchObject({ number: '2026-000001', stage: 'intake' });
  caseId = String(registered.body.caseId);
});
afterAll(async () => {
  await office.close();
});

const classify = { kind: 'denunciation', complex: false, severalPlaces: false, assessment: 'Rõ ràng.' };

/** A head approves what was submitted: it names it by the number that the case shows. */
async function approved(caseId: string): Promise<void> {
  const head = await office.program('truong.phong.1');
  const { body } = await head.get(`/api/v1/cases/${caseId}`);
  const [{ id }] = body.facts.submissions;
  const answer = await head.give(caseId, 'approve', { submission: id });
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
}

describe('registering', () => {
  test('opens one case for one key, however often it is sent, and tells where it is', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, second] = [
      await intake.post('/api/v1/cases', registrationExample, key),
      await intake.post('/api/v1/cases', registrationExample, key),
    ];
    expect(first.status).toBe(201);
    expect(first.headers.location).toBe(`/api/v1/cases/${first.body.caseId}`);
    expect(second.body).toEqual(first.body);
  });

  test('pins where the subject’s unit stood on the day of receipt, and refuses one that was not there', async () => {
    const key = () => ({ 'Idempotency-Key': randomUUID() });
    const subject = {
      ...registrationExample.subject,
      managedBy: 'grassrootsCommittee',
      unit: 'du-phu-thi-an-thu',
    };
    const sent = { ...registrationExample, receivedOn: '2026-03-02', subject };
    const { body } = await intake.post('/api/v1/cases', sent, key());
    const read = await intake.get(`/api/v1/cases/${body.caseId}`);
    expect(read.body.facts.registration.subject.unit).toEqual({
      id: 'du-phu-thi-an-thu',
      chain: [
        { id: 'du-phu-thi-an-thu', level: 'grassroots', name: 'Đảng ủy xã Phú Thí (An Thử)' },
        { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' },
      ],
      tree: { id: 'tinh-mau', version: 1 },
    });
    const gone = { ...sent, subject: { ...subject, unit: 'hu-an-thu' } };
    const refused = await intake.post('/api/v1/cases', gone, key());
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ reason: 'unitNotThere', errors: [{ field: 'subject.unit' }] });
  });

  test('a forwarding names the competent unit by its id, also where it was written in words', async () => {
    const subject = {
      ...registrationExample.subject,
      managedBy: 'grassrootsCommittee',
      unit: 'du-phu-thi-an-thu',
    };
    const sent = { ...registrationExample, receivedOn: '2026-03-02', subject };
    const registered = await intake.post('/api/v1/cases', sent, { 'Idempotency-Key': randomUUID() });
    const misdirected = String(registered.body.caseId);
    const explanation = 'Đúng thẩm quyền.';
    const wrong = await intake.give(misdirected, 'forward', { to: 'Đảng ủy xã Long Dụ', explanation });
    expect([wrong.status, wrong.body.reason, wrong.body.errors[0].field]).toEqual([
      422,
      'namesOtherUnit',
      'to',
    ]);
    expect(wrong.body.detail).toContain('Đảng ủy xã Phú Thí (An Thử)');
    const done = await intake.give(misdirected, 'forward', {
      to: 'UBKT Đảng uỷ xã Phú Thí, huyện An Thử',
      explanation,
    });
    expect(done.status).toBe(200);
    await approved(misdirected);
    const { body } = await intake.get(`/api/v1/cases/${misdirected}`);
    expect(body.facts.forwarding).toMatchObject({
      to: 'UBKT Đảng uỷ xã Phú Thí, huyện An Thử',
      toUnit: { id: 'du-phu-thi-an-thu' },
    });
  });

  test('where a report names no unit, it goes to the one of the tree that is given by its id or in words', async () => {
    const subject = { ...registrationExample.subject, managedBy: 'grassrootsCommittee' };
    const forwarded = async (input: object) => {
      const sent = { ...registrationExample, receivedOn: '2026-03-02', subject };
      const { body } = await intake.post('/api/v1/cases', sent, { 'Idempotency-Key': randomUUID() });
      const answer = await intake.give(String(body.caseId), 'forward', { ...input, explanation: 'Vì.' });
      if (answer.status === 200) await approved(String(body.caseId));
      const read = await intake.get(`/api/v1/cases/${body.caseId}`);
      return { answer, forwarding: read.body.facts.forwarding };
    };
    const toUnit = { id: 'du-tai-chinh', level: 'grassroots', name: 'Đảng ủy Sở Tài chính' };
    const over = { id: 'dang-uy-ubnd', level: 'district', name: 'Đảng ủy Ủy ban nhân dân tỉnh' };
    const chain = [toUnit, over, { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' }];
    const at = expect.any(String);
    const place = { id: toUnit.id, chain, tree: { id: 'tinh-mau', version: 1 } };
    const chosen = await forwarded({ toUnit: 'du-tai-chinh' });
    expect(chosen.forwarding).toEqual({ to: toUnit.name, toUnit, place, at });
    const typed = await forwarded({ to: toUnit.name });
    expect(typed.forwarding).toEqual({ to: toUnit.name, toUnit, place, at });
    // Where a unit stands is for the tree to say, not for whoever sends it.
    const claim = { ...place, chain: [toUnit, chain[2]] };
    const claimed = await forwarded({ toUnit: 'du-tai-chinh', place: claim });
    expect([claimed.answer.status, claimed.answer.body.errors[0].field]).toEqual([422, 'place']);
    expect(claimed.forwarding).toBeUndefined();
    const wrong = await forwarded({ toUnit: 'dang-uy-ubnd' });
    expect([wrong.answer.status, wrong.answer.body.reason]).toEqual([422, 'unitDoesNotSettle']);
    expect(wrong.forwarding).toBeUndefined();
  });

  test('seals the reporter in the vault and shows them nowhere', async () => {
    const [page, events] = [
      await intake.get(`/api/v1/cases/${caseId}`),
      await intake.get(`/api/v1/cases/${caseId}/events`),
    ];
    for (const shown of [page.text, events.text]) {
      expect(shown).not.toContain('Trịnh Thị Thí Dụ');
      expect(shown).not.toContain(`p-${caseId}`);
    }
    const look = { at: new Date().toISOString(), caseId, by: 'u-test', fields: ['name'], why: 'test' };
    expect(await office.services.cases.vault.look(`p-${caseId}`, look)).toMatchObject({
      name: 'Trịnh Thị Thí Dụ',
    });
  });

  test('names each field at fault with its remedy, in the language asked for', async () => {
    const wrong = {
      ...registrationExample,
      receivedOn: '31/12/2026',
      allegations: [{ summary: '' }],
      reporter: { standing: 'named' },
    };
    const headers = { 'Idempotency-Key': randomUUID() };
    const vi = await intake.post('/api/v1/cases', wrong, headers);
    expect(vi.status).toBe(422);
    expect(vi.body.errors).toEqual([
      { field: 'receivedOn', detail: expect.stringContaining('ngày') },
      { field: 'allegations.0.summary', detail: expect.stringMatching(/^Nhập /) },
      { field: 'reporter.identity.name', detail: expect.stringContaining('người') },
    ]);
    const en = await intake.post('/api/v1/cases?lang=en', wrong, headers);
    expect(en.body.errors[0].detail).toBe('Enter received on as a real date, for example 31/12/2026');
  });

  test('is for those whose duty it is', async () => {
    const auditor = await office.program('giam.sat');
    const refused = await auditor.post('/api/v1/cases', registrationExample, {
      'Idempotency-Key': randomUUID(),
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });
});

describe('a command', () => {
  const path = (type: string) => `/api/v1/cases/${caseId}/commands/${type}`;

  test('needs a key that is a UUID, and an If-Match that is an ETag', async () => {
    const without = await intake.post(path('note'), { text: 'Ghi chú' });
    expect([without.status, without.body.code]).toEqual([400, 'idempotencyKey']);
    const named = await intake.post(
      path('note'),
      { text: 'Ghi chú' },
      { 'Idempotency-Key': 'don-cua-ong-a' },
    );
    expect(named.status).toBe(400);
    const unread = await intake.post(
      path('note'),
      { text: 'Ghi chú' },
      { 'Idempotency-Key': randomUUID(), 'If-Match': '"x"' },
    );
    expect([unread.status, unread.body.code]).toEqual([400, 'precondition']);
  });

  test('is carried out once for one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await intake.post(path('classify'), classify, key);
    const again = await intake.post(path('classify'), classify, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const { body } = await intake.get(`/api/v1/cases/${caseId}/events?size=100`);
    expect(body.items.filter(({ type }: { type: string }) => type === 'classified')).toHaveLength(1);
  });

  test('that is not possible now is told why and what is allowed', async () => {
    const refused = await (await office.program('dia.ban.1')).give(caseId, 'conclude', {
      number: '1-TB', on: '2026-03-02', summary: 'x', disciplineDue: false,
    }); // prettier-ignore
    expect(refused.status).toBe(409);
    expect(refused.type).toBe('application/problem+json');
    expect(problemSchema.parse(refused.body)).toMatchObject({
      status: 409,
      reason: 'notInThisStage',
      detail: expect.stringContaining('Tiếp nhận'),
      allowed: expect.arrayContaining(['note', 'accept']),
    });
  });

  test('from someone whose task it is not is refused, whatever its input', async () => {
    const publisher = await office.program('cong.khai');
    for (const input of [classify, {}]) {
      const refused = await publisher.give(caseId, 'classify', input);
      expect([refused.status, refused.body.reason]).toEqual([403, 'notYourRole']);
    }
  });

  test('whose input does not fit the case is told at the field', async () => {
    const refused = await intake.give(caseId, 'merge', { into: caseId, explanation: 'Trùng' });
    expect([refused.status, refused.body.reason]).toEqual([422, 'mergedWithItself']);
    expect(refused.body.errors[0].field).toBe('into');
  });

  test('is not carried out when someone acted since the caller looked', async () => {
    const seen = (await intake.get(`/api/v1/cases/${caseId}`)).headers.etag ?? '';
    await (await office.program('dia.ban.1')).give(caseId, 'note', { text: 'Đã xem hồ sơ' });
    const late = await intake.post(
      path('note'),
      { text: 'Ghi chú' },
      { 'Idempotency-Key': randomUUID(), 'If-Match': seen },
    );
    expect([late.status, late.body.reason]).toEqual([409, 'colleagueWasFaster']);
    expect(late.body.detail).toContain('Chử Minh Đăng');
  });

  test('with a member that there is not is refused by the name of it, at any depth, and nothing is done', async () => {
    const before = (await intake.get(`/api/v1/cases/${caseId}`)).body.lastAct;
    const refused = await intake.give(caseId, 'note', { text: 'Ghi chú', reasno: 'x' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ field: 'reasno', detail: expect.stringContaining('reasno') }],
    ]);
    const nested = { ...registrationExample, subject: { ...registrationExample.subject, shoe: 42 } };
    const { status, body } = await intake.post('/api/v1/cases?lang=en', nested, {
      'Idempotency-Key': randomUUID(),
    });
    expect([status, body.errors]).toEqual([
      422,
      [{ field: 'subject.shoe', detail: 'Leave out “shoe”: there is no such field here' }],
    ]);
    const session = await intake.post('/api/session', { username: 'a', password: 'b', remember: true });
    expect([session.status, session.body.errors[0].field]).toEqual([422, 'remember']);
    expect((await intake.get(`/api/v1/cases/${caseId}`)).body.lastAct).toEqual(before);
  });

  test('names the case as it has become, to go on from without reading it again', async () => {
    const first = await intake.give(caseId, 'note', { text: 'Một' });
    const { etag } = first.headers;
    expect(etag).toMatch(/^"act-\d+"$/);
    const goOn = (seen: string | undefined) =>
      intake.post(path('note'), { text: 'Hai' }, { 'Idempotency-Key': randomUUID(), 'If-Match': seen ?? '' });
    const second = await goOn(etag);
    expect(second.status).toBe(200);
    await (await office.program('dia.ban.1')).give(caseId, 'note', { text: 'Ba' });
    expect((await goOn(second.headers.etag)).body.reason).toBe('colleagueWasFaster');
    // As a proxy makes it that packs what passes, and as a whole answer bears it.
    const { headers } = await intake.get(`/api/v1/cases/${caseId}`);
    expect((await goOn(`W/${headers.etag}`)).status).toBe(200);
  });

  test('to a case that nothing carries on is told so, and can be sent again once an operator has taken it up', async () => {
    const { cases, settings, temporal } = office.services;
    const { body } = await intake.post('/api/v1/cases', registrationExample, {
      'Idempotency-Key': randomUUID(),
    });
    const stopped = String(body.caseId);
    await temporal.workflow.getHandle(workflowIdOf(stopped)).terminate();
    const key = { 'Idempotency-Key': randomUUID() };
    const note = { text: 'Đã gọi điện' };
    const first = await intake.post(`/api/v1/cases/${stopped}/commands/note`, note, key);
    expect(problemSchema.parse(first.body)).toMatchObject({ status: 503, code: 'caseStopped' });
    await restartCase(stopped, { stores: cases, temporal, taskQueue: settings.temporal.taskQueue });
    expect((await intake.post(`/api/v1/cases/${stopped}/commands/note`, note, key)).status).toBe(200);
  });

  test('without the session’s token, of an unknown type, or to an unknown case is refused', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const { status } = await intake.agent.post(path('note')).set(key).send({ text: 'Ghi chú' });
    expect(status).toBe(403);
    expect((await intake.give(caseId, 'destroy', {})).status).toBe(404);
    expect((await intake.give(randomUUID(), 'note', { text: 'Ghi chú' })).status).toBe(404);
  });
});
