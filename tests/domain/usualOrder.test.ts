import { findCommand } from '../../domain/case/commands';
import { project } from '../../domain/views/caseView';
import { eventSentence } from '../../language/sentences/event';
import { clockName } from '../../language/sentences/clockName';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { at, calendar, OfficeCase, procedures } from './office';
import { toDiscipline, toVerification } from './stages';

const orderReason = 'Công bố cùng hội nghị của cấp ủy, văn bản gửi sau.';
/** Accepted on Thursday 5 March 2026, and told to the reporter alone. */
const halfTold = () => {
  const one = OfficeCase.received('2026-03-02');
  for (const type of ['classify', 'accept'] as const) one.give(type, { on: '2026-03-05' });
  one.give('tell', { on: '2026-03-05' }, { to: 'reporter', about: 'acceptance' });
  for (const type of ['recordFirstMeeting', 'proposeAssignment', 'formTeam', 'signDecision'] as const) one.give(type, { on: '2026-03-05' });
  return toDiscipline(one, '2026-03-06').give('holdHearing', { on: '2026-03-09' });
}; // prettier-ignore
const disciplined = () =>
  toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-06')
    .give('holdHearing', { on: '2026-03-09' })
    .give('recordVote', { on: '2026-03-09' })
    .give('conclude', { on: '2026-03-09' })
    .give('decideDiscipline', { on: '2026-03-10' })
    .give('approvePublication', { on: '2026-03-10' });
const result = (to: string) => ({ to, about: 'result', orderReason: undefined });

describe('the subject is told of acceptance before results are sent', () => {
  test('otherwise the act asks for the reason, and the history tells it', () => {
    const one = halfTold().give('conclude', { on: '2026-03-09' }, { disciplineDue: false });
    expect(one.refusalOf('tell', { on: '2026-03-10' }, result('reporter'))).toEqual({
      refused: 'orderReasonMissing',
      field: 'orderReason',
      params: { first: 'acceptanceToSubject' },
    });
    one.give('tell', { on: '2026-03-10' }, { ...result('reporter'), orderReason });
    expect(one.happened('departedFromOrder')[0]?.data).toEqual({
      first: ['acceptanceToSubject'],
      reason: orderReason,
    });
    const [event] = one.happened('departedFromOrder');
    expect(event && eventSentence(vietnamese, event, (id) => id)).toEqual({
      text: expect.stringContaining('trước khi thông báo thụ lý cho đối tượng'),
      detail: orderReason,
    });
    // Told of it, the rest goes its way, and has nothing to explain.
    one.give('tell', { on: '2026-03-10' }, { to: 'subject', about: 'acceptance' });
    const late = { ...result('subject'), orderReason };
    expect(one.refusalOf('tell', { on: '2026-03-10' }, late).refused).toBe('orderReasonNotNeeded');
    one.give('tell', { on: '2026-03-10' }, result('subject'));
    expect(one.happened('departedFromOrder')).toHaveLength(1);
  });
});

describe('whoever denounces is met before there is a team (89-QĐ/TW)', () => {
  const planned = (input: object = {}) => {
    const one = OfficeCase.received('2026-03-02', { ...input });
    for (const type of ['classify', 'accept', 'proposeAssignment'] as const) one.give(type, { on: '2026-03-05' });
    return one;
  }; // prettier-ignore
  const formed = { orderReason: undefined };

  test('without a meeting a team says why; with it, it has nothing to explain', () => {
    expect(planned().refusalOf('formTeam', { on: '2026-03-06' }, formed)).toEqual({
      refused: 'orderReasonMissing',
      field: 'orderReason',
      params: { first: 'firstMeeting' },
    });
    const why = planned().give('formTeam', { on: '2026-03-06' }, { orderReason });
    expect(why.happened('departedFromOrder')[0]?.data).toEqual({
      first: ['firstMeeting'],
      reason: orderReason,
    });
    const met = planned().give('recordFirstMeeting', { on: '2026-03-06' }, { confirmed: ['address', 'identity'] });
    expect(met.now.firstMeeting).toMatchObject({ on: '2026-03-06', confirmed: ['identity', 'address'], allegationIds: ['a1'] });
    met.give('formTeam', { on: '2026-03-06' }, formed);
    expect(met.happened('departedFromOrder')).toEqual([]);
  }); // prettier-ignore

  test('the team is not older than the meeting, and once it is there nobody holds a first one', () => {
    const one = planned().give('recordFirstMeeting', { on: '2026-03-06' }).give('formTeam', { on: '2026-03-06' });
    expect(one.refusalOf('recordFirstMeeting', { on: '2026-03-06' }).refused).toBe('teamIsThere');
    expect(one.refusalOf('signDecision', { on: '2026-03-06' }, { signedOn: '2026-03-05' }).refused).not.toBe('teamIsThere');
  }); // prettier-ignore

  test('nobody is met who gave no name; the version of before asked for nobody', () => {
    const hidden = OfficeCase.received('2026-03-02', { reporter: { standing: 'anonymous' } });
    hidden.give('classify', { on: '2026-03-05' }).give('openInspection', { on: '2026-03-05' });
    expect(hidden.refusalOf('recordFirstMeeting', { on: '2026-03-06' }).refused).toBe('reporterNotNamed');
    hidden.give('proposeAssignment', { on: '2026-03-06' }).give('formTeam', { on: '2026-03-06' }, formed);
    const before = OfficeCase.received('2024-03-04');
    for (const type of ['classify', 'accept', 'proposeAssignment'] as const)
      before.give(type, { on: '2024-03-05' });
    before.give('formTeam', { on: '2024-03-05' }, formed);
  });

  test('only contents that are pursued are stood by', () => {
    expect(
      planned().refusalOf('recordFirstMeeting', { on: '2026-03-06' }, { allegationIds: ['a9'] }),
    ).toEqual({ refused: 'unknownAllegation', field: 'allegationIds' });
  });
});

