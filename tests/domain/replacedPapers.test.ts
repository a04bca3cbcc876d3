import { recordPaper } from '../../domain/case/commands/recordPaper';
import { paperId } from '../../domain/papers/papers';
import { holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const [received, on] = ['2026-03-02', '2026-03-05'];
const hashes = { docx: 'a'.repeat(64), pdf: 'b'.repeat(64) };
const sitting = { on, by: holderOf('areaOfficer') };

const signed = () => {
  const one = toVerification(OfficeCase.received(received), on);
  const of = one.happened('decisionSigned')[0]?.seq ?? 0;
  return { one, paper: { kind: 'plan', of, number: '1-KH/UBKTTU', ...hashes } };
};
const second = {
  turn: 2,
  number: '2-KH/UBKTTU',
  replaces: { number: '1-KH/UBKTTU', on },
  reason: 'Sai tên.',
};

test('an issued paper is replaced by one of its own number, and both stay', () => {
  const { one, paper } = signed();
  one.handIn('recordPaper', sitting, paper).handIn('recordPaper', sitting, { ...paper, ...second });
  expect(one.now.papers).toMatchObject([
    { number: '1-KH/UBKTTU' },
    { number: '2-KH/UBKTTU', turn: 2, replaces: { number: '1-KH/UBKTTU', on }, reason: 'Sai tên.' },
  ]);
});

test('nothing is replaced that was not issued, nor twice, nor without a reason', () => {
  const { one, paper } = signed();
  const refused = (input: object) => one.refusalOf('recordPaper', sitting, { ...paper, ...input });
  expect(refused(second).refused).toBe('paperThere');
  one.handIn('recordPaper', sitting, paper);
  expect(refused({})).toMatchObject({ refused: 'paperThere' });
  expect(refused({ ...second, reason: undefined })).toMatchObject({
    refused: 'replacementUnexplained',
    field: 'reason',
  });
  one.handIn('recordPaper', sitting, { ...paper, ...second });
  expect(refused(second).refused).toBe('paperThere');
});

test('who may not issue replaces nothing', () => {
  const { one, paper } = signed();
  one.handIn('recordPaper', sitting, paper);
  const auditor = { on, by: holderOf('auditor') };
  expect(one.refusalOf('recordPaper', auditor, { ...paper, ...second }).refused).toBe('notYourRole');
  expect(recordPaper.givenBy).not.toContain('auditor');
});

test('each has an id of its own, by which it takes a number of its own', () => {
  expect(paperId('c-1', 8, 'plan')).toBe('c-1:8:plan');
  expect(paperId('c-1', 8, 'plan', 2)).toBe('c-1:8:plan:2');
});
