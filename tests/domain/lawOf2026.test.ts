import { isOwedToMove } from '../../domain/procedure/transition';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { at, calendar, endOfDate, OfficeCase, procedures } from './office';
import { toDiscipline, toVerification } from './stages';

/*
 * The law as of 1 July 2026, and the Party's instruments that the version of before did not know (law-2026 §5, §6, §13): each answer that has
 * changed stands beside the one of before. All dates were worked out by hand on the calendar.
 */
const official = {
  kind: 'official',
  name: 'Trần Văn Mẫu',
  position: 'Chuyên viên',
  organisation: 'Sở Mẫu',
  managingBody: 'UBND tỉnh Mẫu',
};
const received = (receivedOn: string, input: Record<string, unknown> = {}) =>
  new OfficeCase(getProcedureInForce(procedures, receivedOn, 'state')).give(
    'register',
    { on: receivedOn },
    { receivedOn, subject: official, ...input },
  );
const owed = (one: OfficeCase) => one.now.owed.map(({ to, about }) => `${to} ${about}`);

describe('a report under State law is complex by criteria that are counted', () => {
  const classify = (receivedOn: string, input: object) =>
    received(receivedOn).give('classify', { on: receivedOn }, { ...input }).now.classification;

  test('one of them makes it complex, two especially so, the same one twice is one', () => {
    expect(classify('2026-07-01', {})?.complex).toBe(false);
    expect(classify('2026-07-01', { criteria: ['manyReporters'] })).toMatchObject({ complex: true });
    expect(classify('2026-07-01', { criteria: ['manyReporters'] })?.especiallyComplex).toBeUndefined();
    const two = { criteria: ['manyReporters', 'foreignElement'] };
    expect(classify('2026-07-01', two)).toMatchObject({ complex: true, especiallyComplex: true });
    const twice = { criteria: ['manyReporters', 'manyReporters'] };
    expect(classify('2026-07-01', twice)?.especiallyComplex).toBeUndefined();
  });

  test('nobody says that it is complex without saying why; before 1 July 2026 nothing was counted', () => {
    const now = received('2026-07-01').refusalOf('classify', { on: '2026-07-02' }, { complex: true });
    expect(now).toEqual({ refused: 'criteriaMissing', field: 'criteria' });
    expect(classify('2026-06-30', { complex: true })).toMatchObject({ complex: true });
    const before = received('2026-06-30').refusalOf(
      'classify',
      { on: '2026-06-30' },
      { criteria: ['manyReporters'] },
    );
    expect(before).toEqual({ refused: 'noCriteria', field: 'criteria' });
  });

  test('what shows later is counted too, and a word that the count does not bear out is refused', () => {
    const one = received('2026-07-01')
      .give('classify', { on: '2026-07-06' })
      .give('accept', { on: '2026-07-06' });
    const find = (input: object) => one.refusalOf('establishComplexity', { on: '2026-07-07' }, { ...input });
    const later = { complexity: undefined, criteria: undefined };
    expect(find({ ...later }).refused).toBe('criteriaMissing');
    expect(find({ complexity: 'especiallyComplex', criteria: ['foreignElement'] })).toEqual({
      refused: 'notByCriteria',
      field: 'criteria',
    });
    one.give('establishComplexity', { on: '2026-07-07' }, { ...later, criteria: ['foreignElement'] });
    expect(one.now.complexity).toMatchObject({ complexity: 'complex', criteria: ['foreignElement'] });
  });
});

describe('who passed a report on is answered within twenty days of its receipt', () => {
  test.each(['press', 'otherBody'])('%s: received on Wednesday 1 July, by Tuesday 21 July', (source) => {
    const one = received('2026-07-01', { source });
    expect(owed(one)).toEqual(['forwarder handling']);
    const [clock] = Object.values(one.now.clocks).filter(({ kind }) => kind === 'notice');
    expect(clock).toMatchObject({ startedOn: '2026-07-01', originalDueOn: '2026-07-21' });
    one.give('tell', { on: '2026-07-20' }, { to: 'forwarder', about: 'handling', on: '2026-07-20' });
    expect(owed(one)).toEqual([]);
  });

  test('nobody is who came by post, nor before that law, nor under the Party’s rules', () => {
    expect(owed(received('2026-07-01', { source: 'post' }))).toEqual([]);
    expect(owed(received('2026-06-30', { source: 'press' }))).toEqual([]);
    expect(owed(OfficeCase.received('2026-07-01', { source: 'press' }))).toEqual([]);
  });
});

