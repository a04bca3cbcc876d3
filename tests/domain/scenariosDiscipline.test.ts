import { lawfulForms } from '../../domain/discipline/lawfulForms';
import { OfficeCase, procedure22 } from './office';
import { toDiscipline, toVerification } from './stages';

/** A case in which a ballot can be held, in 2022. */
const atBallot = () =>
  toDiscipline(toVerification(OfficeCase.received('2022-01-28'), '2022-02-10'), '2022-03-01').give(
    'holdHearing',
    { on: '2022-03-10' },
  );

const ballot = (input: Record<string, unknown>) =>
  atBallot().give('recordVote', { on: '2022-03-10' }, input).now.vote?.adopted;
describe('Scenario 2. A majority is of all official members, and votes add up from the heaviest', () => {
  const present = { officialMembers: 9, present: 6, warning: 0 };
  test.each([
    [{ dismissal: 3, warning: 2, reprimand: 1 }, 'warning'],
    [{ dismissal: 2, warning: 2, reprimand: 2 }, 'reprimand'],
    [{ dismissal: 2, warning: 2 }, undefined],
  ])('%j adopts %s', (votes, adopted) => expect(ballot({ ...present, ...votes })).toBe(adopted));

  test('a ballot that adopts nothing is recorded as such, and nothing can be imposed by it', () => {
    const one = atBallot().give('recordVote', { on: '2022-03-10' }, { present: 6, dismissal: 2, warning: 2 });
    expect(one.now.vote).toMatchObject({ votes: { dismissal: 2, warning: 2 }, adopted: undefined });
    one.give('conclude', { on: '2022-03-11' });
    expect(one.refusalOf('decideDiscipline', { on: '2022-03-11' }).refused).toBe('nothingAdopted');
  });
});

test.each([
  ['proposing', 9, 6, 'expulsion'],
  ['proposing', 9, 5, 'dismissal'],
  ['deciding', 15, 8, 'expulsion'],
  ['deciding', 15, 7, undefined],
])('Scenario 3. Expulsion: %s body of %i, %i for: %s', (body, officialMembers, expulsion, adopted) => {
  expect(ballot({ body, officialMembers, present: officialMembers, expulsion, warning: 0 })).toBe(adopted);
});

describe('Scenario 16. Limitation', () => {
  const heardOf2016 = (procedure = procedure22) => {
    const one = toVerification(OfficeCase.received('2022-01-28'), '2022-02-10');
    one.procedure = procedure;
    const judged = toDiscipline(one, '2022-03-01', { endedOn: '2016-06-01' });
    return judged.give('holdHearing', { on: '2022-03-10' });
  };
  const concluded = (votes: Record<string, unknown>) =>
    heardOf2016()
      .give('recordVote', { on: '2022-03-10' }, { warning: 0, ...votes })
      .give('conclude', { on: '2022-03-11' });

  test('the decision offers only what is in time', () => {
    expect(lawfulForms(concluded({ warning: 5 }).now, procedure22, '2022-06-01')).toMatchObject([
      { form: 'expulsion', inTime: true },
      { form: 'dismissal', inTime: true, until: '2026-06-01' },
      { form: 'warning', inTime: true, until: '2026-06-01' },
      { form: 'reprimand', inTime: false, until: '2021-06-01' },
    ]);
  });
  test('a reprimand is refused, a warning is not', () => {
    const outOfTime = { refused: 'outOfTime', params: { until: '2021-06-01' } };
    const sitting = { on: '2022-03-10' };
    expect(heardOf2016().refusalOf('recordVote', sitting, { warning: 0, reprimand: 5 })).toMatchObject(
      outOfTime,
    );
    // Under versions that left it to the decision a ballot on it could be held, and imposed nothing.
    const { deliberation, ...before } = procedure22;
    expect(deliberation).toBeDefined();
    const voted = heardOf2016(before).give('recordVote', sitting, { warning: 0, reprimand: 5 });
    voted.give('conclude', { on: '2022-03-11' });
    expect(voted.refusalOf('decideDiscipline', { on: '2022-03-11' })).toMatchObject(outOfTime);
    const one = concluded({ warning: 5 }).give('decideDiscipline', { on: '2022-03-11' });
    expect(one.now.discipline?.form).toBe('warning');
  });
});

test('Scenario 19. Unfounded: everyone is told, and nothing names the subject in public', () => {
  const one = toVerification(OfficeCase.received('2022-01-28'), '2022-02-10');
  one.give('announceDecision', { on: '2022-02-14' }).give('recordExplanation', { on: '2022-02-21' });
  one.give('setFinding', { on: '2022-03-01' }, { finding: 'unfounded' });
  expect(one.refusalOf('submitReport', { on: '2022-03-02' }).refused).toBe('nothingUpheld');
  one.give('submitReport', { on: '2022-03-02' }, { proposesDiscipline: false });
  one.give('holdHearing', { on: '2022-03-10' });
  expect(one.refusalOf('conclude', { on: '2022-03-11' }).refused).toBe('nothingUpheld');
  one.give('conclude', { on: '2022-03-11' }, { disciplineDue: false });
  expect(one.now.owed).toContainEqual(
    expect.objectContaining({ to: 'managingOrganisation', about: 'result' }),
  );
  const publicText = 'Nội dung tố cáo đồng chí NGUYỄN VĂN MẪU là sai.';
  expect(one.refusalOf('approvePublication', { on: '2022-03-14' }, { publicText }).refused).toBe(
    'namesClearedSubject',
  );
});
