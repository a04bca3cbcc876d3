import { waitingFor } from '../../domain/views/waiting';
import { holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-16';
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const announced = () => verified().give('announceDecision', { on }).give('recordExplanation', { on });
const anonymous = { reporter: { standing: 'anonymous' } };

test('a report is returned with guidance to whoever sent it, if they gave their name', () => {
  const one = OfficeCase.received('2026-03-02').give('guide', { on: '2026-03-03' });
  expect(one.now).toMatchObject({ outcome: 'guided', ending: { to: 'Tòa án nhân dân' } });
  const nobody = OfficeCase.received('2026-03-02', anonymous);
  expect(nobody.refusalOf('guide', { on: '2026-03-03' }).refused).toBe('reporterNotNamed');
});

test('another body is asked, and the case waits for it until its reply is recorded', () => {
  const one = announced().give('requestInformation', { on });
  expect(waitingFor(one.now)).toMatchObject({ step: 'reply', outside: { name: 'Sở Tài chính' } });
  expect(one.refusalOf('recordReply', { on }, { requestId: 'r9' }).refused).toBe('unknownRequest');
  one.give('recordReply', { on: '2026-03-20' });
  expect(one.now.requests).toMatchObject([{ id: 'r1', repliedOn: '2026-03-20' }]);
  expect(waitingFor(one.now).step).toBe('find');
  expect(one.refusalOf('recordReply', { on: '2026-03-23' }).refused).toBe('noOpenRequest');
});

test('evidence may be older than the report; it is kept among the papers of the case', () => {
  const one = announced().give('recordEvidence', { on }, { on: '2019-05-06', title: 'Hợp đồng số 8' });
  expect(one.now.documents.at(-1)).toMatchObject({
    kind: 'evidence',
    title: 'Hợp đồng số 8',
    on: '2019-05-06',
  });
});

test('an officer passes a case upward with a reason, and the head’s instructions take it off their desk', () => {
  const one = verified().give('escalate', { on }, { to: 'chair', explanation: 'Đơn vị không hợp tác.' });
  expect(one.now.escalations).toMatchObject([{ to: 'chair', reason: 'Đơn vị không hợp tác.' }]);
  one.give('instruct', { on, by: holderOf('chair') }, { text: 'Làm việc trực tiếp.' });
  expect(one.now.escalations).toEqual([]);
  expect(one.refusalOf('instruct', { on, by: holderOf('chair') }).refused).toBe('nothingEscalated');
});

test('a recommendation is followed until it is done', () => {
  const one = toDiscipline(verified(), on).give('makeRecommendation', { on }, { dueOn: '2026-06-30' });
  expect(one.refusalOf('followRecommendation', { on }, { recommendationId: 'k9' }).refused).toBe(
    'unknownRecommendation',
  );
  one.give('followRecommendation', { on }, { done: false, report: 'Đang làm.' });
  expect(one.now.recommendations).toMatchObject([{ id: 'k1', done: false, lastReport: 'Đang làm.' }]);
  one.give('followRecommendation', { on: '2026-06-29' });
  expect(one.refusalOf('followRecommendation', { on: '2026-06-30' }).refused).toBe('noOpenRecommendation');
});

describe('beyond the commission’s own power', () => {
  const subject = {
    kind: 'member',
    name: 'Lương Văn Mẫu',
    position: 'Tỉnh ủy viên',
    organisation: 'Sở Mẫu',
    managedBy: 'provincialCommittee',
  };
  const adopted = () =>
    toDiscipline(toVerification(OfficeCase.received('2026-03-02', { subject }), '2026-03-05'), on)
      .give('holdHearing', { on })
      .give('recordVote', { on }, { body: 'proposing' })
      .give('conclude', { on });

  test('the adopted form is proposed upward, and the case waits for the decision', () => {
    const one = adopted();
    expect(one.refusalOf('recordSuperiorDecision', { on }).refused).toBe('notProposed');
    one.give('proposeDiscipline', { on });
    expect(waitingFor(one.now)).toMatchObject({ step: 'superiorDecision', roles: ['standingCommittee'] });
    one.give('recordSuperiorDecision', { on: '2026-04-01' });
    expect(one.now).toMatchObject({ stage: 'publication', discipline: { form: 'warning', by: 'superior' } });
    // Fifteen days from Wednesday 1 April end on Thursday 16 April.
    expect(one.dueOn('publication')).toBe('2026-04-16');
  });

  test('the level above may also decide on none', () => {
    const one = adopted().give('proposeDiscipline', { on });
    one.give('recordSuperiorDecision', { on: '2026-04-01' }, { form: undefined });
    expect(one.now.discipline).toMatchObject({ form: undefined, number: '5-QĐ/TU' });
  });
});
