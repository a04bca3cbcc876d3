import { everyCase } from '../../domain/access/policy';
import type { ReportedCase } from '../../domain/views/oftenReported';
import { createDoubles } from './doubles';
import type { ReadableRow } from './readRow';

function report(number: string, name: string, organisation: string, receivedOn: string): ReadableRow {
  const input: ReadableRow['input'] = {
    kind: 'denunciation',
    source: 'post',
    receivedOn,
    standing: 'named',
    checkable: true,
    subject: { kind: 'member', name, position: '', organisation, managedBy: 'cell' },
    allegations: [{ summary: 'Chi sai chế độ' }],
  };
  const identity = { name: 'Người Gửi', address: '', phone: '', originalText: '' };
  return { number, questions: [], changes: [], input, before: input, identity };
}

const there: ReportedCase = {
  caseId: 'c-1',
  number: '12/2026',
  subjectName: 'Đỗ Đức Mẫu',
  organisation: 'UBND xã Phú Thí, huyện An Thử',
  receivedOn: '2026-03-10',
  stage: 'intake',
};
async function asked(one: ReadableRow, cases: ReportedCase[] = [there], caseId = 'c-9') {
  const listed: unknown[] = [];
  const views = {
    listReceived: (seenBy: unknown, days: unknown) => {
      listed.push({ seenBy, days });
      return Promise.resolve(cases);
    },
    findAll: () => Promise.resolve([]),
  };
  const doubles = await createDoubles([one.input.receivedOn], everyCase, { views });
  const questions = await doubles.ask(5, caseId, one);
  return { questions: questions.map(({ reason, params }) => ({ reason, ...params })), listed };
}

const same = [{ reason: 'sameAsCase', caseId: 'c-1', caseNumber: '12/2026' }];
test.each([
  ['without marks, in capitals', 'DO DUC MAU', 'Ủy ban nhân dân xã Phú Thí (An Thử)', '2026-03-17'],
  ['with another D', '\u00D0ỗ \u0189ức Mẫu', 'ubnd xa phu thi, huyen an thu', '2026-03-03'],
  ['with less of the place', 'Đỗ Đức Mẫu', 'UBND xã Phú Thí', '2026-03-10'],
])('the same person and unit %s within a week is asked about', async (_how, name, organisation, day) => {
  expect((await asked(report('9', name, organisation, day))).questions).toEqual(same);
});

test.each([
  ['eight days apart', report('9', 'Đỗ Đức Mẫu', 'UBND xã Phú Thí, huyện An Thử', '2026-03-18')],
  ['another name', report('9', 'Đỗ Đức Mậu Đình', 'UBND xã Phú Thí, huyện An Thử', '2026-03-10')],
  ['the same place elsewhere', report('9', 'Đỗ Đức Mẫu', 'UBND xã Phú Thí, huyện Bình Mẫu', '2026-03-10')],
  ['another unit', report('9', 'Đỗ Đức Mẫu', 'Sở Y tế', '2026-03-10')],
])('%s is another report', async (_what, one) => {
  expect((await asked(one)).questions).toEqual([]);
});

test('a row is not asked about the case that it is itself', async () => {
  const one = report('9', there.subjectName, there.organisation, there.receivedOn);
  expect((await asked(one, [there], 'c-1')).questions).toEqual([]);
});

test('the register is asked for whole years, in the sight of who brought the file', async () => {
  const { listed } = await asked(report('9', 'Ai Đó', '', '2026-03-10'));
  expect(listed).toEqual([{ seenBy: everyCase, days: { from: '2025-12-25', to: '2027-01-07' } }]);
});

test('later rows are compared with earlier ones, by their numbers too, however these are typed', async () => {
  const views = { listReceived: () => Promise.resolve([]), findAll: () => Promise.resolve([]) };
  const doubles = await createDoubles(['2026-03-10'], everyCase, { views });
  const reasons = async (row: number, one: ReadableRow) =>
    (await doubles.ask(row, `c-${row}`, one)).map(({ reason, params }) => [reason, params?.row]);
  expect(await reasons(2, report('007/TC', 'Lê Văn Thử', 'Sở Y tế', '2026-01-10'))).toEqual([]);
  expect(await reasons(3, report('7-tc', 'Lê Văn Thử', 'Sở Y tế', '2026-09-10'))).toEqual([['sameAsRow', 2]]);
  expect(await reasons(4, report('70/TC', 'Lê Văn Thử', 'Sở Y tế', '2026-05-10'))).toEqual([]);
  expect(await reasons(5, report('7/TC', 'Lê Văn Thử', 'Sở Y tế', '2025-05-10'))).toEqual([]);
});
