import { seededVersion } from './seeded';
import type { CommandType } from '../../domain/case/commands';
import type { ComplexityCriterion } from '../../domain/case/vocabulary';
import { offered } from '../../domain/case/decide';
import { findProcedureInForce, getProcedureInForce } from '../../domain/procedure/procedure';
import { laws, lawOf } from '../../domain/procedure/law';
import { whyMayNotGoBy } from '../../domain/procedure/migration';
import { waitingFor } from '../../domain/views/waiting';
import { at, calendar, endOfDate, holderOf, OfficeCase, procedures } from './office';
import { toVerification } from './stages';

/*
 * Reports about officials who are no Party members go by State law (Luật Tố cáo 2018; from 1/7/2026 with 136/2025/QH15). All
 * dates were worked out by hand on the calendar.
 */
const official = {
  kind: 'official',
  name: 'Trần Văn Mẫu',
  position: 'Chuyên viên',
  organisation: 'Sở Mẫu',
  managingBody: 'UBND tỉnh Mẫu',
};

function received(receivedOn: string, input: Record<string, unknown> = {}): OfficeCase {
  const one = new OfficeCase(getProcedureInForce(procedures, receivedOn, 'state'));
  return one.give('register', { on: receivedOn }, { receivedOn, subject: official, ...input });
}

const accepted = (
  receivedOn: string,
  acceptedOn: string,
  traits: { criteria?: ComplexityCriterion[] } = {},
) => received(receivedOn).give('classify', { on: acceptedOn }, traits).give('accept', { on: acceptedOn });

test.each([
  ['2026-06-30', 'luat-to-cao-2018'],
  ['2026-07-01', 'luat-to-cao-136'],
])('a report about an official received on %s goes by %s, one about a member does not', (day, id) => {
  expect(received(day).now.registration.procedure).toEqual({ id, version: seededVersion(id) });
  expect(OfficeCase.received(day).now.registration.procedure).toEqual({
    id: '296-qd-tw',
    version: seededVersion('296-qd-tw'),
  });
});

test('on every day of 2022 to 2026 exactly one instrument of each law is in force', () => {
  for (let day = '2022-01-01'; day <= '2026-12-31';) {
    for (const law of laws) {
      const inForce = procedures.filter(
        (one) =>
          lawOf(one) === law &&
          one.effectiveFrom <= day &&
          (one.effectiveTo === undefined || day <= one.effectiveTo),
      );
      expect([day, law, new Set(inForce.map(({ id }) => id)).size]).toEqual([day, law, 1]);
      expect(findProcedureInForce(procedures, day, law)?.id).toBe(inForce[0]?.id);
    }
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  }
});

test('a version that does not say which law it belongs to is the Party’s', () => {
  const old = procedures.map((one) => (one.law === 'party' ? { ...one, law: undefined } : one));
  expect(findProcedureInForce(old, '2026-07-01', 'party')?.id).toBe('296-qd-tw');
  expect(findProcedureInForce(old, '2026-07-01', 'state')?.id).toBe('luat-to-cao-136');
  expect(findProcedureInForce(old, '2018-12-31', 'state')).toBeUndefined();
});

test('a report is not registered by the other law', () => {
  const asMember = new OfficeCase(getProcedureInForce(procedures, '2026-07-01', 'party'));
  const input = { receivedOn: '2026-07-01', subject: official };
  expect(asMember.refusalOf('register', { on: '2026-07-01' }, input).refused).toBe('rulesOfOtherLaw');
  const asOfficial = new OfficeCase(getProcedureInForce(procedures, '2026-07-01', 'state'));
  expect(asOfficial.refusalOf('register', { on: '2026-07-01' }).refused).toBe('rulesOfOtherLaw');
});

