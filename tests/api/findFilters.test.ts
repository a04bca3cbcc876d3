import { randomUUID } from 'node:crypto';
import type { CaseState } from '../../domain/case/state';
import { project } from '../../domain/views/caseView';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const idOf = (username: string) => demonstrationPeople.find((one) => one.username === username)?._id ?? '';
const nameOf = (username: string) =>
  demonstrationPeople.find((one) => one.username === username)?.displayName ?? '';

let office: JsonOffice;
let head: Program;
beforeAll(async () => {
  office = await openJsonOffice('find-filters');
  head = await office.program('truong.phong.1');
  const { views } = office.services.cases;
  const add = (state: CaseState, number: string, more: Partial<CaseState> = {}) =>
    views.add(project({ ...state, caseId: randomUUID(), number, ...more }));
  const intake = OfficeCase.received('2026-03-02').now;
  const verified = toVerification(OfficeCase.received('2026-03-09'), '2026-03-09').now;
  const leader = idOf('to.truong.1');
  const chain = [
    { id: 'du-thu', level: 'district' as const, name: 'Đảng ủy Thử' },
    { id: 'tinh-uy', level: 'province' as const, name: 'Tỉnh ủy' },
  ];
  const unit = { id: 'du-thu', chain, tree: { id: 'thu', version: 1 } };
  const { subject } = intake.registration;
  if (subject.kind !== 'member') throw new Error('no member');
  await add(intake, '2026-000001', {
    registration: { ...intake.registration, subject: { ...subject, unit } },
  });
  await add(verified, '2026-000002', {
    team: { leader, members: [] },
    decision: { by: 'u-chair', number: '07-QĐ/UBKTTU', signedOn: '2026-03-09' },
  });
  await add(verified, '2026-000003', {
    team: { leader, members: [] },
    conflicts: [{ accountId: idOf('truong.phong.1'), relation: '', at: intake.lastAct.at }],
  });
}, 120_000);
afterAll(() => office.close(), 60_000);

const numbersIn = (text: string) => [...new Set(text.match(/2026-00000\d/g))].sort();
const both = ['2026-000001', '2026-000002'];

// What 000003 would add is hidden from this head.
test.each([
  ['officer', { officer: idOf('to.truong.1') }, { officer: idOf('to.truong.1') }, ['2026-000002']],
  ['unit', { unit: 'du-thu' }, { unit: 'du-thu' }, ['2026-000001']],
  ['no unit', { unit: 'none' }, { unit: 'none' }, ['2026-000002']],
  ['first day', { from: '03/03/2026' }, { receivedFrom: '2026-03-03' }, ['2026-000002']],
  ['last day', { to: '2026-03-08' }, { receivedTo: '2026-03-08' }, ['2026-000001']],
  ['both days', { from: '02/03/2026', to: '9.3.2026' }, { receivedFrom: '2026-03-02', receivedTo: '2026-03-09' }, both],
  ['clock', { clock: 'settling' }, { openClock: 'settling' }, ['2026-000002']],
  ['document', { document: '07-qđ' }, { document: '07-qd/ubk' }, ['2026-000002']],
  ['another document', { document: '08-QĐ' }, { document: '08-QĐ' }, []],
] as [string, Record<string, string>, Record<string, string>, string[]][])(
  'by %s, on the page and for programs',
  async (_what, page, program, numbers) => {
    const { text } = await head.get(`/cases?${new URLSearchParams(page).toString()}`);
    expect(numbersIn(text)).toEqual(numbers);
    expect(text).toContain(`${numbers.length} vụ việc`);
    const { body } = await head.get(`/api/v1/cases?${new URLSearchParams(program).toString()}`);
    expect(body.items.map((one: { number: string }) => one.number).sort()).toEqual(numbers);
  },
); // prettier-ignore

test.each([
  ['the number of a decision', '07-QĐ/UBKTTU', ['2026-000002']],
  ['the same without marks', '07-qd', ['2026-000002']],
  ['an officer', nameOf('to.truong.1').toUpperCase(), ['2026-000002']],
  ['a part of a name', nameOf('to.truong.1').split(' ').slice(1).join(' '), ['2026-000002']],
  ['nobody', 'Không Ai Cả', []],
])('a search finds %s', async (_what, text, numbers) => {
  const { headers } = await head.agent.post('/cases/search').type('form').send({ _csrf: head.token, text });
  expect(numbersIn((await head.get(String(headers.location))).text)).toEqual(numbers);
  const { body } = await head.get(`/api/v1/cases?${new URLSearchParams({ text }).toString()}`);
  expect(body.total).toBe(numbers.length);
});

test('what cannot be read of a filter is told, and stands there as it was typed', async () => {
  const asked = { from: '32/13/2026', document: 'Nguyễn Văn Thử' };
  const answer = await head.get(`/cases?${new URLSearchParams(asked).toString()}`);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Nhập ngày nhận (từ ngày) theo dạng ngày/tháng/năm');
  expect(answer.text).toContain('value="32/13/2026"');
  expect(answer.text).toContain('value="Nguyễn Văn Thử"');
  expect(numbersIn(answer.text)).toEqual([]);
});
