import { fold } from '../../domain/case/evolve/evolve';
import type { CaseEvent } from '../../domain/case/events/event';
import { OfficeCase, procedure22 } from './office';
import { toVerification } from './stages';

const extension = { to: 'reporter', about: 'extension' };
const on = '2022-02-24';

/** Extended twice before anybody was told of it. */
function extendedTwice(procedure = procedure22) {
  const settlingExtension = { ...procedure.settlingExtension, value: { times: 2, atMost: 30 } };
  const one = new OfficeCase({ ...procedure, settlingExtension });
  one.give('register', { on: '2022-01-28' }, { receivedOn: '2022-01-28' });
  toVerification(one, '2022-02-08').give('extend', { on: '2022-02-21' }, { by: 10 });
  return one.give('extend', { on: '2022-02-22' }, { by: 10 });
}
const owed = (one: OfficeCase) => one.now.owed.filter(({ about }) => about === 'extension');
const seqs = (one: OfficeCase) => owed(one).flatMap(({ seq }) => seq ?? []);

test('each of two extensions is told by itself, that which has been owed longest first', () => {
  const one = extendedTwice();
  const [first = 0, second = 0] = seqs(one);
  one.give('tell', { on }, extension);
  expect(seqs(one)).toEqual([second]);
  expect(one.happened('noticeGiven').at(-1)?.data.settles).toEqual([first]);
  one.give('tell', { on }, extension);
  expect(owed(one)).toEqual([]);
  expect(one.refusalOf('tell', { on }, extension).refused).toBe('nothingOwed');
});

test('or the one that is named, or both by one letter that says so', () => {
  const [first = 0, second = 0] = seqs(extendedTwice());
  const later = extendedTwice().give('tell', { on }, { ...extension, settles: [second] });
  expect(seqs(later)).toEqual([first]);
  const both = extendedTwice().give('tell', { on }, { ...extension, settles: [first, second] });
  expect(owed(both)).toEqual([]);
  expect(both.now.told.at(-1)).toEqual({ ...extension, on, notices: 2 });
});

test('no notice is settled that is not owed, nor one of another kind', () => {
  const one = OfficeCase.received('2022-01-28')
    .give('classify', { on: '2022-02-08' })
    .give('accept', { on: '2022-02-08' });
  const [subject] = one.now.owed.filter(({ to }) => to === 'subject');
  for (const settles of [[subject?.seq ?? 0], [999]])
    expect(one.refusalOf('tell', { on }, { to: 'reporter', about: 'acceptance', settles })).toEqual({
      refused: 'nothingOwed',
      field: 'about',
    });
});

test('under a version that does not ask for it, telling one has told all of the kind', () => {
  const duties = procedure22.duties && {
    ...procedure22.duties,
    value: { restoreClearedName: true, tellMergedReporter: true },
  };
  const one = extendedTwice({ ...procedure22, duties }).give('tell', { on }, extension);
  expect(owed(one)).toEqual([]);
  expect(one.happened('noticeGiven').at(-1)?.data).toEqual({ ...extension, on, how: 'Văn bản' });
});

test('an event from before means what it meant: all that were owed of that kind', () => {
  const one = extendedTwice();
  const { caseId, seq, at, by } = { ...one.now, at: one.now.lastAct.at, by: 'u-1' };
  const told: CaseEvent = {
    caseId,
    seq: seq + 1,
    at,
    by,
    commandId: 'k',
    type: 'noticeGiven',
    data: { to: 'reporter', about: 'extension', on, how: 'Văn bản' },
  };
  expect(fold([...one.events, told])?.owed.filter(({ about }) => about === 'extension')).toEqual([]);
});