describe('a conclusion under State law is acted on within seven working days', () => {
  const concluded = (receivedOn: string, finding: object = {}) =>
    toDiscipline(toVerification(received(receivedOn), receivedOn), receivedOn, { ...finding })
      .give('holdHearing', { on: receivedOn })
      .give('conclude', { on: receivedOn }, { disciplineDue: false });

  test('concluded on Wednesday 1 July, by Friday 10 July; a recommendation is an act', () => {
    const one = concluded('2026-07-01');
    expect(one.dueOn('acting')).toBe('2026-07-10');
    one.give('makeRecommendation', { on: '2026-07-08' });
    expect(one.now.clocks.acting?.stoppedOn).toBe('2026-07-08');
  });

  test('late, it goes up', () => {
    const one = concluded('2026-07-01').wait(endOfDate('2026-07-10'));
    expect(one.now.clocks.acting?.overdueSince).toBe(endOfDate('2026-07-10'));
  });

  test('not under the law of before, and not where nothing calls for an act', () => {
    expect(concluded('2026-06-30').now.clocks.acting).toBeUndefined();
    expect(concluded('2026-07-01', { finding: 'noBasis' }).now.clocks.acting).toBeUndefined();
  });

  test('who was cleared is restored to their name: that is the act', () => {
    const one = concluded('2026-07-01', { finding: 'unfounded' });
    expect(one.dueOn('acting')).toBe('2026-07-10');
    one.give('restoreName', { on: '2026-07-03' });
    expect(one.now.clocks.acting?.stoppedOn).toBe('2026-07-03');
  });
});

describe('a direct superior asks about a late case, and may take it over (Luật Tố cáo art. 38)', () => {
  const asked = (receivedOn: string, on: string) =>
    received(receivedOn)
      .give('classify', { on: receivedOn })
      .give('recordSuperiorQuestion', { on }, { on, from: 'Thanh tra tỉnh' });

  test('asked on Monday 3 August 2026, answered by Monday 10 August, with who is responsible', () => {
    const one = asked('2026-07-01', '2026-08-03');
    expect(one.dueOn('superiorAnswer')).toBe('2026-08-10');
    expect(one.refusalOf('recordSuperiorQuestion', { on: '2026-08-04' }).refused).toBe('superiorWaits');
    one.give('answerSuperior', { on: '2026-08-07' }, { responsible: 'Trưởng phòng Nghiệp vụ 1' });
    expect(one.now.clocks.superiorAnswer?.stoppedOn).toBe('2026-08-07');
    expect(one.now.superiorQuestion).toMatchObject({ answered: { responsible: 'Trưởng phòng Nghiệp vụ 1' } });
    expect(one.refusalOf('answerSuperior', { on: '2026-08-10' }).refused).toBe('superiorAskedNothing');
    // Asked again, it has its days anew.
    one.give('recordSuperiorQuestion', { on: '2026-08-10' });
    expect(one.dueOn('superiorAnswer')).toBe('2026-08-17');
  });

  test('not answered by Monday 10 August, it goes up; before that law nothing counted the days', () => {
    const late = asked('2026-07-01', '2026-08-03').wait(endOfDate('2026-08-10'));
    expect(late.now.clocks.superiorAnswer?.overdueSince).toBe(endOfDate('2026-08-10'));
    expect(asked('2026-06-30', '2026-07-31').now.clocks.superiorAnswer).toBeUndefined();
  });

  test('what a lower level lets drag on is taken over five working days after it was asked, and counts anew', () => {
    const one = received('2026-07-01', { subject: { ...official, managingBody: 'UBND xã Mẫu' } })
      .give('classify', { on: '2026-07-02' })
      .give('forward', { on: '2026-07-03' }, { to: 'UBND xã Mẫu' });
    const take = (on: string) => one.refusalOf('takeOver', { on }).refused;
    expect(take('2026-09-01')).toBe('askLowerLevelFirst');
    one.give('urgeReply', { on: '2026-09-03' });
    // Thursday 3 September and five working days: Thursday 10.
    expect(take('2026-09-10')).toBe('lowerLevelHasTime');
    one.give('takeOver', { on: '2026-09-11' });
    expect(one.now.stage).toBe('intake');
    expect(one.now.clocks.handling?.startedOn).toBe('2026-09-11');
    one.give('classify', { on: '2026-09-14' }).give('accept', { on: '2026-09-14' });
    // Thirty calendar days from its acceptance here: Wednesday 14 October.
    expect(one.dueOn('settling')).toBe('2026-10-14');
  });
});

