import { waitingFor } from '../../domain/views/waiting';
import { holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const on = '2026-03-16';
const chair = holderOf('chair');
const concluded = (finding: string, report: Record<string, unknown> = {}) => {
  const one = OfficeCase.received('2026-03-02', report);
  toVerification(one, '2026-03-05').give('announceDecision', { on }).give('recordExplanation', { on });
  one.give('setFinding', { on }, { finding });
  one.give('submitReport', { on }, { proposesDiscipline: false });
  return one.give('holdHearing', { on }).give('conclude', { on }, { disciplineDue: false });
};
const published = (finding: string) => {
  const one = concluded(finding).give('approvePublication', { on, by: chair }).give('publish', { on });
  while (one.now.owed.length > 0) one.give('tell', { on });
  return one;
};

describe('a report that was wrong in all it said', () => {
  const goodFaith = { deliberate: false, consequence: 'none' };

  test('in good faith it has no consequence', () => {
    const one = concluded('unfounded');
    const warned = { deliberate: false, consequence: 'writtenWarning' };
    expect(one.refusalOf('handleFalseReport', { on }, warned)).toEqual({
      refused: 'goodFaithHasNoConsequence',
      field: 'consequence',
    });
    const owed = one.now.owed.length;
    one.give('handleFalseReport', { on }, goodFaith);
    expect(one.now.falseReport).toMatchObject(goodFaith);
    expect(one.now.owed).toHaveLength(owed);
    expect(one.refusalOf('handleFalseReport', { on }).refused).toBe('falseReportHandled');
  });

  test('deliberately false: warned in writing, which is owed until it is done, or handed to the competent body', () => {
    const warned = published('unfounded').give('handleFalseReport', { on });
    expect(warned.now.owed).toMatchObject([{ to: 'reporter', about: 'falseReport' }]);
    expect(warned.refusalOf('closeCase', { on }).refused).toBe('noticesOwed');
    const transferred = { consequence: 'transferred' };
    const one = concluded('unfounded');
    expect(one.refusalOf('handleFalseReport', { on }, transferred).refused).toBe('bodyMissing');
    expect(one.refusalOf('handleFalseReport', { on }, { to: 'Công an tỉnh' }).refused).toBe(
      'bodyOnlyForTransfer',
    );
    one.give('handleFalseReport', { on }, { ...transferred, to: 'Công an tỉnh' });
    expect(one.now.falseReport).toMatchObject({ to: 'Công an tỉnh' });
    expect(JSON.stringify(one.happened('falseReportHandled'))).not.toContain('v-1');
  });

  test.each(['partlyUpheld', 'noBasis'])('nothing of the kind where the finding was %s', (finding) =>
    expect(concluded(finding).refusalOf('handleFalseReport', { on }).refused).toBe('notWrongThroughout'),
  );

  test('not before the conclusion, and only by the standing members', () => {
    const one = concluded('unfounded');
    const officer = holderOf('areaOfficer');
    expect(one.refusalOf('handleFalseReport', { on, by: officer }).refused).toBe('notYourRole');
    expect(OfficeCase.received('2026-03-02').refusalOf('handleFalseReport', { on }).refused).toBe(
      'notInThisStage',
    );
  });
});

describe('commendation of those who courageously reported', () => {
  test('is proposed by nothing but the case, and followed until it is decided', () => {
    const one = published('upheld').give('proposeCommendation', { on });
    expect(JSON.stringify(one.happened('commendationProposed'))).not.toContain('v-1');
    expect(waitingFor(one.now).step).toBe('commendation');
    expect(one.refusalOf('closeCase', { on }).refused).toBe('commendationOpen');
    one.give('recordCommendation', { on }).give('closeCase', { on });
    expect(one.now.commendation?.decided).toMatchObject({ result: 'internally' });
    expect(one.refusalOf('proposeCommendation', { on }).refused).toBe('alreadyCommended');
  });

  test('with an amount as the table lets it be, and a form to go with it', () => {
    // Twenty times 2,340,000 đ.
    const one = published('upheld');
    const propose = (input: object) => one.refusalOf('proposeCommendation', { on }, { ...input });
    expect(propose({ amount: 1_000_000 })).toEqual({ refused: 'rewardNeedsForm', field: 'reward' });
    expect(propose({ reward: 'provinceCertificate', amount: 46_800_001 })).toEqual({
      refused: 'rewardAboveTable',
      field: 'amount',
      params: { most: 46_800_000 },
    });
    one.give('proposeCommendation', { on }, { reward: 'provinceCertificate', amount: 46_800_000 });
    expect(one.now.commendation).toMatchObject({ reward: 'provinceCertificate', amount: 46_800_000 });
  });

  test('openly only with the reporter’s consent', () => {
    const one = published('partlyUpheld').give('proposeCommendation', { on });
    expect(one.refusalOf('recordCommendation', { on }, { result: 'openly' })).toEqual({
      refused: 'noConsentToOpen',
      field: 'result',
    });
    one.give('proposeCommendation', { on }, { consentOn: on });
    one.give('recordCommendation', { on }, { result: 'openly' });
    expect(one.now.commendation).toMatchObject({ consentOn: on, decided: { result: 'openly' } });
  });

  test('also once the case is closed, and then it still shows whose turn it is', () => {
    const one = published('upheld').give('closeCase', { on }).give('proposeCommendation', { on });
    expect(one.now.stage).toBe('closed');
    expect(waitingFor(one.now)).toMatchObject({ step: 'commendation', roles: ['areaOfficer'] });
  });

  test('not where nothing was right, nor where nobody gave their name', () => {
    expect(published('unfounded').refusalOf('proposeCommendation', { on }).refused).toBe(
      'nothingRightToCommend',
    );
    const anonymous = OfficeCase.received('2026-03-02', { reporter: { standing: 'anonymous' } });
    anonymous.give('openInspection', { on: '2026-03-03', by: chair });
    for (const type of ['proposeAssignment', 'formTeam', 'signDecision', 'announceDecision'] as const)
      anonymous.give(type, { on });
    anonymous.give('recordExplanation', { on }).give('setFinding', { on }).give('submitReport', { on });
    anonymous.give('holdHearing', { on }).give('conclude', { on }, { disciplineDue: false });
    expect(anonymous.refusalOf('proposeCommendation', { on }).refused).toBe('reporterNotNamed');
  });
});
