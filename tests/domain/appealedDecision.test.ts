import type { AppealableDecision } from '../../domain/appeals/appealable';
import { findStanding, mayBeAgainst, workedOn } from '../../domain/appeals/appealable';
import { decideHeard } from '../../domain/case/decide';
import { messagesOf } from '../../domain/case/messages';
import { at, holderOf, OfficeCase } from './office';
import { against } from './ordinary';
import { otherLeader, toDiscipline, toServed } from './stages';

const on = '2026-03-02';

/** A warning of another team, number 36, in the hands of whom it disciplines. */
const warned = (input: Record<string, unknown> = {}) =>
  toServed(OfficeCase.received(on, input, 'c-0'), on, '36-QĐ/UBKTTU');

const appeal = () =>
  OfficeCase.received(on, { kind: 'disciplineAppeal' }).give(
    'classify',
    { on },
    { kind: 'disciplineAppeal' },
  );

/** What is known of a decision where the command comes in. */
function known(one: OfficeCase, more: Partial<AppealableDecision> = {}): AppealableDecision {
  const standing = findStanding(one.now);
  if (!standing) throw new Error('no decision stands');
  return { caseId: 'c-0', ...standing, differs: [], workedOn: workedOn(one.events), ...more };
}

const chosen = (more: Partial<AppealableDecision> = {}) => ({
  ...against('c-0'),
  lodgedOn: on,
  decisions: [known(warned(), more)],
});

describe('The decision that an appeal is against', () => {
  test('is chosen, and says itself its number, form, body and the day of service', () => {
    expect(appeal().give('acceptAppeal', { on }, chosen()).now.appeal).toMatchObject({
      appealedCase: 'c-0',
      decisionNumber: '36-QĐ/UBKTTU',
      form: 'warning',
      decidedBy: 'provincialInspection',
      servedOn: on,
      reviewer: 'provincialStandingCommittee',
    });
  });

  test.each([
    ['decisionNumber', { decisionNumber: '99-QĐ/UBKTTU' }],
    ['form', { form: 'reprimand' }],
    ['decidedBy', { decidedBy: 'districtInspection' }],
    ['servedOn', { servedOn: '2026-02-27' }],
  ])('is not said otherwise: %s', (field, wrong) => {
    expect(appeal().refusalOf('acceptAppeal', { on }, { ...chosen(), ...wrong })).toEqual({
      refused: 'decisionSaysOtherwise',
      field,
      params: { number: '36-QĐ/UBKTTU' },
    });
  });

  test('is one on this person: another’s cannot be chosen', () => {
    const refused = { refused: 'decisionNotTheirs', field: 'appealedCase' };
    expect(appeal().refusalOf('acceptAppeal', { on }, { ...chosen(), decisions: [] })).toEqual(refused);
    const other = {
      kind: 'member',
      name: 'Trần Văn Khác',
      managedBy: 'provincialStandingCommittee',
    } as const;
    const subject = { ...other, position: '', organisation: 'Sở Mẫu' };
    expect(mayBeAgainst(appeal().now.registration.subject, subject)).toBe(false);
  });

  test('the same name in another unit needs a second look', () => {
    const differs = chosen({ differs: ['unit'] });
    expect(appeal().refusalOf('acceptAppeal', { on }, differs)).toEqual({
      refused: 'compareSubjects',
      field: 'compared',
    });
    const compared = 'Cùng số thẻ đảng; đã chuyển công tác tháng 1.';
    expect(appeal().give('acceptAppeal', { on }, { ...differs, compared }).now.appeal).toMatchObject({
      compared,
    });
  });

  test('stands, and was served', () => {
    expect(findStanding(warned().now)).toMatchObject({ number: '36-QĐ/UBKTTU', form: 'warning' });
    expect(findStanding({ ...warned().now, served: undefined })).toBeUndefined();
    const review = { caseId: 'c-1', number: 'TC-1', decision: '71-QĐ/TU', on };
    for (const result of ['upheld', 'annulled'] as const) {
      const form = result === 'upheld' ? ('warning' as const) : undefined;
      const message = { says: 'disciplineReviewed' as const, data: { ...review, result, form } };
      const heard = decideHeard(warned().now, message, { at: at(on), commandId: 'heard' });
      expect(heard && findStanding(heard.state)).toBeUndefined();
    }
  });

  test('elsewhere it is written in full, marked as such, and is none of this office', () => {
    const elsewhere = { lodgedOn: on, decidedBy: 'districtStandingCommittee', decisionNumber: '12-QĐ/HU' };
    const { decisions } = chosen();
    const one = appeal().give('acceptAppeal', { on }, { ...elsewhere, decisions });
    expect(one.now.appeal).toMatchObject({ decisionNumber: '12-QĐ/HU', elsewhere: true });
    expect(one.now.appeal?.appealedCase).toBeUndefined();
    const refusal = (input: object) =>
      appeal().refusalOf('acceptAppeal', { on }, { ...elsewhere, decisions, ...input });
    expect(refusal({ form: undefined })).toMatchObject({ refused: 'decisionNotSaid', field: 'form' });
    for (const decisionNumber of ['36-qđ/ubkttu', '36'])
      expect(refusal({ decisionNumber, decidedBy: 'provincialInspection' })).toEqual({
        refused: 'decisionOnRecord',
        field: 'appealedCase',
        params: { number: '36-QĐ/UBKTTU' },
      });
  });
});

