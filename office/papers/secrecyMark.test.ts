import { caseForPaper } from '../../domain/papers/caseForPaper';
import { OfficeCase } from '../../tests/domain/office';
import { liftedMark, markOf } from './secrecyMark';

test('a paper bears the mark of its case or of its template, whichever is the higher', () => {
  expect(markOf('plan', 'ordinary', undefined)).toBeUndefined();
  expect(markOf('plan', 'confidential', undefined)).toBe('MẬT');
  expect(markOf('plan', 'secret', 'MẬT')).toBe('TỐI MẬT');
  expect(markOf('plan', 'confidential', 'TUYỆT MẬT')).toBe('TUYỆT MẬT');
});

test('what is given to the reporter is marked by its template alone', () => {
  expect(markOf('reporterLetter', 'topSecret', undefined)).toBeUndefined();
});

test('a paper of an act before is as secret as its case has become since', () => {
  const on = '2026-03-02';
  const one = OfficeCase.received(on).give('classify', { on });
  const { seq } = one.now;
  one.give('setSecrecy', { on }, { secrecy: 'secret' });
  expect(caseForPaper(one.events, seq).secrecy).toBe('secret');
});

test('a paper that was written while its case was a secret says that it is none any more, and since when', () => {
  const on = '2026-03-02';
  const one = OfficeCase.received(on).give('classify', { on });
  const { seq } = one.now;
  one.give('setSecrecy', { on }, { secrecy: 'secret' });
  expect(liftedMark('plan', caseForPaper(one.events, seq), seq)).toBeUndefined();
  one.give('setSecrecy', { on: '2026-03-10' }, { secrecy: 'ordinary' });
  const later = caseForPaper(one.events, seq);
  expect(markOf('plan', later.secrecy ?? 'ordinary', undefined)).toBeUndefined();
  expect(liftedMark('plan', later, seq)).toBe('ĐÃ GIẢI MẬT 10/03/2026');
  expect(liftedMark('reporterLetter', later, seq)).toBeUndefined();
  expect(liftedMark('plan', later, one.now.seq + 1)).toBeUndefined();
});
