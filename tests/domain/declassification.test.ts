import { decideTimePassed } from '../../domain/case/decide';
import { previewRules } from '../../domain/procedure/migrationPreview';
import { project } from '../../domain/views/caseView';
import { naiveDueDay } from './naiveCalendar';
import { at, calendar, holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const on = '2026-03-16';
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const graded = (secrecy: string) => verified().give('setSecrecy', { on }, { secrecy });
const dueOf = (one: OfficeCase) => one.now.clocks.declassification?.dates?.dueOn;

/** Lets time pass as the host of a case does: with the rules at hand. */
function passes(one: OfficeCase, until: string): OfficeCase {
  const rules = { procedure: one.procedure, calendar };
  const passed = decideTimePassed(one.now, at(until), `t-${until}`, rules);
  one.events.push(...(passed?.events ?? []));
  one.state = passed?.state ?? one.state;
  return one;
}

test('a case is protected for the years of its level, from the day of its grading', () => {
  expect(dueOf(graded('confidential'))).toBe('2036-03-16');
  expect(dueOf(graded('secret'))).toBe('2046-03-16');
  expect(dueOf(graded('topSecret'))).toBe('2056-03-16');
  expect(dueOf(verified())).toBeUndefined();
});

test('another level is another term, and the same level once more is the same', () => {
  const one = graded('confidential').give('proposeSecrecy', { on: '2026-03-18' }, { secrecy: 'secret' });
  one.give('setSecrecy', { on: '2026-03-20' }, { secrecy: 'confidential' });
  expect(dueOf(one)).toBe('2036-03-16');
  one.give('setSecrecy', { on: '2026-03-20' }, { secrecy: 'secret' });
  expect(dueOf(one)).toBe('2046-03-20');
  // On the very day of the grading as well.
  one.give('setSecrecy', { on: '2026-03-20' }, { secrecy: 'topSecret' });
  expect(dueOf(one)).toBe('2056-03-20');
});

test('at the end of its term a case is secret no more, by nobody’s act, after a warning ninety days before', () => {
  const one = graded('confidential');
  passes(one, '2035-12-15');
  expect(one.happened('headWarned').filter(({ data }) => data.kind === 'declassification')).toEqual([]);
  passes(one, '2035-12-18');
  expect(one.happened('headWarned').at(-1)?.data).toMatchObject({ kind: 'declassification' });
  expect(project(one.now).secrecy).toBe('confidential');
  passes(one, '2036-03-17');
  expect(one.happened('declassified')).toMatchObject([
    { by: 'system', data: { level: 'confidential', on: '2036-03-16' } },
  ]);
  const row = project(one.now);
  expect(row.secrecy).toBe('ordinary');
  expect(row).toMatchObject({ declassified: { on: '2036-03-16', was: 'termOver', level: 'confidential' } });
  expect(row.secrecySigns).toEqual(['declassified', 'untold']);
  expect(one.now.clocks.secrecyNotice?.dates?.dueOn).toBe('2036-03-31');
});

test('a head ends it earlier with a reason', () => {
  const one = graded('secret').give('setSecrecy', { on: '2026-03-20' }, { secrecy: 'ordinary' });
  expect(one.now.clocks.declassification?.stoppedOn).toBe('2026-03-20');
  expect(project(one.now)).toMatchObject({
    secrecy: 'ordinary',
    declassified: { on: '2026-03-20', was: 'decided', level: 'secret' },
  });
  passes(one, '2047-01-01');
  expect(one.happened('declassified')).toEqual([]);
});

test('it is extended sixty days before its end at the latest, by no more than the term of its level', () => {
  const one = graded('confidential');
  const chair = { by: holderOf('chair') };
  // The sixtieth day before 16 March 2036, over a leap day.
  const last = '2036-01-16';
  expect((Date.parse('2036-03-16') - Date.parse(last)) / 86_400_000).toBe(60);
  expect(one.refusalOf('extendSecrecy', { on: '2036-01-17', ...chair }, { years: 5 })).toMatchObject({
    refused: 'extendedTooLate',
    params: { until: last },
  });
  expect(one.refusalOf('extendSecrecy', { on: last, ...chair }, { years: 11 }).refused).toBe(
    'extendedTooLong',
  );
  one.give('extendSecrecy', { on: last, ...chair }, { years: 5 });
  expect(dueOf(one)).toBe('2041-03-16');
  expect(one.happened('secrecyExtended')[0]?.data).toMatchObject({ years: 5, until: '2041-03-16' });
  passes(one, '2036-03-20');
  expect(one.now.secrecy).toBe('confidential');
  passes(one, '2041-03-18');
  expect(one.happened('declassified')).toMatchObject([{ data: { on: '2041-03-16' } }]);
  expect(verified().refusalOf('extendSecrecy', { on, ...chair }, {}).refused).toBe('notGraded');
});

test('those who hold its papers are told within fifteen days, whatever became of it', () => {
  const later = '2026-03-20';
  const lifted = graded('secret').give('setSecrecy', { on: later }, { secrecy: 'ordinary' });
  const due = naiveDueDay(later, 15, 'calendarDays');
  expect(lifted.now.clocks.secrecyNotice?.dates?.dueOn).toBe('2026-04-04');
  // The law counts days, and does not say that a last day off rolls forward.
  expect(due >= '2026-04-04').toBe(true);
  expect(lifted.refusalOf('recordSecrecyTold', { on: later }, { on: '2026-03-19' }).refused).toBe(
    'beforeSecrecyChange',
  );
  lifted.give('recordSecrecyTold', { on: '2026-03-25' });
  expect(lifted.now.clocks.secrecyNotice?.stoppedOn).toBe('2026-03-25');
  expect(lifted.refusalOf('recordSecrecyTold', { on: '2026-03-26' }).refused).toBe('nobodyToTell');
  // To set a level where there was none tells nobody anything.
  expect(graded('secret').now.clocks.secrecyNotice).toBeUndefined();
  const chair = { by: holderOf('chair') };
  const extended = graded('secret').give('extendSecrecy', { on: later, ...chair }, { years: 5 });
  expect(extended.now.clocks.secrecyNotice?.dates?.dueOn).toBe('2026-04-04');
});

test('what is approved to be made public is secret no more, in whatever paper it stands', () => {
  const one = graded('secret');
  expect(project(one.now).releasedOn).toBeUndefined();
  const approved = { ...one.now, publication: { text: 'x', approvedAt: at('2026-05-04') } };
  expect(project(approved)).toMatchObject({ releasedOn: '2026-05-04', secrecySigns: ['graded', 'released'] });
  const takenBack = { by: 'appeal', decision: '1', on: '2026-06-01', explanation: 'x' };
  const back = { ...approved, publication: { ...approved.publication, takenBack } };
  expect(project(back as typeof approved).secrecySigns).toEqual(['graded']);
});

test('a case under a version that sets no end stays secret, until it is moved to one that does', () => {
  const one = verified();
  one.procedure = { ...one.procedure, declassification: undefined };
  one.give('setSecrecy', { on }, { secrecy: 'secret' });
  expect(dueOf(one)).toBeUndefined();
  const procedure = { ...verified().procedure, version: one.procedure.version + 1 };
  expect(previewRules(one.now, { procedure, calendar }, at(on, '10:00'))).toContainEqual(
    expect.objectContaining({ kind: 'declassification', change: 'starts', after: '2046-03-16' }),
  );
});
