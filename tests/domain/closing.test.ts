import { commandTypes } from '../../domain/case/commands';
import { whyNotOffered } from '../../domain/case/decide';
import { waitingFor } from '../../domain/views/waiting';
import { refusalSentence } from '../../language/sentences/refusal';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const on = '2026-03-20';
const chair = { on, by: holderOf('chair') };
const viceChair = { on, by: holderOf('viceChair') };
const owedReason = 'Đối tượng đã từ trần, không còn ai để giao quyết định.';

/** A warning that is published; three notices of the result are owed, and the decision is not served. */
function published(): OfficeCase {
  const one = toDiscipline(toVerification(OfficeCase.received('2026-03-02'), '2026-03-05'), '2026-03-16');
  for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline'] as const)
    one.give(type, { on });
  return one.give('approvePublication', { on, by: holderOf('chair') }).give('publish', { on });
}
const told = (one: OfficeCase) => {
  while (one.now.owed.length > 0) one.give('tell', { on });
  return one;
};

describe('A case is not closed over what is owed', () => {
  test('by a head never: they are told what is owed first', () => {
    const one = published();
    expect(one.refusalOf('closeCase', { on }, { owedReason })).toEqual({
      refused: 'noticesOwed',
      params: { count: 3 },
    });
    expect(told(one).refusalOf('closeCase', { on }, { owedReason }).refused).toBe('serviceOpen');
    one.give('serveDecision', { on }).give('closeCase', { on });
    expect(one.now).toMatchObject({ outcome: 'settled' });
    expect(one.now.closedOwing).toBeUndefined();
  });

  test('by a signatory only with the reason; the act says what was owed, and it can be done still', () => {
    const one = published().give('makeRecommendation', { on });
    const refusal = one.refusalOf('closeCase', chair, { owedReason: undefined });
    expect(refusal).toMatchObject({ refused: 'closingOwes', field: 'owedReason' });
    expect(refusalSentence(vietnamese, refusal, (id) => id)).toContain(
      '3 thông báo, 1 kiến nghị chưa thực hiện xong, giao quyết định kỷ luật',
    );
    expect(one.refusalOf('closeCase', chair, { owedReason: 'Xong.' })).toEqual({
      refused: 'reasonTooShort',
      field: 'owedReason',
      params: { words: 5 },
    });
    one.give('closeCase', viceChair, { owedReason });
    expect(one.now.closedOwing).toMatchObject({
      owed: [
        { what: 'notices', count: 3 },
        { what: 'recommendations', count: 1 },
        { what: 'service', count: 1 },
      ],
      reason: owedReason,
      by: 'u-viceChair',
    });
    expect(waitingFor(one.now).step).toBe('tell');
    expect(waitingFor(told(one).now).step).toBe('recommendations');
    one.give('followRecommendation', { on });
    expect(waitingFor(one.now)).toMatchObject({ step: 'serve', roles: ['areaOfficer', 'intakeOfficer'] });
    expect(waitingFor(one.give('serveDecision', { on }).now).step).toBe('nothing');
    expect(one.now.closedOwing?.reason).toBe(owedReason);
  });

  test('a reason where nothing is owed is none', () => {
    const one = told(published()).give('serveDecision', { on });
    expect(one.refusalOf('closeCase', chair, { owedReason }).refused).toBe('reasonOnlyWhileOwed');
  });

  test('a request for protection is decided on first', () => {
    const one = told(published()).give('serveDecision', { on }).give('requestProtection', { on });
    expect(one.refusalOf('closeCase', { on }).refused).toBe('protectionOpen');
    one.give('decideProtection', { on }).give('closeCase', { on });
  });

  test('opened again, the reason stays in the file as superseded', () => {
    const one = published().give('closeCase', chair, { owedReason }).give('reopen', { on });
    expect(one.now.closedOwing).toBeUndefined();
    expect(one.now.superseded).toContainEqual(
      expect.objectContaining({ fact: 'closedOwing', was: expect.objectContaining({ reason: owedReason }) }),
    );
  });
});

describe('That somebody’s right is refused is a signatory’s act, with a reason', () => {
  const cleared = () => {
    const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    one.give('announceDecision', { on }).give('recordExplanation', { on });
    one.give('setFinding', { on }, { finding: 'unfounded' });
    one.give('submitReport', { on }, { proposesDiscipline: false }).give('holdHearing', { on });
    return one.give('conclude', { on }, { disciplineDue: false });
  };

  test('restoring a name', () => {
    const one = cleared();
    // What an officer proposes of it is not done: a signatory decides.
    const asked = cleared().handIn('restoreName', { on }, { restored: false });
    expect(asked.now.restoration?.settled).toBeUndefined();
    const head = { on, by: holderOf('departmentHead') };
    expect(asked.refusalOf('approve', head).refused).toBe('notYourRole');
    const short = { restored: false, explanation: 'Không.' };
    expect(one.refusalOf('restoreName', chair, short).refused).toBe('reasonTooShort');
    one.give('restoreName', chair, { restored: false });
    expect(one.now.restoration?.settled?.restored).toBe(false);
  });

  test('protection', () => {
    const one = OfficeCase.received('2026-03-02').give('requestProtection', { on });
    const refused = { granted: false, measures: 'Không cần.' };
    expect(one.refusalOf('decideProtection', { on }, refused)).toMatchObject({
      refused: 'reasonTooShort',
      field: 'measures',
    });
    one.give('decideProtection', { on }, { granted: false });
  });

  test('nobody but a signatory is offered to refuse an apology', () => {
    const one = published();
    const others = (['areaOfficer', 'departmentHead', 'publisher'] as const).filter(
      (role) =>
        whyNotOffered(one.now, holderOf(role), 'refuseApology', one.rulesOn(on))?.refused !== 'notYourRole',
    );
    expect(others).toEqual([]);
    expect(commandTypes).toContain('refuseApology');
  });
});
