import { vietnamese } from '../../language/sentences/languagesForTests';
import { OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { fileNameOf, paperName } from './paperName';

const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const [signed] = one.happened('decisionSigned');
const notices = one.happened('noticeOwed').filter(({ data }) => data.to === 'reporter');
const named = (
  kind: 'disciplineDecision' | 'outline' | 'reporterLetter',
  number?: string,
  event = signed,
) => {
  if (!event) throw new Error('nothing was signed');
  return fileNameOf({ kind, event, number, state: one.now, t: vietnamese });
};

test('a file is called by what it is and its number, in plain letters', () => {
  expect(named('disciplineDecision', '38-QĐ/UBKTTU')).toBe('Quyet-dinh-ky-luat-38-QD-UBKTTU');
});

test('one without a number bears that of its case, and which act it is of', () => {
  expect(named('outline')).toBe(`De-cuong-giai-trinh-TC-1-${signed?.seq}`);
});

test('letters of a case are told apart by what they are about', () => {
  const [notice] = notices;
  if (!notice) throw new Error('nobody is owed a letter');
  expect(
    fileNameOf({
      kind: 'reporterLetter',
      event: notice,
      number: '12-CV/UBKTTU',
      state: one.now,
      t: vietnamese,
    }),
  ).toBe('Cong-van-ve-viec-thu-ly-don-to-cao-12-CV-UBKTTU');
  expect(paperName({ kind: 'reporterLetter', event: notice, t: vietnamese })).toBe(
    'Công văn về việc thụ lý đơn tố cáo',
  );
});
