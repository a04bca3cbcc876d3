import {
  arrival,
  at,
  calendar,
  dayWith,
  posted,
  rules,
  WalkedVisit,
} from '../../tests/domain/receptionOffice';
import {
  arrive,
  becomeCase,
  conclude,
  followCharge,
  passTime,
  reply,
  settle,
  signNotice,
  takePapers,
  takeStatement,
} from './decideVisit';
import { explainVisitClock } from './explainVisit';
import { nextStepAt, visitWaits } from './visit';

const day = dayWith({}, posted);
const headsDay = dayWith({ kind: 'head', receivers: ['u-chair'] }, posted);
const settling = { ground: '', to: '', letter: '', explanation: '' };
const statement = {
  statement: 'Tôi là Phan Thị Kín, tôi thấy …',
  readBack: true,
  sign: 'signature' as const,
};
const evening = '2026-11-20T03:00:00.000Z';

const accepted = (of = day) =>
  new WalkedVisit(of)
    .do((visit) => takeStatement(visit, statement), evening)
    .do((visit) => settle(visit, of, { ...settling, outcome: 'accepted' }, at(evening)), evening);
const refused = () =>
  new WalkedVisit(day).do(
    (visit) =>
      settle(
        visit,
        day,
        { ...settling, outcome: 'refusedInWriting', ground: 'settledRightly', explanation: 'Đã trả lời.' },
        at(evening),
      ),
    evening,
  );

describe('who has come', () => {
  const come = (more: Partial<Parameters<typeof arrive>[1]>, of = day, today = '2026-11-20') =>
    arrive(of, { ...arrival, ...more }, { turn: 7, today });

  test('what tells who they are is guarded, and nothing of it is in the act', () => {
    const done = come({});
    expect(done).toMatchObject({
      deed: { kind: 'arrived', dayId: 'd-1', on: '2026-11-20', turn: 7, matter: 'denunciation', people: 1 },
      guarded: { name: arrival.name, idNumber: arrival.idNumber },
      words: { content: arrival.content },
    });
    for (const word of ['Phan', '0011', 'ngõ', '0912']) {
      expect(JSON.stringify('deed' in done ? done.deed : '')).not.toContain(word);
      expect(JSON.stringify('words' in done ? done.words : '')).not.toContain(word);
    }
  });

  test.each([
    ['their name', 'Bà Phan Thị Kín tố cáo.'],
    ['their name without marks', 'Phan Thi Kin to cao.'],
    ['their address', 'Nhà ở số 9 ngõ 12 bị lấn.'],
    ['their telephone', 'Gọi 0912.345.678 để hỏi.'],
    ['the number of their papers', 'Căn cước 0011 9901 2345.'],
  ])('the summary for the register must not hold %s', (_what, content) => {
    expect(come({ content })).toEqual({ refused: 'namesVisitor' });
  });

  test('somebody who speaks for others says for how many and for whom', () => {
    expect(come({ standing: 'representative' })).toEqual({ refused: 'representsOnlyOne' });
    expect(come({ standing: 'representative', people: 12 })).toEqual({ refused: 'othersNeeded' });
    expect(come({ standing: 'representative', people: 12, others: '12 hộ' })).toMatchObject({
      deed: { people: 12 },
    });
    expect(come({ standing: 'proxy' })).toEqual({ refused: 'othersNeeded' });
  });

  test('on no day that was not made known, is still to come or was cancelled', () => {
    expect(come({}, dayWith())).toEqual({ refused: 'dayNotPosted' });
    expect(come({}, dayWith({ kind: 'adHoc', ground: 'sharp' }))).toHaveProperty('deed');
    expect(come({}, day, '2026-11-19')).toEqual({ refused: 'dayNotYet' });
    expect(come({}, dayWith({}, posted, { kind: 'cancelled', notice: 'Hủy.' }))).toEqual({
      refused: 'dayCancelled',
    });
  });
});