describe('limits', () => {
  test('first handling takes 7 working days, 10 where several places must be checked', () => {
    // Received on Wednesday 2026-07-01: the seventh working day is Friday 10, the tenth Wednesday 15 July.
    const one = received('2026-07-01');
    expect(one.dueOn('handling')).toBe('2026-07-10');
    one.give('classify', { on: '2026-07-02' }, { severalPlaces: true });
    expect(one.dueOn('handling')).toBe('2026-07-15');
  });

  test('settling takes 30 calendar days from acceptance, not from receipt', () => {
    // Accepted on Monday 2026-07-06: the thirtieth day after it is Wednesday 5 August. Telling: five working days, Monday 13 July.
    const one = accepted('2026-07-01', '2026-07-06');
    expect(one.dueOn('settling')).toBe('2026-08-05');
    expect(one.dueOn('telling')).toBe('2026-07-13');
    expect(one.now.clocks.settling?.startedOn).toBe('2026-07-06');
  });

  test('a limit that ends on a day off ends on the next working day', () => {
    // Accepted on Thursday 2026-07-09: day 30 is Saturday 8 August, so Monday 10 August.
    expect(accepted('2026-07-01', '2026-07-09').dueOn('settling')).toBe('2026-08-10');
    // Accepted on Tuesday 2026-03-31: day 30 is Thursday 30 April, a holiday as 1 May is; Monday 4 May works.
    expect(accepted('2026-03-30', '2026-03-31').dueOn('settling')).toBe('2026-05-04');
  });

  test('an inspection opened from an anonymous report counts from its opening', () => {
    const anonymous = { reporter: { standing: 'anonymous' } };
    const one = received('2026-07-01', anonymous).give('openInspection', { on: '2026-07-06' });
    expect(one.dueOn('settling')).toBe('2026-08-05');
  });

  test('a congress of the Party does not hold the report up', () => {
    expect(received('2025-08-01').now.paused).toBeUndefined();
    expect(OfficeCase.received('2025-08-01').now.paused).toBeDefined();
  });
});

