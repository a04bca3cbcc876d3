import { getProcedureInForce } from '../../../domain/procedure/procedure';
import { english, vietnamese } from '../../../language/sentences/languagesForTests';
import { readProcedures } from '../../../seeds/reference';
import type { Control, Input } from './controls';
import { withBasis } from './withBasis';

const receivedOn = '2022-03-01';
const procedure = getProcedureInForce(readProcedures('office'), receivedOn, 'party');
const asked = {
  type: 'recordVote',
  rules: { procedure, receivedOn },
  language: 'vi',
  t: vietnamese,
} as const;
const number = (name: string): Input => ({
  control: 'input',
  name,
  label: name,
  value: '',
  width: 'short',
  numeric: true,
});
const hintOf = (control: Control) => ('hint' in control ? control.hint : undefined);

test('the papers of a ballot say once on what article they rest, behind what the row says already', () => {
  const row: Control = {
    control: 'row',
    name: 'votes',
    label: 'Số phiếu',
    hint: 'Ghi số phiếu',
    inputs: ['reprimand', 'expulsion', 'blank'].map(number),
    unavailable: [],
    unavailableTitle: '',
  };
  expect(hintOf(withBasis(row, asked))).toBe('Ghi số phiếu. Căn cứ: Quy định 22-QĐ/TW, Điều 15.');
  expect(hintOf(withBasis(row, { ...asked, language: 'en', t: english }))).toBe(
    'Ghi số phiếu. Basis: Quy định 22-QĐ/TW, Điều 15 [Party Regulation 22, article 15].',
  );
});

test('a field without a rule of its own stays as it is', () => {
  expect(withBasis(number('reason'), asked)).toEqual(number('reason'));
  const hidden: Control = { control: 'hidden', name: 'expulsion', value: '0' };
  expect(withBasis(hidden, asked)).toEqual(hidden);
});
