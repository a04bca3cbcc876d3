import { clocksIn } from '../../domain/clocks/clock';
import { project } from '../../domain/views/caseView';
import { at, OfficeCase } from './office';
import { announced } from './stages';

const notices = (one: OfficeCase) => clocksIn(one.now).filter(({ kind }) => kind === 'notice');

/** Refused on Tuesday 3 March 2026: its reporter is owed the reason. */
const refused = () => OfficeCase.received('2026-03-02').give('refuseReport', { on: '2026-03-03' });

test('a notice that is owed is told within five working days, also in a closed case', () => {
  const one = refused();
  expect(one.now.stage).toBe('closed');
  // Wednesday, Thursday, Friday, Monday and Tuesday.
  expect(notices(one).map(({ dates }) => dates?.dueOn)).toEqual(['2026-03-10']);
  one.give('tell', { on: '2026-03-09' }, { to: 'reporter', about: 'refusal' });
  expect(notices(one).map(({ stoppedOn }) => stoppedOn)).toEqual(['2026-03-09']);
  expect(project(one.wait(at('2026-03-20')).now).attention).toBe('none');
});

test('one that is not told is overdue, and the head hears of it, then the chair, and nobody above', () => {
  const one = refused().wait(at('2026-04-20'));
  expect(project(one.now)).toMatchObject({ attention: 'overdue', overdueKinds: ['notice'] });
  expect(one.happened('escalated').map(({ data }) => data.to)).toEqual(['departmentHead', 'chair']);
});

test('acceptance is told within the limit of telling, and has no second one', () => {
  const one = OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-03' })
    .give('accept', { on: '2026-03-03' });
  expect(one.now.owed.length).toBeGreaterThan(0);
  expect(notices(one)).toEqual([]);
});

test('a notice is owed by its day also while the case rests', () => {
  // Extended on Monday 9 March: the reporter is owed word of it.
  const one = announced()
    .give('extend', { on: '2026-03-09' }, { by: 5 })
    .give('pause', { on: '2026-03-11' })
    .give('resume', { on: '2026-03-12' });
  const [first] = notices(one);
  // Tuesday to Friday and Monday; the case rests and the notice is owed all the same.
  expect(first?.dates?.dueOn).toBe('2026-03-16');
});
