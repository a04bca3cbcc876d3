import { commandTypes, inputSchema } from '../../domain/case/commands';
import { isDated } from '../../domain/case/order/acts';
import { predecessors } from '../../domain/case/order/predecessors';
import { refusalSentence } from '../../language/sentences/refusal';
import { english, vietnamese } from '../../language/sentences/languagesForTests';
import { holderOf, OfficeCase } from './office';
import { announced, toVerification } from './stages';

/** The report is on record since Monday 9 March 2026; the decision is of 5 March, announced and explained on 6 March. */
const beforeHearing = () => {
  const one = announced();
  return one.give('setFinding', { on: '2026-03-09' }).give('submitReport', { on: '2026-03-09' });
};
const heard = () => beforeHearing().give('holdHearing', { on: '2026-03-16' });
const voted = () => heard().give('recordVote', { on: '2026-03-18' });
const concluded = () => voted().give('conclude', { on: '2026-03-20' });
const decided = () => concluded().give('decideDiscipline', { on: '2026-03-24' });
const on = '2026-04-06';
const before = (day: string) => ({ on: day, lateReason: 'Văn thư chuyển chậm.' });

describe('an impossible order is refused, whatever the reason', () => {
  test.each([
    ['announceDecision', toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-04', { act: 'decision', on: '2026-03-05' }],
    ['recordMinutes', announced(), '2026-03-04', { act: 'decision', on: '2026-03-05' }],
    ['holdHearing', beforeHearing(), '2026-03-05', { act: 'explanation', on: '2026-03-06' }],
    ['postponeHearing', beforeHearing(), '2026-03-05', { act: 'explanation', on: '2026-03-06' }],
    ['recordVote', heard(), '2026-03-13', { act: 'hearing', on: '2026-03-16' }],
    ['conclude', heard(), '2026-03-13', { act: 'hearing', on: '2026-03-16' }],
    ['decideDiscipline', concluded(), '2026-03-19', { act: 'conclusion', on: '2026-03-20' }],
    ['decideDiscipline', concluded(), '2026-03-03', { act: 'conclusion', on: '2026-03-20' }],
    ['serveDecision', decided(), '2026-03-23', { act: 'discipline', on: '2026-03-24' }],
    ['publish', decided().give('approvePublication', { on: '2026-03-25' }), '2026-03-23', { act: 'discipline', on: '2026-03-24' }],
  ] as const)('%s %#', (type, one, day, params) => {
    expect(one.refusalOf(type, { on }, type === 'announceDecision' || !predecessors[type]?.after.some((act) => !isDated(act)) ? { on: day } : before(day))).toEqual({
      refused: 'dayBeforeAct',
      field: 'on',
      params,
    });
  }); // prettier-ignore

  test('with a hearing of today nothing that follows it was weeks ago, and no time to appeal is over at once', () => {
    const one = announced()
      .give('setFinding', { on: '2026-11-27' })
      .give('submitReport', { on: '2026-11-27' })
      .give('holdHearing', { on: '2026-11-29' });
    const sitting = { on: '2026-11-29' };
    const hearing = { refused: 'dayBeforeAct', params: { act: 'hearing', on: '2026-11-29' } };
    expect(one.refusalOf('recordVote', sitting, { on: '2026-10-01' })).toMatchObject(hearing);
    one.give('recordVote', sitting);
    expect(one.refusalOf('conclude', sitting, { on: '2026-09-16' })).toMatchObject(hearing);
    one.give('conclude', sitting);
    // The latest of what must come first is named.
    expect(one.refusalOf('decideDiscipline', sitting, { on: '2026-09-15' })).toMatchObject({
      refused: 'dayBeforeAct',
      params: { on: '2026-11-29' },
    });
    one.give('decideDiscipline', sitting);
    expect(one.refusalOf('serveDecision', sitting, { on: '2026-09-15' })).toMatchObject({
      refused: 'dayBeforeAct',
      params: { on: '2026-11-29' },
    });
    one.give('serveDecision', sitting);
    expect(one.now.clocks.appealWindow?.startedOn).toBe('2026-11-29');
    expect(one.now.clocks.appealWindow?.stoppedOn).toBeUndefined();
  });

  test('an act that is entered again is not moved behind what followed it', () => {
    expect(voted().refusalOf('holdHearing', { on }, { on: '2026-03-19' })).toEqual({
      refused: 'dayAfterAct',
      field: 'on',
      params: { act: 'ballot', on: '2026-03-18' },
    });
    // A ballot that adopted nothing stands in nobody's way: the subject is heard once more, and there is another.
    const nothing = heard().give('recordVote', { on: '2026-03-18' }, { warning: 1 });
    nothing.give('holdHearing', { on: '2026-03-23' });
    expect(nothing.refusalOf('recordVote', { on }, { on: '2026-03-18' }).refused).toBe('dayBeforeAct');
  });

  test('no discipline of a day on which it was still deferred', () => {
    const one = concluded()
      .give('deferDiscipline', { on: '2026-03-21' }, { ground: 'pregnancy', until: '2026-06-01' })
      .give('endDeferral', { on: '2026-04-03' });
    expect(one.refusalOf('decideDiscipline', { on }, { on: '2026-03-23' })).toMatchObject({
      refused: 'dayBeforeAct',
      params: { act: 'endOfDeferral', on: '2026-04-03' },
    });
  });

  test('a second suspension begins no earlier than the first one ended', () => {
    const one = announced()
      .give('suspendActivity', { on: '2026-03-10' })
      .give('endSuspension', { on: '2026-03-20' });
    expect(one.refusalOf('suspendActivity', { on }, { from: '2026-03-19' })).toMatchObject({
      refused: 'dayBeforeAct',
      field: 'from',
      params: { act: 'endOfSuspension', on: '2026-03-20' },
    });
  });
});

describe('before an act of which only the record is known', () => {
  test('a day is taken with the reason why it is entered late, and the history says so', () => {
    const one = beforeHearing();
    expect(one.refusalOf('holdHearing', { on }, { on: '2026-03-07' })).toEqual({
      refused: 'lateReasonMissing',
      field: 'lateReason',
      params: { act: 'report', on: '2026-03-09' },
    });
    one.give('holdHearing', { on }, before('2026-03-07'));
    expect(one.now.hearing).toEqual({
      on: '2026-03-07',
      subjectPresent: true,
      absenceExcused: false,
      opinion: 'Nội dung theo hồ sơ.',
      minutes: 'Nội dung theo hồ sơ.',
    });
    expect(one.happened('enteredLate').map(({ data }) => data)).toEqual([
      {
        on: '2026-03-07',
        reason: 'Văn thư chuyển chậm.',
        recorded: { act: 'report', on: '2026-03-09' },
      },
    ]);
  });

  test('a notice was given before what it is about was put on record', () => {
    const one = OfficeCase.received('2026-03-02')
      .give('classify', { on: '2026-03-05' })
      .give('accept', { on: '2026-03-05' });
    expect(one.refusalOf('tell', { on: '2026-03-06' }, { on: '2026-03-04' }).refused).toBe(
      'lateReasonMissing',
    );
    one.give('tell', { on: '2026-03-06' }, before('2026-03-04'));
    expect(one.now.told).toMatchObject([{ on: '2026-03-04' }]);
  });

  test('every command that can need the reason asks for it, and no other', () => {
    // An approval asks for the reason of whatever act it approves.
    const ofActs = commandTypes.filter((type) => type !== 'approve');
    const asks = ofActs.filter((type) => 'lateReason' in (Object(inputSchema(type)).shape as object));
    const needs = commandTypes.filter((type) => predecessors[type]?.after.some((act) => !isDated(act)));
    expect(asks).toEqual(needs);
  });
});

test('the refusal names the act and its day, in both languages', () => {
  const refusal = heard().refusalOf('recordVote', { on, by: holderOf('chair') }, { on: '2026-03-13' });
  expect(refusalSentence(english, refusal, String)).toBe(
    'This day cannot be before the conference in which the subject was heard of 16/03/2026. Check the date.',
  );
  expect(refusalSentence(vietnamese, refusal, String)).toBe(
    'Ngày này không thể trước hội nghị nghe đối tượng trình bày ngày 16/03/2026. Hãy kiểm tra lại ngày.',
  );
});