describe('a further denunciation is studied within twenty days (Luật Tố cáo art. 37)', () => {
  test('received on Wednesday 1 July 2026, by Tuesday 21 July; its other limit of intake ends', () => {
    const one = received('2026-07-01').give('classify', { on: '2026-07-02' }, { further: true });
    expect(one.dueOn('furtherStudy')).toBe('2026-07-21');
    expect(one.now.clocks.handling?.stoppedOn).toBe('2026-07-02');
    one.give('accept', { on: '2026-07-20' });
    expect(one.now.clocks.furtherStudy?.stoppedOn).toBe('2026-07-20');
  });

  test('left alone it falls overdue; another version knows no such study', () => {
    const one = received('2026-07-01').give('classify', { on: '2026-07-02' }, { further: true });
    expect(one.wait(endOfDate('2026-07-21')).now.clocks.furtherStudy?.overdueSince).toBeDefined();
    const before = received('2026-06-30').refusalOf('classify', { on: '2026-06-30' }, { further: true });
    expect(before).toEqual({ refused: 'noFurtherStudy', field: 'further' });
  });
});

describe('State denunciations that were open on 1 July 2026 follow the new rules at once (NĐ 156/2026 art. 10)', () => {
  const now = getProcedureInForce(procedures, '2026-07-01', 'state');
  const accepted = (one: OfficeCase, on: string) => one.give('classify', { on }).give('accept', { on });

  test('what was accepted is, what waits at intake, is of the Party, or came in since is not', () => {
    expect(isOwedToMove(accepted(received('2026-06-29'), '2026-06-30').now, now)).toBe(true);
    expect(isOwedToMove(received('2026-06-29').now, now)).toBe(false);
    expect(isOwedToMove(accepted(received('2026-07-01'), '2026-07-02').now, now)).toBe(false);
    expect(isOwedToMove(accepted(OfficeCase.received('2026-06-29'), '2026-06-30').now, now)).toBe(false);
    const closed = received('2026-06-29').give('guide', { on: '2026-06-30' });
    expect(isOwedToMove(closed.now, now)).toBe(false);
  });

  test('moved, its settling goes on by the same thirty days, and what the new law adds begins to run', () => {
    // Accepted on Tuesday 30 June: day 30 is Thursday 30 July, under either version.
    const one = accepted(received('2026-06-29'), '2026-06-30');
    expect(one.dueOn('settling')).toBe('2026-07-30');
    one.give('changeRules', { on: '2026-07-01' }, { procedure: now, calendar });
    one.procedure = now;
    expect(one.dueOn('settling')).toBe('2026-07-30');
    expect(isOwedToMove(one.now, now)).toBe(true);
    expect(one.now.rules?.procedure).toMatchObject({ id: now.id, version: now.version });
    expect(one.refusalOf('pause', { on: '2026-07-02' }, { reason: 'caseSuspended' }).refused).toBe(
      'pauseReasonNotHere',
    );
  });
});

