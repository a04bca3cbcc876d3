import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { stringify } from 'yaml';
import { mostOfVersion } from '../../domain/case/room';
import type { OrganisationTree } from '../../domain/organisations/tree';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

let office: JsonOffice;
let admin: Program;
let other: Program;

beforeAll(async () => {
  office = await openJsonOffice('version-forms');
  const details = { displayName: 'Quản trị hai', position: 'Thử nghiệm', roles: ['administrator' as const] };
  const account = { _id: 'u-admin-2', username: 'quan.tri.2', password: 'mot-mat-khau-du-dai', ...details };
  await office.services.accounts.createAccount(account);
  admin = await office.program('quan.tri');
  other = await office.program('quan.tri.2', account.password);
});
afterAll(async () => {
  await office.close();
});

const send = (program: Program, path: string, fields: Record<string, string>) =>
  program.agent
    .post(path)
    .type('form')
    .send({ ...fields, _csrf: program.token });
const sendTree = (program: Program, tree: unknown, step: 'check' | 'add') =>
  send(program, '/organisations/new', { text: stringify(tree, { lineWidth: 0 }), step });

const newest = async (): Promise<OrganisationTree> => {
  const [tree] = await office.services.cases.reference.listTrees();
  if (!tree) throw new Error('no tree');
  return tree;
};
/** The newest version with its number raised, and so many cells more under one commune. */
const grown = async (cells: number, name = 'Chi bộ thôn số'): Promise<OrganisationTree> => {
  const tree = await newest();
  const more = Array.from({ length: cells }, (_, i) => ({
    id: `them-${tree.version}-${i}`,
    level: 'cell' as const,
    name: `${name} ${i} của xã Phú Thí thuộc huyện An Thử`,
    exists: [{ from: '2016-01-01' }],
    under: [{ unit: 'du-phu-thi-an-thu', from: '2016-01-01' }],
  }));
  return { ...tree, version: tree.version + 1, units: [...tree.units, ...more] };
};

test('a tree of thousands of units is looked through and added, once for two clicks', async () => {
  const tree = await grown(4000);
  expect(encodeURIComponent(stringify(tree)).length).toBeGreaterThan(512 * 1024);
  const checked = await sendTree(admin, tree, 'check');
  expect(checked.status).toBe(200);
  expect(checked.text).toContain('Chi bộ thôn số 3999 của xã Phú Thí');
  expect((await newest()).version).toBe(tree.version - 1);
  const clicks = await Promise.all([sendTree(admin, tree, 'add'), sendTree(admin, tree, 'add')]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  expect(await newest()).toEqual(tree);
  const again = await sendTree(admin, tree, 'check');
  expect(again.status).toBe(422);
});

test('of two who add the same number at once one is told, with the text kept', async () => {
  const [mine, theirs] = [await grown(1, 'Chi bộ của tôi'), await grown(1, 'Chi bộ của bạn')];
  const answers = await Promise.all([sendTree(admin, mine, 'add'), sendTree(other, theirs, 'add')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  const refused = answers.find(({ status }) => status === 422);
  const [lost, kept] = answers[0].status === 422 ? [mine, theirs] : [theirs, mine];
  expect(await newest()).toEqual(kept);
  expect(refused?.text).toMatch(/Có người vừa thêm phiên bản \d+ của tinh-mau|phiên bản \d+ trở lên/);
  expect(refused?.text).toContain(lost.units.at(-1)?.name);
});

test('what is too long for any form is told with what to do; strangers cannot send so much', async () => {
  const text = '#'.repeat(9_000_000);
  const refused = await send(admin, '/organisations/new', { text, step: 'check' });
  expect(refused.status).toBe(413);
  expect(refused.text).toContain('Quay lại trang trước');
  const stranger = await request(office.app)
    .post('/organisations/new')
    .type('form')
    .send({ text: '#'.repeat(600_000) });
  expect(stranger.status).toBe(413);
});

test('a member’s name that is too long is named by its line, and nothing is cut off in silence', async () => {
  const sent = {
    body: 'commission',
    effectiveFrom: '01/03/2026',
    members: `Nguyễn Văn Mẫu; Ủy viên\n${'Ê'.repeat(121)}; Ủy viên`,
    commandId: randomUUID(),
  };
  const before = await office.services.cases.bodies.list();
  const refused = await send(admin, '/bodies/new', sent);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Dòng 2: quá dài');
  expect(refused.text).toContain('Ê'.repeat(121));
  expect(await office.services.cases.bodies.list()).toEqual(before);
});

test('a damaged character that a version spells out is told by its place', async () => {
  const text = 'id: tinh-mau\nname: "\\ud83d"\n';
  const told = await send(admin, '/organisations/new', { text, step: 'check' });
  expect(told.text).toContain('“name” có ký tự hỏng');
});

test.each(['/procedures/new', '/calendars/new'])(
  'a version that is too large for a case is refused in words: %s',
  async (path) => {
    const { reference } = office.services.cases;
    const padding = 'x'.repeat(mostOfVersion);
    const calendar = await reference.getCurrentCalendar();
    const [procedure] = await reference.listProcedures();
    const version =
      path === '/procedures/new'
        ? { ...procedure, version: 99, instrument: padding }
        : { ...calendar, version: 99, timezone: padding };
    const { status, text } = await send(admin, path, { text: stringify(version), step: 'add' });
    expect(status).toBe(422);
    expect(text).toContain(`dài hơn ${mostOfVersion} ký tự`);
    expect((await reference.getCurrentCalendar()).version).toBe(calendar.version);
  },
);