describe('Whoever worked on a decision does not review it', () => {
  const accepted = () =>
    appeal().give('acceptAppeal', { on }, chosen()).give('tell', { on }).give('proposeAssignment', { on });

  test('neither in the team', () => {
    const team = { leader: otherLeader.id, members: [] };
    expect(accepted().refusalOf('formTeam', { on }, team)).toEqual({
      refused: 'workedOnDecision',
      field: 'leader',
    });
    expect(accepted().give('formTeam', { on }).now.team?.leader).toBe('u-teamLeader');
  });

  test('nor by deciding on the appeal', () => {
    const committee = holderOf('standingCommittee');
    const decisions = [known(warned(), { workedOn: [committee.id] })];
    const one = appeal().give('acceptAppeal', { on }, { ...chosen(), decisions });
    for (const type of ['tell', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      one.give(type, { on });
    toDiscipline(one, on).give('holdHearing', { on });
    expect(one.refusalOf('decideAppeal', { on }).refused).toBe('reviewsOwnWork');
    const another = { id: 'u-standingCommittee-2', roles: ['standingCommittee' as const] };
    expect(one.give('decideAppeal', { on, by: another }).now.appeal?.decision?.result).toBe('upheld');
  });
});

describe('A wrong entry', () => {
  const right = () => known(warned(), { caseId: 'c-right' });
  const wrong = () => chosen({ form: 'reprimand', number: '99-QĐ/UBKTTU' });

  test('is corrected: what the appeal is against, and its lawful results with it', () => {
    const one = appeal().give('acceptAppeal', { on }, wrong());
    one.give('correctAppeal', { on }, { ...against('c-right'), lodgedOn: on, decisions: [right()] });
    expect(one.now.appeal).toMatchObject({
      appealedCase: 'c-right',
      decisionNumber: '36-QĐ/UBKTTU',
      form: 'warning',
    });
    expect(one.now.appeal).not.toHaveProperty('leaves');
  });

  test('the case that it had named by error hears that it is not meant, and the right one that it is', () => {
    const named = warned();
    const one = appeal().give('acceptAppeal', { on }, wrong());
    const hears = () => {
      const told = one.events.flatMap((event) => messagesOf(one.now, event)).filter(({ to }) => to === 'c-0');
      for (const { message } of told) {
        const taken = decideHeard(named.now, message, { at: at(on), commandId: 'heard' });
        if (taken) named.state = taken.state;
      }
    };
    hears();
    expect(named.now.appeals).toHaveLength(1);
    one.give('correctAppeal', { on }, { ...against('c-right'), lodgedOn: on, decisions: [right()] });
    hears();
    expect(named.now.appeals).toEqual([]);
    const [last] = one.events.slice(-1);
    expect(last && messagesOf(one.now, last).map(({ to, message: { says } }) => [to, says])).toEqual([
      ['c-0', 'appealLeft'],
      ['c-right', 'appealLodged'],
      ['c-right', 'matterLinked'],
    ]);
  });

  test('is not corrected to a decision of the team that reviews it, nor once the appeal is decided', () => {
    const one = appeal().give('acceptAppeal', { on }, wrong());
    for (const type of ['tell', 'proposeAssignment', 'formTeam', 'signDecision'] as const)
      one.give(type, { on });
    const own = [{ ...right(), workedOn: ['u-teamLeader'] }];
    const input = { ...against('c-right'), lodgedOn: on };
    expect(one.refusalOf('correctAppeal', { on }, { ...input, decisions: own }).refused).toBe(
      'teamWorkedOnDecision',
    );
    toDiscipline(one, on).give('holdHearing', { on }).give('decideAppeal', { on });
    expect(one.refusalOf('correctAppeal', { on }, { ...input, decisions: [right()] }).refused).toBe(
      'notInThisStage',
    );
  });
});