describe('what becomes of a visit', () => {
  const fresh = new WalkedVisit(day).now;
  const outcome = (more: Partial<Parameters<typeof settle>[2]>, visit = fresh, of = day) =>
    settle(visit, of, { ...settling, outcome: 'guided', ...more }, at(evening));

  test('a statement is read back before it is signed', () => {
    expect(takeStatement(fresh, { ...statement, readBack: false })).toEqual({ refused: 'notReadBack' });
  });

  test('accepted is what was written down or taken', () => {
    expect(outcome({ outcome: 'accepted' })).toEqual({ refused: 'nothingTaken' });
    const withPapers = new WalkedVisit(day).do(
      (visit) =>
        takePapers(visit, { items: [{ title: 'Đơn', pages: 2, condition: 'original' }], copies: false }),
      evening,
    );
    expect(outcome({ outcome: 'accepted' }, withPapers.now)).toHaveProperty('deed.clock.kind', 'firstReply');
  });

  test('mixed content is guided to separate, and not accepted whole', () => {
    const mixed = new WalkedVisit(day, { matter: 'mixed' }).do(
      (visit) => takeStatement(visit, statement),
      evening,
    ).now;
    expect(outcome({ outcome: 'accepted' }, mixed)).toEqual({ refused: 'mixedIsGuided' });
    expect(outcome({ to: 'Thanh tra tỉnh; Ủy ban Kiểm tra' }, mixed)).toHaveProperty('deed');
  });

  test.each([
    [{ outcome: 'guided' }, 'guidedWhere'],
    [{ outcome: 'refusedOnSpot', explanation: 'Say.' }, 'groundNeeded'],
    [{ outcome: 'refusedOnSpot', ground: 'settledRightly', explanation: 'Say.' }, 'groundNeeded'],
    [{ outcome: 'refusedOnSpot', ground: 'incapable' }, 'explanationNeeded'],
    [{ outcome: 'refusedInWriting', ground: 'incapable', explanation: 'Say.' }, 'groundNeeded'],
    [{ outcome: 'answered', explanation: 'Đã rõ.' }, 'answeredByHead'],
  ] as const)('%j is refused: %s', (more, why) => {
    expect(outcome(more)).toEqual({ refused: why });
  });

  test('each ground of the law is one, on the spot or in writing', () => {
    expect(rules.spotGrounds.value).toHaveLength(11);
    for (const { id } of rules.spotGrounds.value)
      expect(outcome({ outcome: 'refusedOnSpot', ground: id, explanation: 'Giải thích.' })).toMatchObject({
        deed: { ground: id },
      });
    for (const { id } of rules.writtenGrounds.value)
      expect(outcome({ outcome: 'refusedInWriting', ground: id, explanation: 'Giải thích.' })).toHaveProperty(
        'deed.clock.kind',
        'refusalNotice',
      );
  });

  test('the head answers at once, and only once', () => {
    const answered = new WalkedVisit(headsDay).do(
      (visit) =>
        settle(visit, headsDay, { ...settling, outcome: 'answered', explanation: 'Đã rõ.' }, at(evening)),
      evening,
    );
    expect(outcome({ to: 'Sở' }, answered.now, headsDay)).toEqual({ refused: 'isSettled' });
    expect(visitWaits(answered.now)).toBe(false);
  });
});

// By hand from the calendar: 24 November 2026 is a holiday; 22 August a Saturday that is worked, 31 August to 2 September holidays.
describe('limits', () => {
  test.each([
    ['2026-11-20', '2026-12-07', '2026-11-26'],
    ['2026-08-21', '2026-09-08', '2026-08-25'],
  ])('of a visit on %s: the first reply until %s, the refusal until %s', (on, replyDue, noticeDue) => {
    const of = dayWith({ on }, { ...posted, on: '2026-08-03' });
    const moment = `${on}T03:00:00.000Z`;
    const walked = new WalkedVisit(of)
      .do((visit) => takeStatement(visit, statement), moment)
      .do((visit) => settle(visit, of, { ...settling, outcome: 'accepted' }, at(moment)), moment);
    expect(walked.now.clocks[0]?.dates.dueOn).toBe(replyDue);
    const other = new WalkedVisit(of).do(
      (visit) =>
        settle(
          visit,
          of,
          { ...settling, outcome: 'refusedInWriting', ground: 'settledRightly', explanation: 'X.' },
          at(moment),
        ),
      moment,
    );
    expect(other.now.clocks[0]?.dates.dueOn).toBe(noticeDue);
  });

  test('they remind at half, warn at four fifths, and go up level by level', () => {
    const steps = accepted().now.clocks[0]?.dates.steps.map(({ step, to, at: when }) => [step, to, when]);
    expect(steps).toEqual([
      ['reminder', 'officer', '2026-11-30T17:00:00.000Z'],
      ['warning', 'departmentHead', '2026-12-03T17:00:00.000Z'],
      ['overdue', 'officer', '2026-12-07T17:00:00.000Z'],
      ['escalation', 'departmentHead', '2026-12-08T17:00:00.000Z'],
      ['escalation', 'viceChair', '2026-12-10T17:00:00.000Z'],
      ['escalation', 'chair', '2026-12-14T17:00:00.000Z'],
    ]);
  });

  test('time passes step by step, each once; what is stopped goes no further', () => {
    const walked = accepted();
    expect(nextStepAt(walked.now)).toBe('2026-11-30T17:00:00.000Z');
    const later = '2026-12-09T00:00:00.000Z';
    for (let [deed] = passTime(walked.now, later); deed; [deed] = passTime(walked.now, later))
      walked.add(deed, later);
    expect(walked.now.clocks[0]).toMatchObject({ overdueSince: '2026-12-07T17:00:00.000Z' });
    expect(walked.now.goneUp.map(({ to }) => to)).toEqual(['departmentHead']);
    expect(nextStepAt(walked.now)).toBe('2026-12-10T17:00:00.000Z');
    walked.do(
      (visit) =>
        reply(visit, { on: '2026-12-09', reply: 'longerCheck', to: '', letter: '', note: '' }, at(later)),
      later,
    );
    expect(nextStepAt(walked.now)).toBeUndefined();
    expect(visitWaits(walked.now)).toBe(false);
    const [clock] = walked.now.clocks;
    // 8 and 9 December are past the 7th.
    expect(clock && explainVisitClock(calendar, clock, later)).toMatchObject({
      status: 'stopped',
      overdueBy: 2,
    });
  });

  test('a registered report goes on by the limits of its case', () => {
    const walked = accepted().do((visit) => becomeCase(visit, 'c-1', at(evening)), evening);
    expect(walked.now).toMatchObject({
      caseId: 'c-1',
      clocks: [{ goesOnInCase: true, stoppedOn: '2026-11-20' }],
    });
    expect(becomeCase(walked.now, 'c-2', at(evening))).toEqual({ refused: 'isCase' });
    const replying = { on: '2026-11-20', reply: 'accepted' as const, to: '', letter: '', note: '' };
    expect(reply(walked.now, replying, at(evening))).toEqual({ refused: 'isCase' });
    expect(becomeCase(refused().now, 'c-1', at(evening))).toEqual({ refused: 'notAccepted' });
  });

  test('the head signs the refusal between the visit and today', () => {
    const walked = refused();
    const sign = (on: string) =>
      signNotice(walked.now, { on, number: '12-TB' }, at('2026-11-25T03:00:00.000Z'));
    expect(sign('2026-11-19')).toEqual({ refused: 'before' });
    expect(sign('2026-11-26')).toEqual({ refused: 'inFuture' });
    walked.do(() => sign('2026-11-25'), '2026-11-25T03:00:00.000Z');
    expect(sign('2026-11-25')).toEqual({ refused: 'noticeThere' });
    expect(visitWaits(walked.now)).toBe(false);
  });
});

