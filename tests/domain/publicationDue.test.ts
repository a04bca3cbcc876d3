import { project } from '../../domain/views/caseView';
import { naiveDueDay } from './naiveCalendar';
import { endOfDate, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

/** Concluded on Tuesday 10 March 2026 that discipline is due: to be published by Thursday 19 March. */
const concluded = (subject: Record<string, unknown> = {}) =>
  toDiscipline(toVerification(OfficeCase.received('2026-03-02', subject), '2026-03-05'), '2026-03-09')
    .give('holdHearing', { on: '2026-03-10' })
    .give('recordVote', { on: '2026-03-10' })
    .give('conclude', { on: '2026-03-10' });
const late = (one = concluded()) => one.wait(endOfDate('2026-03-19')).give('note', { on: '2026-03-20' });
// What is owed to people has a limit of its own (noticeLimits.test.ts).
const overdue = (one: OfficeCase) => project(one.now).overdueKinds.filter((kind) => kind !== 'notice');
const escalationsOf = (one: OfficeCase) => one.now.escalations.filter(({ kind }) => kind !== 'notice');
const provincial = {
  subject: { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy: 'provincialCommittee' },
};

test('in time, the decision begins the time to publish it', () => {
  const one = concluded().give('decideDiscipline', { on: '2026-03-16' });
  expect(one.dueOn('publication')).toBe(naiveDueDay('2026-03-16', 15, 'calendarDays'));
  expect(one.now.clocks.publication?.anewBy).toContain('Công bố quyết định kỷ luật trong 15 ngày');
});

test('a publication that was late before the decision stays overdue, with whom it had gone up to', () => {
  const one = late();
  const escalations = escalationsOf(one);
  expect(escalations).toMatchObject([{ kind: 'publication', to: 'departmentHead' }]);
  one.give('decideDiscipline', { on: '2026-03-20' });
  expect(one.dueOn('publication')).toBe('2026-03-19');
  expect(overdue(one)).toEqual(['publication']);
  expect(escalationsOf(one)).toEqual(escalations);
});

test('stays overdue over a deferral, in which nobody is pressed', () => {
  const one = late().give(
    'deferDiscipline',
    { on: '2026-03-20' },
    { ground: 'pregnancy', until: '2026-06-01' },
  );
  expect(overdue(one)).toEqual([]);
  one.give('endDeferral', { on: '2026-05-29' });
  expect(one.dueOn('publication')).toBe('2026-03-19');
  expect(overdue(one)).toEqual(['publication']);
  expect(escalationsOf(one)).toMatchObject([{ kind: 'publication' }]);
});

test('stays overdue over a proposal to the level above', () => {
  const proposing = () =>
    toDiscipline(toVerification(OfficeCase.received('2026-03-02', provincial), '2026-03-05'), '2026-03-09')
      .give('holdHearing', { on: '2026-03-10' })
      .give('recordVote', { on: '2026-03-10' }, { body: 'proposing' })
      .give('conclude', { on: '2026-03-10' });
  const one = late(proposing()).give('proposeDiscipline', { on: '2026-03-20' });
  one.give('recordSuperiorDecision', { on: '2026-04-15' });
  expect(overdue(one)).toEqual(['publication']);
  const inTime = proposing().give('proposeDiscipline', { on: '2026-03-16' });
  inTime.give('recordSuperiorDecision', { on: '2026-04-15' });
  expect(inTime.dueOn('publication')).toBe(naiveDueDay('2026-04-15', 15, 'calendarDays'));
});
