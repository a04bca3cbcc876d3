import { getProcedureInForce } from '../../domain/procedure/procedure';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { OfficeCase, procedures } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { readInstruments } from './instruments';
import { type PaperSource, paperPage } from './page';
import { readPaperOffice } from './paperOffice';
import { dateOfPaper } from './paperNumber';
import { partsOf } from './sheet';

const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const [signed] = one.happened('decisionSigned');
const people: PaperSource['people'] = {
  nameOf: (id) => `Họ Tên ${id}`,
  find: (id) => ({ displayName: `Họ Tên ${id}`, roles: ['chair'], position: 'Kiểm tra viên' }),
};
const source = (kind: PaperSource['kind']): PaperSource => {
  if (!signed) throw new Error('nothing was signed');
  return {
    kind,
    state: one.now,
    event: signed,
    procedure: getProcedureInForce(procedures, '2026-03-02', 'party'),
    office: readPaperOffice(),
    instruments: readInstruments(),
    t: vietnamese,
    people,
  };
};
const lettersOf = (...given: Parameters<typeof paperPage>): string[] =>
  partsOf(paperPage(...given)).flatMap((part) =>
    (part.kind === 'columns' ? [...part.left, ...part.right] : [part]).map(({ letters }) =>
      letters.map(({ text }) => text).join(''),
    ),
  );

test('a draft leaves number, day and signature free, and says under the number that it is one', () => {
  const letters = lettersOf(source('decision'), { draft: true });
  const number = letters.findIndex((line) => line.trim() === '-QĐ/UBKTTU' || line.endsWith('-QĐ/UBKTTU'));
  expect(letters[number]?.replaceAll('\u00A0', ' ')).toBe('Số       -QĐ/UBKTTU');
  expect(letters[number + 1]).toBe('DỰ THẢO');
  expect(letters.map((line) => line.replaceAll('\u00A0', ' '))).toContainEqual(
    'Thành phố Mẫu, ngày        tháng        năm       ',
  );
  expect(letters).toContain('CHỦ NHIỆM');
  expect(letters).not.toContain('Họ Tên u-chair');
});

test('once it is signed it has number, day and name, and nothing of a draft', () => {
  const letters = lettersOf(source('decision'), { number: '12-QĐ/UBKTTU', date: '2026-03-05' });
  expect(letters).toContain('Số 12-QĐ/UBKTTU');
  expect(letters).toContain('Thành phố Mẫu, ngày 05 tháng 3 năm 2026');
  expect(letters).toContain('Họ Tên u-chair');
  expect(letters.join()).not.toContain('DỰ THẢO');
});

test('people of the office are named by name and post', () =>
  expect(lettersOf(source('decision'))).toContain(
    '- Đồng chí Họ Tên u-teamLeader, Kiểm tra viên, Tổ trưởng;',
  ));

test('a plan is dated by the act that signed it, not by the period that it examines', () => {
  const planned = OfficeCase.received('2026-03-02');
  for (const type of ['classify', 'accept', 'tell', 'tell'] as const)
    planned.give(type, { on: '2026-03-05' });
  planned
    .give('proposeAssignment', { on: '2026-03-05' }, { periodFrom: '2020-01-01', periodTo: '2025-12-31' })
    .give('formTeam', { on: '2026-03-06' })
    .give('signDecision', { on: '2026-03-09' });
  const [event] = planned.happened('decisionSigned');
  expect(event && dateOfPaper(planned.now, event, '2031-01-01')).toBe('2026-03-09');
  if (!event) throw new Error('nothing was signed');
  const text = lettersOf({ ...source('plan'), state: planned.now, event }).join('\n');
  expect(text).toContain('ngày 09/3/2026 về việc thành lập Tổ kiểm tra');
  expect(text).toContain('từ ngày 01/01/2020 đến ngày 31/12/2025.');
});