describe('the conclusion of a head’s reception', () => {
  const charges = [
    { chargeId: 'c1', unit: 'Phòng Nghiệp vụ 1', task: 'Kiểm tra, báo cáo', due: '2026-12-04' },
    { chargeId: 'c2', unit: 'Văn phòng', task: 'Trả lời', due: '2026-11-20' },
  ];
  const concluding = {
    on: '2026-11-20',
    number: '13-TB',
    summary: 'Giao kiểm tra.',
    contact: 'Văn phòng',
    charges,
  };
  const walked = () =>
    accepted(headsDay).do((visit) => conclude(visit, headsDay, concluding, at(evening)), evening);

  test('is of a head’s or an ad hoc reception, once it has an outcome, with somebody charged', () => {
    expect(conclude(accepted().now, day, concluding, at(evening))).toEqual({ refused: 'notConcludedHere' });
    expect(conclude(new WalkedVisit(headsDay).now, headsDay, concluding, at(evening))).toEqual({
      refused: 'notSettled',
    });
    const open = accepted(headsDay).now;
    expect(conclude(open, headsDay, { ...concluding, charges: [] }, at(evening))).toEqual({
      refused: 'nothingDue',
    });
    const past = [{ ...concluding.charges[0], chargeId: 'c1', unit: 'A', task: 'B', due: '2026-11-19' }];
    expect(conclude(open, headsDay, { ...concluding, charges: past }, at(evening))).toEqual({
      refused: 'dueBefore',
    });
    expect(conclude(walked().now, headsDay, concluding, at(evening))).toEqual({ refused: 'concluded' });
  });

  test('what was charged is reminded of two working days before, and goes up after its day', () => {
    const [first, second] = walked().now.charges;
    // 2 and 3 December are the two working days before the 4th.
    expect(first?.steps.map(({ step, at: when }) => [step, when])).toEqual([
      ['reminder', '2026-12-02T17:00:00.000Z'],
      ['overdue', '2026-12-04T17:00:00.000Z'],
      ['escalation', '2026-12-07T17:00:00.000Z'],
      ['escalation', '2026-12-09T17:00:00.000Z'],
      ['escalation', '2026-12-11T17:00:00.000Z'],
    ]);
    expect(second?.steps[0]?.step).toBe('overdue');
  });

  test('it is followed until it is done, and overdue meanwhile', () => {
    const later = '2026-11-23T03:00:00.000Z';
    const visit = walked();
    for (let [deed] = passTime(visit.now, later); deed; [deed] = passTime(visit.now, later))
      visit.add(deed, later);
    expect(visit.now.charges.map(({ overdueSince }) => overdueSince !== undefined)).toEqual([false, true]);
    const follow = (chargeId: string, done: boolean) =>
      followCharge(visit.now, { chargeId, on: '2026-11-23', done, note: 'Đã trả lời.' }, at(later));
    visit.do(() => follow('c2', false), later).do(() => follow('c2', true), later);
    expect(follow('c2', true)).toEqual({ refused: 'chargeDone' });
    expect(follow('c9', true)).toEqual({ refused: 'noSuchCharge' });
    expect(visit.now.charges[1]).toMatchObject({
      doneOn: '2026-11-23',
      followed: [{ done: false }, { done: true }],
    });
    expect(visitWaits(visit.now)).toBe(true);
  });
});