describe('service comes before or with publication', () => {
  const published = { orderReason: undefined };
  test('of a disciplinary decision: published first, it says why', () => {
    const one = disciplined();
    expect(findCommand('publish').demands?.(one.now)).toEqual(['orderReason']);
    expect(one.refusalOf('publish', { on: '2026-03-11' }, published)).toMatchObject({
      refused: 'orderReasonMissing',
      params: { first: 'service' },
    });
    one.give('publish', { on: '2026-03-11' }, { orderReason });
    expect(one.happened('departedFromOrder')[0]?.data.first).toEqual(['service']);
    expect(one.now.publication?.publishedOn).toBe('2026-03-11');
  });

  test('served on the day of publication, or before, it is in order', () => {
    const one = disciplined().give('serveDecision', { on: '2026-03-11' });
    expect(findCommand('publish').demands?.(one.now)).toEqual([]);
    one.give('publish', { on: '2026-03-11' }, published);
    expect(one.happened('departedFromOrder')).toEqual([]);
  });

  test('of a day before that of service it is not', () => {
    const one = disciplined().give('serveDecision', { on: '2026-03-12' });
    expect(one.refusalOf('publish', { on: '2026-03-12' }, { ...published, on: '2026-03-11' }).params).toEqual({
      first: 'service',
    });
  }); // prettier-ignore

  test('under State law the subject has the conclusion before it is public (Luật Tố cáo art. 35, art. 40)', () => {
    const law = getProcedureInForce(procedures, '2026-03-02', 'state');
    const one = new OfficeCase(law, calendar).give('register', { on: '2026-03-02' }, {
      subject: { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' },
    }); // prettier-ignore
    toDiscipline(toVerification(one, '2026-03-05'), '2026-03-06');
    one
      .give('holdHearing', { on: '2026-03-09' })
      .give('conclude', { on: '2026-03-09' }, { disciplineDue: false });
    one.give('approvePublication', { on: '2026-03-10' });
    expect(one.refusalOf('publish', { on: '2026-03-10' }, published).params).toEqual({
      first: 'resultToSubject',
    });
    one
      .give('tell', { on: '2026-03-10' }, result('subject'))
      .give('publish', { on: '2026-03-10' }, published);
  });
});

describe('an explanation is asked for by a day', () => {
  const signed = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');

  test('the announcement names it, not before its own day', () => {
    const one = signed();
    expect(one.refusalOf('announceDecision', { on: '2026-03-06' }, { explainBy: undefined })).toEqual({
      refused: 'explainByMissing',
      field: 'explainBy',
    });
    expect(one.refusalOf('announceDecision', { on: '2026-03-06' }, { explainBy: '2026-03-05' }).refused).toBe('explainByPast');
  }); // prettier-ignore

  test('a limit of its own shows it, falls overdue, and ends with the explanation', () => {
    const one = signed().give('announceDecision', { on: '2026-03-06' }, { explainBy: '2026-03-16' });
    const key = 'reply:e20260316' as const;
    expect(one.now.clocks[key]?.dates?.dueOn).toBe('2026-03-16');
    expect(clockName(vietnamese, { kind: 'reply', of: 'e20260316', owedBy: 'Nguyễn Văn Mẫu' })).toBe(
      'Báo cáo giải trình của Nguyễn Văn Mẫu',
    );
    one.wait(at('2026-03-17', '00:01'));
    expect(one.now.clocks[key]?.overdueSince).toBeDefined();
    // Somebody else is late, and not this office.
    expect(project(one.now)).toMatchObject({ attention: 'none', tags: ['answerLate'] });
    expect(project(one.now).overdueKinds).toEqual(['reply']);
    one.give('recordExplanation', { on: '2026-03-18' });
    expect(one.now.clocks[key]?.stoppedOn).toBe('2026-03-18');
    expect(project(one.now).overdueKinds).toEqual([]);
  });

  test('announced anew after a conversion, it is asked for anew', () => {
    const one = signed().give('announceDecision', { on: '2026-03-06' }, { explainBy: '2026-03-16' });
    one.give('convertCase', { on: '2026-03-09' });
    expect(one.now.explainBy).toBeUndefined();
    one.give('announceDecision', { on: '2026-03-10' }, { explainBy: '2026-03-20' });
    expect(one.now.clocks['reply:e20260316']?.stoppedOn).toBe('2026-03-09');
    expect(one.now.clocks['reply:e20260320']?.stoppedOn).toBeUndefined();
  });
});
