import { at, endOfDate, holderOf, OfficeCase, teamMember } from '../../tests/domain/office';
import { project } from './caseView';

/** First handling is over after seven working days: it is the head's on the tenth. */
const escalated = () => OfficeCase.received('2026-03-02').wait(at('2026-03-18'));
const head = holderOf('departmentHead');
const instructed = (on = '2026-03-18') =>
  escalated().give('instruct', { on, by: head }, { text: 'Xử lý ngay.' });

test('an instruction is open until somebody else acts, and done once what it was over is no longer late', () => {
  const one = instructed();
  expect(project(one.now).instructed).toEqual(['u-departmentHead>open']);
  // The head's own word is no answer to it, and what a clock does is nobody's act.
  one.give('note', { on: '2026-03-19', by: head }).wait(endOfDate('2026-03-19'));
  expect(project(one.now).instructed).toEqual(['u-departmentHead>open']);
  one.give('note', { on: '2026-03-20', by: teamMember });
  expect(project(one.now).instructed).toEqual(['u-departmentHead>acted']);
  expect(one.now.instructions?.[0]).toMatchObject({
    text: 'Xử lý ngay.',
    about: [{ kind: 'handling' }],
    acted: { by: 'u-member', at: at('2026-03-20') },
  });
  one.give('classify', { on: '2026-03-20' }).give('accept', { on: '2026-03-20' });
  expect(project(one.now).instructed).toEqual(['u-departmentHead>done']);
});

test('of several instructions of one head the last counts, and each head has their own', () => {
  const one = instructed().give('note', { on: '2026-03-19', by: teamMember });
  one.wait(at('2026-03-27')).give('instruct', { on: '2026-03-27', by: head }, { text: 'Báo cáo lại.' });
  expect(project(one.now).instructed).toEqual(['u-departmentHead>open']);
  one.wait(at('2026-04-20'));
  expect(one.now.escalations.length).toBeGreaterThan(0);
  one.give('instruct', { on: '2026-04-20', by: holderOf('chair') }, { text: 'Giao Phó Chủ nhiệm chỉ đạo.' });
  // What the chair says is an act in the case, by somebody other than the head.
  expect(project(one.now).instructed).toEqual(['u-departmentHead>acted', 'u-chair>open']);
});

test('nothing is open in a case that is closed', () => {
  const one = instructed().give('classify', { on: '2026-03-20' }).give('keepOnFile', { on: '2026-03-20' });
  expect(project(one.now).instructed).toEqual(['u-departmentHead>done']);
});
