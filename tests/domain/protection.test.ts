import { requestProtection } from '../../domain/case/commands/protection/requestProtection';
import { decideHeard } from '../../domain/case/decide';
import type { ReporterMessageKind } from '../../domain/case/vocabulary';
import { clocksIn, keyOf } from '../../domain/clocks/clock';
import { previewRules } from '../../domain/procedure/migrationPreview';
import { protectedPeople } from '../../domain/protection/vocabulary';
import { project } from '../../domain/views/caseView';
import { nextCommands } from '../../office/commands/nextCommands';
import { naiveDueDay } from './naiveCalendar';
import { at, calendar, holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

// A Monday, in a case that was received on Monday 2 March 2026.
const on = '2026-03-16';
const chair = holderOf('chair');
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const telephoned = () => verified().give('requestProtection', { on }, { way: 'telephone', whom: ['spouse'] });
const granted = (kinds: string[], more: Record<string, unknown> = {}) =>
  verified()
    .give('requestProtection', { on })
    .give('decideProtection', { on }, { kinds, ...more });

const clockOf = ({ now }: OfficeCase, kind: string) => clocksIn(now).filter((one) => one.kind === kind);
const measures = ({ now }: OfficeCase) => now.measures ?? [];

/** What the reporter has written through the public door, brought to the case by its own rules. */
function heard(one: OfficeCase, message: string, kind: ReporterMessageKind, day: string): OfficeCase {
  const data = { message, kind, on: day, files: 0 };
  const signature = { at: at(day), commandId: `heard-${message}` };
  const rules = { procedure: one.procedure, calendar };
  const decision = decideHeard(one.now, { says: 'reporterWrote', data }, signature, rules);
  one.events.push(...(decision?.events ?? []));
  one.state = decision?.state ?? one.state;
  return one;
}

describe('Who is protected', () => {
  test('are the reporter, spouse, parents and children by birth and adoption, and nobody else', () => {
    expect([...protectedPeople].sort()).toEqual(
      ['adoptedChild', 'adoptiveParent', 'birthChild', 'birthParent', 'reporter', 'spouse'].sort(),
    );
    const asked = { askedBy: 'relative', way: 'writing', on, explanation: 'Bị đe dọa.' };
    for (const whom of ['sibling', 'parentInLaw', 'grandchild', 'friend'])
      expect(requestProtection.input().safeParse({ ...asked, whom: [whom] }).success).toBe(false);
    expect(requestProtection.input().safeParse({ ...asked, whom: [] }).success).toBe(false);
    expect(requestProtection.input().safeParse({ ...asked, whom: [...protectedPeople] }).success).toBe(true);
  });

  test('can be fewer under a version that says so', () => {
    const one = verified();
    one.procedure = {
      ...one.procedure,
      protectedPeople: { value: ['reporter'], citation: 'Cơ quan tự đặt', confidence: 'GK' },
    };
    expect(one.refusalOf('requestProtection', { on }, { whom: ['reporter', 'spouse'] })).toMatchObject({
      refused: 'notProtected',
      field: 'whom',
    });
    one.give('requestProtection', { on });
  });

  test('are named under seal: a name that is put in reaches no event', () => {
    const who = { keyId: 'c', iv: 'aXY=', tag: 'dGFn', text: 'c2VhbGVk' };
    const one = verified().give('requestProtection', { on }, { names: 'Đỗ Thị Ẩn Danh', who });
    expect(one.happened('protectionRequested')[0]?.data).toMatchObject({ whom: ['reporter'], who });
    expect(JSON.stringify(one.events)).not.toContain('Ẩn Danh');
  });
});

describe('A request by telephone', () => {
  test('is decided within three working days, and its paper follows within five', () => {
    const one = telephoned();
    expect(one.dueOn('protection')).toBe(naiveDueDay(on, 3, 'workingDays'));
    // Tuesday to Friday, and Monday.
    expect(clockOf(one, 'protectionPaper').map(({ dates }) => dates?.dueOn)).toEqual(['2026-03-23']);
    expect(naiveDueDay(on, 5, 'workingDays')).toBe('2026-03-23');
    one.give('recordProtectionPaper', { on: '2026-03-20' });
    expect(clockOf(one, 'protectionPaper')).toMatchObject([{ stoppedOn: '2026-03-20' }]);
    expect(one.refusalOf('recordProtectionPaper', { on: '2026-03-20' }).refused).toBe('noPaperOwed');
  });

  test('counts from the day of the call, over days off, whenever it is put down', () => {
    // Called on Thursday 23 April 2026, put down on Friday; days off follow.
    const call = '2026-04-23';
    const one = verified().give('requestProtection', { on: '2026-04-24' }, { way: 'telephone', on: call });
    expect(one.dueOn('protection')).toBe(naiveDueDay(call, 3, 'workingDays'));
    expect(clockOf(one, 'protectionPaper')[0]?.dates?.dueOn).toBe(naiveDueDay(call, 5, 'workingDays'));
  });

  test('goes up where its paper does not come, also once protection is granted and the case is over', () => {
    const one = telephoned().give('decideProtection', { on });
    one.give('meetReporter', { on }, { allegationIds: ['a1'] }).give('withdraw', { on });
    expect(one.now.stage).toBe('closed');
    one.wait(at('2026-03-27'));
    const escalated = one.happened('escalated').map(({ data }) => [data.kind, data.to]);
    expect(escalated).toContainEqual(['protectionPaper', 'departmentHead']);
    expect(escalated).toContainEqual(['protectionPaper', 'viceChair']);
    expect(project(one.now).overdueKinds).toContain('protectionPaper');
  });

  test('that is refused owes no paper, and one in writing never did', () => {
    const reason = 'Không có dấu hiệu bị đe dọa nào.';
    const one = telephoned().give('decideProtection', { on }, { granted: false, measures: reason });
    expect(clockOf(one, 'protectionPaper')).toMatchObject([{ stoppedOn: on }]);
    const written = verified().give('requestProtection', { on }, { way: 'writing' });
    expect(clockOf(written, 'protectionPaper')).toEqual([]);
  });
});

describe('Who decides on which measure', () => {
  const authorities = (kinds: string[], more: Record<string, unknown> = {}) =>
    measures(granted(kinds, more)).map(({ kind, authority }) => [kind, authority]);

  test('is whoever settles for secrecy and the post, the police for life, property and honour', () => {
    expect(authorities(['secrecy', 'post', 'employment', 'lifeAndHealth', 'property', 'honour'])).toEqual([
      ['secrecy', 'settlingBody'],
      ['post', 'settlingBody'],
      ['employment', 'settlingBody'],
      ['lifeAndHealth', 'police'],
      ['property', 'police'],
      ['honour', 'police'],
    ]);
  });

  test('is the personnel authority for a post, where it is named', () => {
    expect(authorities(['post', 'secrecy'], { authority: 'personnelAuthority' })).toEqual([
      ['post', 'personnelAuthority'],
      ['secrecy', 'settlingBody'],
    ]);
  });

  test('is never another body than the procedure names, and a decision grants something', () => {
    const one = verified().give('requestProtection', { on });
    const refusal = (input: Record<string, unknown>) => one.refusalOf('decideProtection', { on }, input);
    expect(refusal({ kinds: ['secrecy'], authority: 'police' })).toMatchObject({
      refused: 'notThatAuthority',
      field: 'authority',
    });
    expect(refusal({ kinds: ['lifeAndHealth'], authority: 'settlingBody' }).refused).toBe('notThatAuthority');
    expect(refusal({ kinds: [] })).toMatchObject({ refused: 'measureMissing', field: 'kinds' });
    const officer = { on, by: holderOf('departmentHead') };
    expect(one.refusalOf('decideProtection', officer).refused).toBe('notYourRole');
    for (const type of ['followMeasure', 'endMeasure'] as const)
      expect(one.refusalOf(type, { on, by: holderOf('areaOfficer') }).refused).toBe('notYourRole');
  });

  test('is open under a version that does not say it, and older decisions stand as they were', () => {
    const one = verified();
    one.procedure = { ...one.procedure, protectionDeciders: undefined };
    one.give('requestProtection', { on }).give('decideProtection', { on }, { kinds: [] });
    expect(one.happened('protectionDecided')[0]?.data).toEqual({
      on,
      granted: true,
      measures: one.now.protection?.measures,
    });
    expect(measures(one)).toEqual([]);
  });
});

describe('A measure', () => {
  const reviews = (one: OfficeCase) =>
    clockOf(one, 'protectionReview').map((clock) => [keyOf(clock), clock.dates?.dueOn, clock.stoppedOn]);

  test('is looked at again within thirty days, and each review has its own limit', () => {
    const one = granted(['post']);
    const first = naiveDueDay(on, 30, 'calendarDays');
    expect(reviews(one)).toEqual([['protectionReview:m1r1', first, undefined]]);
    one.give('followMeasure', { on: '2026-04-08' });
    expect(reviews(one)).toEqual([
      ['protectionReview:m1r1', first, '2026-04-08'],
      ['protectionReview:m1r2', naiveDueDay('2026-04-08', 30, 'calendarDays'), undefined],
    ]);
    one.wait(at('2026-05-12'));
    expect(one.happened('escalated').map(({ data }) => data.to)).toContain('viceChair');
  });

  test('is looked at on the very day that its decision names, also a Saturday, and other rules do not move it', () => {
    const one = granted(['post'], { reviewOn: '2026-04-04' });
    expect(reviews(one)).toEqual([['protectionReview:m1r1', '2026-04-04', undefined]]);
    const rules = { procedure: { ...one.procedure, version: one.procedure.version + 1 }, calendar };
    expect(previewRules(one.now, rules, at(on, '10:00'))).toContainEqual(
      expect.objectContaining({ kind: 'protectionReview', after: '2026-04-04' }),
    );
    expect(one.refusalOf('followMeasure', { on }, { reviewOn: on }).refused).toBe('reviewBefore');
    one.give('followMeasure', { on: '2026-04-03' }, { reviewOn: '2026-04-10' });
    expect(reviews(one)).toContainEqual(['protectionReview:m1r2', '2026-04-10', undefined]);
  });

  test('of another body is asked for until that body applies it, is changed, and ends with a reason', () => {
    const one = granted(['lifeAndHealth', 'post'], { measures: 'Bố trí nơi tạm lánh an toàn.' });
    expect(measures(one)[0]).toMatchObject({ authority: 'police', text: 'Bố trí nơi tạm lánh an toàn.' });
    expect(measures(one)[0]?.appliedOn).toBeUndefined();
    one.give('followMeasure', { on: '2026-03-18' }, { measureId: 'm1', standing: 'applied' });
    one.give(
      'followMeasure',
      { on: '2026-03-20' },
      { measureId: 'm1', standing: 'changed', explanation: 'Tuần tra quanh nơi ở.' },
    );
    expect(measures(one)[0]).toMatchObject({
      appliedOn: '2026-03-18',
      reviewedOn: '2026-03-20',
      text: 'Tuần tra quanh nơi ở.',
    });
    const end = { measureId: 'm1', ground: 'breachOfDuties' };
    const early = { on: '2026-03-20' };
    expect(one.refusalOf('endMeasure', early, { ...end, explanation: 'Vi phạm.' }).refused).toBe(
      'reasonTooShort',
    );
    expect(one.refusalOf('endMeasure', early, { ...end, on: '2026-03-13' }).refused).toBe('beforeMeasure');
    one.give('endMeasure', { on: '2026-03-23' }, end);
    expect(measures(one).map(({ ended }) => ended)).toEqual([
      { on: '2026-03-23', ground: 'breachOfDuties' },
      undefined,
    ]);
    expect(reviews(one).filter(([key, , stopped]) => String(key).includes('m1r') && !stopped)).toEqual([]);
    expect(one.refusalOf('endMeasure', { on: '2026-03-23' }, end).refused).toBe('noMeasure');
  });

  test('ends with the conclusion; secrecy does not, and nothing else can be granted any more', () => {
    const one = granted(['secrecy', 'post', 'lifeAndHealth']);
    toDiscipline(one, '2026-03-20').give('holdHearing', { on: '2026-03-23' });
    expect(one.happened('measureEnded')).toEqual([]);
    one.give('recordVote', { on: '2026-03-23' }).give('conclude', { on: '2026-03-24' });
    expect(
      one.happened('measureEnded').map(({ data, by }) => [data.measureId, data.ground, data.on, by]),
    ).toEqual([
      ['m2', 'conclusion', '2026-03-24', 'system'],
      ['m3', 'conclusion', '2026-03-24', 'system'],
    ]);
    expect(measures(one).find(({ kind }) => kind === 'secrecy')?.ended).toBeUndefined();
    expect(clockOf(one, 'protectionReview').every(({ stoppedOn }) => stoppedOn !== undefined)).toBe(true);
    one.give('requestProtection', { on: '2026-03-25' });
    const later = { on: '2026-03-25' };
    expect(one.refusalOf('decideProtection', later, { kinds: ['post'] }).refused).toBe('protectionOver');
    one.give('decideProtection', later, { kinds: ['secrecy'] });
  });

  test('of secrecy ends by nobody’s hand but at the request of the protected', () => {
    const one = granted(['secrecy']);
    for (const ground of ['groundsGone', 'breachOfDuties', 'refusedByAuthority'])
      expect(one.refusalOf('endMeasure', { on }, { ground }).refused).toBe('secrecyStays');
    one.give('endMeasure', { on }, { ground: 'onRequest' });
    expect(measures(one)[0]?.ended).toEqual({ on, ground: 'onRequest' });
  });

  test('ends with a decision that stops the case, and goes on where another body goes on with it', () => {
    const withdrawn = granted(['post', 'secrecy']).give('meetReporter', { on }, { allegationIds: ['a1'] });
    withdrawn.give('withdraw', { on });
    expect(withdrawn.now).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    expect(withdrawn.happened('measureEnded').map(({ data }) => data.measureId)).toEqual(['m1']);
    const forwarded = OfficeCase.received('2026-03-02').give('requestProtection', { on });
    forwarded.give('decideProtection', { on }, { kinds: ['post'] }).give('forward', { on });
    expect(forwarded.now.outcome).toBe('forwarded');
    expect(forwarded.happened('measureEnded')).toEqual([]);
  });
});

describe('A measure that another body was asked for', () => {
  const asked = (more: Record<string, unknown> = {}) => granted(['lifeAndHealth'], more);
  const answers = (one: OfficeCase) =>
    clockOf(one, 'protectionAnswer').map((clock) => [keyOf(clock), clock.dates?.dueOn, clock.stoppedOn]);
  const measureId = 'm1';

  test('is owed its answer within ten working days, is reminded of and comes up to those who sign', () => {
    const one = asked();
    expect(naiveDueDay(on, 10, 'workingDays')).toBe('2026-03-30');
    expect(answers(one)).toEqual([['protectionAnswer:m1a1', '2026-03-30', undefined]]);
    one.wait(at('2026-03-29')).wait(at('2026-04-06'));
    const ofAnswer = ({ data }: { data: { kind?: string | undefined } }) => data.kind === 'protectionAnswer';
    expect(one.happened('reminded').filter(ofAnswer)).toHaveLength(1);
    expect(
      one
        .happened('escalated')
        .filter(ofAnswer)
        .map(({ data }) => data.to),
    ).toEqual(['viceChair', 'chair']);
    expect(project(one.now).overdueKinds).toContain('protectionAnswer');
    // What this office decides on itself is asked of nobody.
    expect(answers(granted(['post', 'secrecy']))).toEqual([]);
  });

  test('is applied from a yes on, and ended by a no with its reason', () => {
    const yes = asked().give('recordMeasureAnswer', { on: '2026-03-18' }, { measureId, answer: 'granted' });
    expect(measures(yes)[0]).toMatchObject({ appliedOn: '2026-03-18' });
    expect(answers(yes)).toEqual([['protectionAnswer:m1a1', '2026-03-30', '2026-03-18']]);
    const again = { measureId, answer: 'granted' };
    expect(yes.refusalOf('recordMeasureAnswer', { on: '2026-03-19' }, again).refused).toBe('noAnswerOwed');
    const no = asked();
    const short = { measureId, answer: 'refused', explanation: 'Không.' };
    expect(no.refusalOf('recordMeasureAnswer', { on: '2026-03-18' }, short).refused).toBe('reasonTooShort');
    no.give('recordMeasureAnswer', { on: '2026-03-18' }, { measureId, answer: 'refused' });
    expect(measures(no)[0]?.ended).toEqual({ on: '2026-03-18', ground: 'refusedByAuthority' });
    expect(answers(no).every(([, , stopped]) => stopped === '2026-03-18')).toBe(true);
  });

  test('is owed its answer still where that says neither yes nor no', () => {
    const one = asked().give('recordMeasureAnswer', { on: '2026-03-20' }, { measureId, answer: 'other' });
    expect(answers(one)).toEqual([
      ['protectionAnswer:m1a1', '2026-03-30', '2026-03-20'],
      ['protectionAnswer:m1a2', naiveDueDay('2026-03-20', 10, 'workingDays'), undefined],
    ]);
    expect(measures(one)[0]?.appliedOn).toBeUndefined();
  });

  test('has no clock under a version that knows of none', () => {
    const one = verified();
    const { protectionAnswer, ...limits } = one.procedure.limits;
    expect(protectionAnswer).toBeDefined();
    one.procedure = { ...one.procedure, limits } as typeof one.procedure;
    one.give('requestProtection', { on }).give('decideProtection', { on }, { kinds: ['lifeAndHealth'] });
    expect(answers(one)).toEqual([]);
  });
});

describe('A measure with a planned end', () => {
  const until = '2026-04-15';
  const planned = (more: Record<string, unknown> = {}) => granted(['post'], { until, ...more });
  const dates = (one: OfficeCase, kind: string) =>
    clockOf(one, kind).map((clock) => [clock.of, clock.dates?.dueOn, clock.stoppedOn]);

  test('is looked at ten days before its planned end, and does not end in silence', () => {
    const one = planned();
    expect(dates(one, 'protectionReview')).toEqual([['m1r1', '2026-04-05', undefined]]);
    expect(dates(one, 'protectionEnd')).toEqual([['m1e1', until, undefined]]);
    one.give('followMeasure', { on: '2026-04-06' });
    // Looked at, it has nothing before it but its end.
    expect(dates(one, 'protectionReview').filter(([, , stopped]) => stopped === undefined)).toEqual([
      ['m1r2', naiveDueDay('2026-04-06', 30, 'calendarDays'), undefined],
    ]);
    one.wait(at('2026-04-20'));
    expect(measures(one)[0]?.ended).toBeUndefined();
    expect(
      one.happened('escalated').flatMap(({ data }) => (data.kind === 'protectionEnd' ? [data.to] : [])),
    ).toEqual(['viceChair', 'chair']);
    one.give('endMeasure', { on: '2026-04-20' }, { measureId: 'm1', ground: 'plannedEnd' });
    expect(dates(one, 'protectionEnd')).toEqual([['m1e1', until, '2026-04-20']]);
  });

  test('is extended with a reason, to a later day, and is looked at before that', () => {
    const one = planned();
    const measureId = 'm1';
    const day = { on: '2026-04-10' };
    expect(one.refusalOf('endMeasure', day, { measureId, ground: 'plannedEnd' }).refused).toBe(
      'notPlannedYet',
    );
    expect(one.refusalOf('extendMeasure', day, { measureId, until }).refused).toBe('notLater');
    const later = { measureId, until: '2026-05-08' };
    expect(one.refusalOf('extendMeasure', day, { ...later, explanation: 'Vẫn còn.' }).refused).toBe(
      'reasonTooShort',
    );
    one.give('extendMeasure', day, later);
    expect(measures(one)[0]).toMatchObject({ until: '2026-05-08', reviewedOn: '2026-04-10', reviews: 1 });
    expect(dates(one, 'protectionEnd')).toEqual([
      ['m1e1', until, '2026-04-10'],
      ['m1e2', '2026-05-08', undefined],
    ]);
    expect(dates(one, 'protectionReview').at(-1)).toEqual(['m1r2', '2026-04-28', undefined]);
    expect(granted(['post']).refusalOf('extendMeasure', day, later).refused).toBe('noPlannedEnd');
  });

  test('is none of secrecy, nor before it begins, nor before its review; other rules do not move it', () => {
    const refused = (kinds: string[], more: Record<string, unknown>) =>
      verified()
        .give('requestProtection', { on })
        .refusalOf('decideProtection', { on }, { kinds, until, ...more }).refused;
    expect(refused(['secrecy'], {})).toBe('secrecyHasNoEnd');
    expect(refused(['post'], { from: until })).toBe('endsBeforeItBegins');
    expect(refused(['post'], { reviewOn: '2026-04-16' })).toBe('reviewAfterEnd');
    const both = granted(['secrecy', 'post'], { until });
    expect(measures(both).map((one) => one.until)).toEqual([undefined, until]);
    const rules = { procedure: { ...both.procedure, version: both.procedure.version + 1 }, calendar };
    expect(previewRules(both.now, rules, at(on, '10:00'))).toContainEqual(
      expect.objectContaining({ kind: 'protectionEnd', after: until }),
    );
  });

  test('ends with the conclusion as every other, and its clocks with it', () => {
    const one = planned({ until: '2026-12-31' });
    toDiscipline(one, '2026-03-20').give('holdHearing', { on: '2026-03-23' });
    one.give('recordVote', { on: '2026-03-23' }).give('conclude', { on: '2026-03-24' });
    expect(dates(one, 'protectionEnd')).toEqual([['m1e1', '2026-12-31', '2026-03-24']]);
  });
});

describe('Retaliation', () => {
  test('comes up to those who sign, with a clock, and leaves what is granted in force', () => {
    const one = granted(['post']).give('reportRetaliation', { on: '2026-03-18' });
    expect(project(one.now).decides).toEqual(['viceChair', 'chair']);
    expect(nextCommands(one.now, chair, one.rulesOn('2026-03-18')).primary).toBe('decideProtection');
    expect(one.dueOn('protection')).toBe(naiveDueDay('2026-03-18', 3, 'workingDays'));
    expect(measures(one)).toMatchObject([{ id: 'm1', kind: 'post' }]);
    one.give('decideProtection', { on: '2026-03-19' }, { kinds: ['employment'] });
    expect(measures(one).map(({ id, kind }) => [id, kind])).toEqual([
      ['m1', 'post'],
      ['m2', 'employment'],
    ]);
    expect(project(one.now).decides).toBeUndefined();
  });

  test('while a decision is awaited is told of, and awaits the same one', () => {
    const one = telephoned().give('reportRetaliation', { on: '2026-03-17' });
    expect(one.happened('protectionRequested')).toHaveLength(1);
    expect(one.now.retaliations).toHaveLength(1);
    expect(one.dueOn('protection')).toBe('2026-03-19');
  });
});

describe('What comes through the public door', () => {
  const received = () => OfficeCase.received('2026-03-02', { throughDoor: true });

  test('is a request of the case with its clock, which somebody tells in full', () => {
    const one = heard(received(), 'm-1', 'protection', '2026-03-06');
    expect(one.dueOn('protection')).toBe(naiveDueDay('2026-03-06', 3, 'workingDays'));
    expect(project(one.now).decides).toEqual(['viceChair', 'chair']);
    const day = { on: '2026-03-09' };
    expect(one.refusalOf('requestProtection', day).refused).toBe('protectionPending');
    expect(one.refusalOf('requestProtection', day, { message: 'm-2' }).refused).toBe('noSuchMessage');
    const told = { message: 'm-1', way: 'publicDoor', on: '2026-03-06', whom: ['reporter', 'birthChild'] };
    one.give('requestProtection', day, told);
    expect(one.now.protectionRequests).toMatchObject([{ ...told, by: 'u-intakeOfficer' }]);
    // Told in full it is the same request: its clock does not begin anew.
    expect(one.happened('clockStarted').filter(({ data }) => data.kind === 'protection')).toHaveLength(1);
    expect(one.refusalOf('requestProtection', day, told).refused).toBe('protectionPending');
    one.give('decideProtection', { on: '2026-03-09' });
    expect(one.refusalOf('requestProtection', day, told).refused).toBe('noSuchMessage');
  });

  test('tells of retaliation in the same way', () => {
    const one = heard(received(), 'm-1', 'retaliation', '2026-03-06');
    one.give('reportRetaliation', { on: '2026-03-09' }, { message: 'm-1' });
    expect(one.now.retaliations).toMatchObject([{ message: 'm-1' }]);
    expect(one.now.protectionRequests).toHaveLength(1);
    expect(one.refusalOf('reportRetaliation', { on: '2026-03-09' }, { message: 'm-1' }).refused).toBe(
      'noSuchMessage',
    );
  });
});