describe('a disciplinary decision under the Party’s rules', () => {
  const decided = (receivedOn: string, on: string, form = 'warning') =>
    toDiscipline(toVerification(OfficeCase.received(receivedOn), on), on)
      .give('holdHearing', { on })
      .give('recordVote', { on }, form === 'expulsion' ? { expulsion: 9 } : {})
      .give('conclude', { on })
      .give('decideDiscipline', { on }, { form });

  test('is announced within fifteen days of its signing; under 22-QĐ/TW within seven working days', () => {
    // Signed on Tuesday 10 March 2026: day 15 is Wednesday 25 March. Seven working days from Tuesday 10 May 2022 end on Thursday 19 May.
    expect(decided('2026-03-02', '2026-03-10').dueOn('publication')).toBe('2026-03-25');
    expect(decided('2022-05-04', '2022-05-10').dueOn('publication')).toBe('2022-05-19');
  });

  const announced = (on: string, one = decided('2026-03-02', '2026-03-10')) =>
    one
      .give('serveDecision', { on: '2026-03-11' })
      .give('tell', { on: '2026-03-11' }, { to: 'subject', about: 'result', on: '2026-03-11' })
      .give('approvePublication', { on: '2026-03-12' })
      .give('publish', { on }, { on });

  test('late, the level above is told at once; in time, nobody is', () => {
    expect(owed(announced('2026-03-25'))).not.toContain('superior lateAnnouncement');
    expect(owed(announced('2026-03-26'))).toContain('superior lateAnnouncement');
  });

  test('is in effect for twelve months from its announcement, and then ends by itself', () => {
    const one = announced('2026-03-20');
    expect(one.dueOn('lapse')).toBe('2027-03-20');
    expect(one.now.clocks.lapse?.limit).toMatchObject({ count: 1, unit: 'years' });
    one.wait(endOfDate('2027-03-19'));
    expect(one.now.clocks.lapse?.ranOut).toBeUndefined();
    one.wait(endOfDate('2027-03-20'));
    expect(one.now.clocks.lapse?.ranOut).toBe(true);
  });

  test('goes on to its end when the case is closed', () => {
    const one = announced('2026-03-20');
    while (one.now.owed.length > 0) one.give('tell', { on: '2026-03-23' });
    one.wait(at('2026-04-20')).give('closeCase', { on: '2026-04-20' });
    expect(one.now.stage).toBe('closed');
    expect(one.dueOn('lapse')).toBe('2027-03-20');
    one.wait(at('2027-03-21'));
    expect(one.now.clocks.lapse?.ranOut).toBe(true);
  });

  test('22-QĐ/TW lets none end here', () => {
    const one = decided('2022-05-04', '2022-05-10')
      .give('serveDecision', { on: '2022-05-11' })
      .give('tell', { on: '2022-05-11' }, { to: 'subject', about: 'result', on: '2022-05-11' })
      .give('approvePublication', { on: '2022-05-12' })
      .give('publish', { on: '2022-05-13' });
    expect(one.now.clocks.lapse).toBeUndefined();
  });
});

describe('a letter of several matters', () => {
  const mixed = (receivedOn: string, more: object = {}) =>
    OfficeCase.received(receivedOn, {
      kind: 'mixed',
      allegations: [{ summary: 'Khiếu nại quyết định cảnh cáo.' }, { summary: 'Tố cáo việc chi sai.' }],
      ...more,
    });

  test('Scenario 17: is parted under 22-QĐ/TW, and its writer guided under 296-QĐ/TW: the appeal stays here', () => {
    const parts = { allegationIds: ['a2'], newKind: 'denunciation', keptKind: 'disciplineAppeal' };
    expect(mixed('2022-05-04').give('splitPetition', { on: '2022-05-05' }, parts).now.parts).toHaveLength(1);
    const now = mixed('2026-03-02');
    expect(now.refusalOf('splitPetition', { on: '2026-03-03' }, parts).refused).toBe('guideInstead');
    now.give(
      'guidePart',
      { on: '2026-03-03' },
      { allegationIds: ['a2'], to: 'Người gửi viết đơn riêng', keptKind: 'disciplineAppeal' },
    );
    expect(now.now.kind).toBe('disciplineAppeal');
    expect(owed(now)).toEqual(['reporter guidance']);
  });

  test('is parted all the same where its writer cannot be told', () => {
    const anonymous = mixed('2026-03-02', { reporter: { standing: 'anonymous' }, checkable: true });
    const parts = { allegationIds: ['a2'], newKind: 'denunciation', keptKind: 'feedback' };
    expect(anonymous.give('splitPetition', { on: '2026-03-03' }, parts).now.parts).toHaveLength(1);
  });
});

test('several signatories are a ground only where the office’s version says so', () => {
  const ground = { ground: 'severalSignatories' };
  const one = OfficeCase.received('2026-03-02');
  expect(one.refusalOf('refuseReport', { on: '2026-03-03' }, ground).refused).toBe('groundNotForKind');
  const { procedure } = one;
  if (procedure.law === 'state' || !procedure.severalSignatories) throw new Error('the seeds have changed');
  const { severalSignatories } = procedure;
  one.procedure = { ...procedure, severalSignatories: { ...severalSignatories, value: { refused: true } } };
  expect(one.give('refuseReport', { on: '2026-03-03' }, ground).now.outcome).toBe('refused');
});
