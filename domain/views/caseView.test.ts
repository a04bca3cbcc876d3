import { at, OfficeCase } from '../../tests/domain/office';
import { project } from './caseView';

test('a limit too short for a warning draws no attention before its reminder', () => {
  const one = OfficeCase.received('2026-03-02');
  expect(project(one.now).attention).toBe('none');
  expect(project(one.wait(at('2026-03-10')).now).attention).toBe('warned');
  expect(project(one.wait(at('2026-03-20')).now).attention).toBe('overdue');
});

test('a longer limit is due soon after its reminder and warned of after its warning', () => {
  const one = OfficeCase.received('2026-03-02').give('classify', { on: '2026-03-02' });
  one
    .give('accept', { on: '2026-03-02' })
    .give('tell', { on: '2026-03-02' })
    .give('tell', { on: '2026-03-02' });
  expect(project(one.now).attention).toBe('none');
  expect(project(one.wait(at('2026-06-20')).now).attention).toBe('dueSoon');
  expect(project(one.wait(at('2026-07-05')).now).attention).toBe('warned');
});