describe('extension by complexity', () => {
  const extend = (one: OfficeCase, on: string, by = 30) => one.give('extend', { on }, { by });

  test('none where the report was not complex', () =>
    expect(accepted('2026-07-01', '2026-07-06').refusalOf('extend', { on: '2026-07-20' }).refused).toBe(
      'extendOnlyComplex',
    ));

  test('once by 30 days where it is complex, and the reporter is owed a notice', () => {
    const one = extend(accepted('2026-07-01', '2026-07-06', { criteria: ['manyReporters'] }), '2026-08-03');
    // Sixty days after Monday 2026-07-06 is Friday 4 September.
    expect(one.dueOn('settling')).toBe('2026-09-04');
    expect(one.now.owed).toContainEqual(expect.objectContaining({ to: 'reporter', about: 'extension' }));
    expect(one.refusalOf('extend', { on: '2026-09-01' }, { by: 1 })).toMatchObject({
      refused: 'extensionUsed',
      params: { times: 1 },
    });
  });

  test('twice where it is especially complex, no third time, each with its notice', () => {
    const one = extend(
      accepted('2026-07-01', '2026-07-06', { criteria: ['severalPlaces', 'manyReporters'] }),
      '2026-08-03',
    );
    one.give('tell', { on: '2026-08-04' }, { to: 'reporter', about: 'extension' });
    extend(one, '2026-09-03');
    // Ninety days after 2026-07-06 is Sunday 4 October: Monday 5 October.
    expect(one.dueOn('settling')).toBe('2026-10-05');
    expect(one.now.clocks.settling?.originalDueOn).toBe('2026-08-05');
    expect(one.now.owed).toContainEqual(expect.objectContaining({ to: 'reporter', about: 'extension' }));
    expect(one.refusalOf('extend', { on: '2026-10-01' }).refused).toBe('extensionUsed');
  });

  test('not by 31 days, and not once it is due', () => {
    const complex = () => accepted('2026-07-01', '2026-07-06', { criteria: ['manyReporters'] });
    expect(complex().refusalOf('extend', { on: '2026-07-20' }, { by: 31 }).refused).toBe('extensionTooLong');
    expect(complex().refusalOf('extend', { on: endOfDate('2026-08-05') }).refused).toBe('extensionTooLate');
    expect(extend(complex(), at('2026-08-05', '23:59')).dueOn('settling')).toBe('2026-09-04');
  });

  test('what shows to be complex after acceptance is established with its reason, told, and can then be extended', () => {
    const one = accepted('2026-07-01', '2026-07-06');
    const owed = () =>
      one.now.owed.map(({ to, about }) => `${to} ${about}`).filter((text) => text.endsWith('complexity'));
    expect(one.refusalOf('extend', { on: '2026-07-20' }).refused).toBe('extendOnlyComplex');
    one.give('establishComplexity', { on: '2026-07-20' }, { reason: 'Phải xác minh tại ba địa điểm.' });
    expect(owed()).toEqual(['reporter complexity', 'subject complexity']);
    // It moves no date by itself.
    expect(one.dueOn('settling')).toBe('2026-08-05');
    expect(extend(one, '2026-08-03').dueOn('settling')).toBe('2026-09-04');
    expect(one.refusalOf('extend', { on: '2026-09-01' }).refused).toBe('extensionUsed');
    const same = one.refusalOf('establishComplexity', { on: '2026-09-01' });
    expect(same).toEqual({ refused: 'complexitySame', field: 'criteria' });
    one.give(
      'establishComplexity',
      { on: '2026-09-01' },
      { complexity: 'especiallyComplex', criteria: ['severalPlaces', 'foreignElement'] },
    );
    // Ninety days after 2026-07-06 is Sunday 4 October: Monday 5 October.
    expect(extend(one, '2026-09-03').dueOn('settling')).toBe('2026-10-05');
    expect(one.refusalOf('establishComplexity', { on: '2026-09-04' }).refused).toBe('complexityHighest');
  });

  test('complexity is established before settling is due, by a head of the commission, and of no member', () => {
    const one = () => accepted('2026-07-01', '2026-07-06');
    const give = 'establishComplexity';
    expect(one().refusalOf(give, { on: endOfDate('2026-08-05') }).refused).toBe('complexityTooLate');
    expect(one().give(give, { on: at('2026-08-05', '23:59') }).now.complexity?.complexity).toBe('complex');
    for (const role of ['intakeOfficer', 'areaOfficer', 'departmentHead', 'teamLeader'] as const)
      expect(one().refusalOf(give, { on: '2026-07-20', by: holderOf(role) }).refused).toBe('notYourRole');
    expect(received('2026-07-01').refusalOf(give, { on: '2026-07-02' }).refused).toBe('notInThisStage');
    const member = OfficeCase.received('2026-07-01')
      .give('classify', { on: '2026-07-06' })
      .give('accept', { on: '2026-07-06' });
    expect(member.refusalOf(give, { on: '2026-07-20' }).refused).toBe('complexityOnlyStateLaw');
  });

  test('what is especially complex is complex', () =>
    expect(
      received('2026-07-01').refusalOf('classify', { on: '2026-07-02' }, { especiallyComplex: true }),
    ).toMatchObject({ refused: 'complexFirst', field: 'especiallyComplex' }));
});

