import { findGloss } from '../../language/citationGloss';
import { describeFields } from '../../office/commands/describeFields';
import { readProcedures } from '../../seeds/reference';
import { getProcedureInForce, type Procedure } from '../procedure/procedure';
import { findCommand, isCommandType } from './commands';
import { fieldBases, fieldBasis } from './fieldBasis';

const versions = readProcedures('office');
const rulesOf = (receivedOn: string, law: 'party' | 'state') => ({
  procedure: getProcedureInForce(versions, receivedOn, law),
  receivedOn,
});

const fields = Object.entries(fieldBases).flatMap(([type, of]) => {
  if (!isCommandType(type)) throw new Error(`${type} is no command`);
  return Object.keys(of).map((field) => ({ type, field }));
});

test('what has a basis is a field of its command', () => {
  const names = (type: (typeof fields)[number]['type']) =>
    describeFields(findCommand(type).input()).map(({ name }) => name);
  expect(fields.filter(({ type, field }) => !names(type).includes(field))).toEqual([]);
});

/** All texts of a version, among them its citations and the instruments that go with it. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};
/** A citation that the version holds, or an article of an instrument that it names. */
function isOf(procedure: Procedure, citation: string): boolean {
  const texts = textsOf(procedure);
  const named = citation.replace(/ \(chưa đối chiếu .*\)$/, '').replace(/, Điều [\d-]+( khoản \d+)?$/, '');
  return (
    texts.includes(citation) || named.split('; ').every((one) => texts.some((text) => text.startsWith(one)))
  );
}

test.each(versions.map((procedure) => [procedure.id, procedure] as const))(
  'every basis under %s is one of its own, with a gloss in English',
  (_id, procedure) => {
    const rules = { procedure, receivedOn: procedure.effectiveFrom };
    const cited = new Set(fields.flatMap(({ type, field }) => fieldBasis(type, field, rules)));
    expect([...cited].filter((one) => !isOf(procedure, one) || findGloss(one) === undefined)).toEqual([]);
  },
);

test('the version by which the case goes says it, and not an older one', () => {
  const of = (receivedOn: string) => fieldBasis('recordVote', 'expulsion', rulesOf(receivedOn, 'party'));
  // Nothing is confirmed of 30-QĐ/TW.
  expect(of('2017-05-02')).toEqual([]);
  expect(of('2022-03-01')).toEqual(['Quy định 22-QĐ/TW, Điều 15']);
  expect(of('2025-09-01')).toEqual(['Theo 22-QĐ/TW, Điều 15 (chưa xác nhận trong 296-QĐ/TW)']);
  const before = rulesOf('2024-12-31', 'party');
  expect(fieldBasis('requestProtection', 'explanation', before)).toEqual(['Chỉ thị 27-CT/TW (10/1/2019)']);
  expect(fieldBasis('requestProtection', 'explanation', rulesOf('2025-02-03', 'party'))).toEqual([
    'Chỉ thị 27-CT/TW (10/1/2019); Quy định 231-QĐ/TW (17/1/2025)',
  ]);
  expect(fieldBasis('recordVote', 'expulsion', rulesOf('2025-09-01', 'state'))).toEqual([]);
});

test('State law is cited by its articles, and what was not compared with its amendment says so', () => {
  const reason = (receivedOn: string) => fieldBasis('pause', 'reason', rulesOf(receivedOn, 'state'));
  expect(reason('2020-01-15')).toEqual(['Luật Tố cáo 2018, Điều 34 khoản 2']);
  expect(reason('2026-07-01')).toEqual([
    'Luật Tố cáo 2018, Điều 34 khoản 2 (chưa đối chiếu với Luật 136/2025/QH15)',
  ]);
  expect(fieldBasis('publish', 'place', rulesOf('2020-01-15', 'state'))).toEqual([
    'Nghị định 31/2019/NĐ-CP, Điều 6',
  ]);
  expect(fieldBasis('withdraw', 'pursuedFor', rulesOf('2022-03-01', 'party'))).toEqual([]);
});

test('what only the office has set, or nobody has confirmed, is no basis', () => {
  const all = versions.flatMap((procedure) =>
    fields.flatMap(({ type, field }) =>
      fieldBasis(type, field, { procedure, receivedOn: procedure.effectiveFrom }),
    ),
  );
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter((citation) => /cơ quan (tự )?đặt|áp dụng tương tự/i.test(citation))).toEqual([]);
});
