import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
import { at, holderOf, OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { type AccountOffice, openAccountOffice, type Visitor } from './accountOffice';
import { readCalendar } from '../../seeds/reference';

let office: AccountOffice;
let n = 0;
const number = () => `2026-0009${String((n += 1)).padStart(2, '0')}`;

beforeAll(async () => {
  office = await openAccountOffice('notices');
  await office.services.cases.reference.addCalendar(readCalendar('office'));
}, 120_000);
afterAll(() => office.close(), 60_000);

/** Puts a case into the lists as it stands; whom it is hidden from, if anybody. */
async function put(one: OfficeCase, conflictOf?: string): Promise<string> {
  const named = number();
  const conflicts = conflictOf ? [{ accountId: conflictOf, relation: '', at: at('2026-03-02') }] : [];
  const view = project({ ...one.now, caseId: randomUUID(), number: named, conflicts });
  await office.services.cases.views.add(view);
  return named;
}

async function person(username: string): Promise<Visitor> {
  const visitor = office.visitor();
  await visitor.signIn(username);
  return visitor;
}

const bellOf = (html: string): string | undefined =>
  /liem-bell__count"><span aria-hidden="true">([^<]*)</.exec(html)?.[1];
const section = (html: string, id: string): string =>
  new RegExp(`<section aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

test('the bell counts what is new to a person, and opening its page is to have looked', async () => {
  const seen = await put(OfficeCase.received('2026-03-02'));
  const hidden = await put(OfficeCase.received('2026-03-02'), 'u-demo-area-1');
  const area = await person('dia.ban.1');
  expect(bellOf((await area.get('/work')).text)).toBe('1');
  const page = await area.get('/notices');
  expect(page.status).toBe(200);
  expect(section(page.text, 'new')).toContain(seen);
  expect(section(page.text, 'new')).toContain('Đến lượt đồng chí');
  expect(page.text).not.toContain(hidden);
  expect(bellOf(page.text)).toBeUndefined();
  expect(bellOf((await area.get('/work')).text)).toBeUndefined();
  expect(section((await area.get('/notices')).text, 'new')).toContain('Không có gì mới');
  // Nobody has looked for anybody else: the other officer is free of that conflict and sees both.
  expect(bellOf((await (await person('dia.ban.2')).get('/work')).text)).toBe('2');
});

test('what comes after the last look is new again, each by what happened to it', async () => {
  const area = await person('dia.ban.3');
  await area.get('/notices');
  const later = new Date(Date.now() + 60_000).toISOString();
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
  one.give('escalate', { on: '2026-03-16', by: holderOf('teamLeader') }, { to: 'chair' });
  const state = {
    ...one.now,
    escalations: one.now.escalations.map((escalation) => ({ ...escalation, at: later })),
  };
  const chair = await person('chu.nhiem');
  await chair.get('/notices');
  expect(bellOf((await chair.get('/work')).text)).toBeUndefined();
  await office.services.cases.views.add(project({ ...state, caseId: randomUUID(), number: '2026-000977' }));
  expect(bellOf((await chair.get('/work')).text)).toBe('1');
  const news = section((await chair.get('/notices')).text, 'new');
  expect(news).toContain('2026-000977');
  expect(news).toContain('Báo cáo lên đồng chí');
  expect(bellOf((await area.get('/work')).text)).toBeUndefined();
});

test('whoever sees no case has neither bell nor page nor letters', async () => {
  const administrator = await person('quan.tri');
  expect((await administrator.get('/accounts')).text).not.toContain('liem-bell');
  expect((await administrator.get('/notices')).status).toBe(403);
  expect((await administrator.get('/account/letters')).status).toBe(403);
  expect((await administrator.get('/account')).text).not.toContain('/account/letters');
});

test('a person turns their letters on and off; a wrong address is said, and kept in the form', async () => {
  const area = await person('dia.ban.1');
  const path = '/account/letters';
  expect((await area.get(path)).text).toContain('chưa nối máy chủ thư');
  const wrong = await area.send(path, { wanted: 'yes', address: 'không phải địa chỉ' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('chẳng hạn ten@coquan.gov.vn');
  expect(wrong.text).toContain('không phải địa chỉ');
  expect((await area.send(path, { wanted: 'yes', address: 'area@office.example' })).status).toBe(303);
  expect((await area.get(path)).text).toContain('area@office.example');
  expect(await office.services.ownSettings.listWanting()).toEqual(['u-demo-area-1']);
  // What stands in the hidden field does not stop anybody from ending it.
  expect((await area.send(path, { wanted: 'no', address: 'nichts' })).status).toBe(303);
  expect(await office.services.ownSettings.listWanting()).toEqual([]);
  expect(office.logged()).not.toContain('office.example');
});