describe('no discipline of the commission', () => {
  /** A case in which the team has found everything as reported. */
  function judged(): OfficeCase {
    const one = toVerification(received('2026-07-01'), '2026-07-06');
    one.give('announceDecision', { on: '2026-07-08' }).give('recordExplanation', { on: '2026-07-09' });
    return one.give('setFinding', { on: '2026-07-10' });
  }
  const heard = () =>
    judged().give('submitReport', { on: '2026-07-13' }).give('holdHearing', { on: '2026-07-15' });

  test.each<[CommandType, string]>([
    ['recordVote', 'stateLawNoDiscipline'],
    ['decideDiscipline', 'stateLawNoDiscipline'],
    ['proposeDiscipline', 'stateLawNoDiscipline'],
    ['recordSuperiorDecision', 'stateLawNoDiscipline'],
    ['suspendActivity', 'stateLawNoSuspension'],
    ['extendSuspension', 'stateLawNoSuspension'],
  ])('%s is refused with its reason and not offered', (type, reason) => {
    const one = heard();
    const input: Record<string, unknown> = type === 'recordSuperiorDecision' ? { form: 'warning' } : {};
    expect(one.refusalOf(type, { on: '2026-07-16' }, input).refused).toBe(reason);
    const anybody = {
      id: 'u-all',
      roles: ['viceChair' as const, 'chair' as const, 'standingCommittee' as const],
    };
    expect(offered(one.now, anybody, one.rulesOn())).not.toContain(type);
  });

  test('the team proposes none, and the conclusion finds none due', () => {
    expect(
      judged().refusalOf('submitReport', { on: '2026-07-13' }, { proposesDiscipline: true }),
    ).toMatchObject({
      refused: 'stateLawNoDiscipline',
      field: 'proposesDiscipline',
    });
    expect(heard().refusalOf('conclude', { on: '2026-07-16' }, { disciplineDue: true })).toMatchObject({
      refused: 'stateLawNoDiscipline',
      field: 'disciplineDue',
    });
  });

  test('the conclusion ends the stage; action is recommended to the managing body, and the result published', () => {
    const one = heard();
    expect(waitingFor(one.now).step).toBe('submitConclusion');
    one.give('conclude', { on: '2026-07-17' });
    // Concluded on Friday 2026-07-17: the seventh working day is Tuesday 28 July.
    expect(one.dueOn('publication')).toBe('2026-07-28');
    expect(one.now.stage).toBe('publication');
    const recommendation = { to: official.managingBody, text: 'Xử lý theo thẩm quyền.' };
    one.give('makeRecommendation', { on: '2026-07-20' }, recommendation);
    one.give('approvePublication', { on: '2026-07-21' }).give('publish', { on: '2026-07-22' });
    while (one.now.owed.length > 0) one.give('tell', { on: '2026-07-23' });
    one.give('followRecommendation', { on: '2026-08-20' }).give('closeCase', { on: '2026-08-21' });
    expect(one.now.outcome).toBe('settled');
    expect([one.now.vote, one.now.discipline]).toEqual([undefined, undefined]);
  });

  test('an appeal against discipline has no ladder: it is not taken on, but guided to where it belongs', () => {
    const appeal = () =>
      received('2026-07-01', { kind: 'disciplineAppeal' }).give(
        'classify',
        { on: '2026-07-02' },
        { kind: 'disciplineAppeal' },
      );
    expect(appeal().refusalOf('acceptAppeal', { on: '2026-07-03' }).refused).toBe('stateLawNoAppeal');
    expect(appeal().refusalOf('accept', { on: '2026-07-03' }).refused).toBe('stateLawNoAppeal');
    const classified = appeal();
    expect(offered(classified.now, holderOf('intakeOfficer'), classified.rulesOn())).toContain('guide');
    expect(appeal().give('guide', { on: '2026-07-03' }).now.outcome).toBe('guided');
  });
});

describe('moving between versions', () => {
  const [before, amended] = [
    getProcedureInForce(procedures, '2026-06-30', 'state'),
    getProcedureInForce(procedures, '2026-07-01', 'state'),
  ];
  const ofParty = getProcedureInForce(procedures, '2026-07-01', 'party');

  test('from the unamended law to the amended one, from the day it is in force', () => {
    const one = accepted('2026-06-29', '2026-06-30');
    const input = { procedure: amended, calendar };
    expect(one.refusalOf('changeRules', { on: '2026-06-30' }, input).refused).toBe('rulesNotInForce');
    one.give('changeRules', { on: '2026-07-01' }, input);
    expect(one.now.rules?.procedure.id).toBe('luat-to-cao-136');
  });

  test('never to the other law, either way', () => {
    const input = { procedure: ofParty, calendar };
    expect(
      accepted('2026-07-01', '2026-07-06').refusalOf('changeRules', { on: '2026-07-07' }, input),
    ).toEqual({ refused: 'rulesOfOtherLaw', field: 'procedure' });
    const ofMember = OfficeCase.received('2026-06-30');
    expect(whyMayNotGoBy(ofMember.now, before, '2026-06-30')?.refused).toBe('rulesOfOtherLaw');
    expect(whyMayNotGoBy(ofMember.now, ofParty, '2026-06-30')).toBeUndefined();
  });
});
