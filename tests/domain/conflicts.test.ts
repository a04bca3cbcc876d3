import { asActor, type Person } from '../../domain/access/people';
import { maySee } from '../../domain/access/maySee';
import { mayAskForIdentity } from '../../domain/access/identity';
import { visibilityOf } from '../../domain/access/policy';
import { eventsSeenBy } from '../../domain/access/seen';
import type { Role } from '../../domain/access/roles';
import { offered } from '../../domain/case/decide';
import { project } from '../../domain/views/caseView';
import { waitingFor } from '../../domain/views/waiting';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { waitingSentence } from '../../language/sentences/waiting';
import { nextCommands } from '../../office/commands/nextCommands';
import { holderOf, OfficeCase } from './office';
import { ordinaryPersons, peopleFor } from './people';
import { announced, toVerification } from './stages';

const on = '2026-03-10';
const verified = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const of = (accountId: string) => ({ accountId, relation: 'Anh em ruột' });
const person = (id: string, ...roles: Role[]): Person => ({ id, roles, active: true });
const publisher = holderOf('publisher');

describe('declaring a conflict of interest', () => {
  test('of oneself it holds at once', () => {
    const one = verified().give('declareConflict', { on, by: publisher }, of(publisher.id));
    expect(maySee(publisher, one.now)).toBe(false);
  });

  test('of another it is a proposal, which changes nothing that they may do until a head decides', () => {
    const one = verified();
    const targets = (['departmentHead', 'areaOfficer', 'chair'] as const).map(holderOf);
    for (const { id } of targets) one.give('declareConflict', { on, by: publisher }, of(id));
    for (const target of targets) expect(maySee(target, one.now)).toBe(true);
    expect(one.now.conflicts).toEqual([]);
    expect(one.refusalOf('declareConflict', { on }, of('u-areaOfficer'))).toMatchObject({
      refused: 'alreadyProposed',
      field: 'accountId',
    });
  });

  test('a head upholds or dismisses it with the reason: not who proposed it, nor whom it is about', () => {
    const head = holderOf('departmentHead');
    const one = verified().give('declareConflict', { on, by: head }, of('u-viceChair'));
    for (const by of [head, holderOf('viceChair'), publisher]) {
      expect(offered(one.now, by, one.rulesOn(on))).not.toContain('decideConflict');
      expect(['noConflictProposed', 'notYourRole']).toContain(
        one.refusalOf('decideConflict', { on, by }).refused,
      );
    }
    const chair = holderOf('chair');
    expect(offered(one.now, chair, one.rulesOn(on))).toContain('decideConflict');
    one.give('decideConflict', { on, by: chair }, { upheld: false, reason: 'Chỉ trùng họ.' });
    expect(maySee(holderOf('viceChair'), one.now)).toBe(true);
    expect(one.now.conflictProposals).toBeUndefined();
    one.give('declareConflict', { on, by: head }, of('u-viceChair'));
    one.give('decideConflict', { on, by: chair }, { upheld: true, reason: 'Đã xác minh.' });
    expect(maySee(holderOf('viceChair'), one.now)).toBe(false);
    expect(one.happened('conflictDeclared').at(-1)?.data).toMatchObject({ proposedBy: head.id });
  });

  test('whoever proposed it withdraws it, and nobody else; then nothing waits, and it can be proposed anew', () => {
    const head = holderOf('departmentHead');
    const one = verified().give('declareConflict', { on, by: head }, of('u-viceChair'));
    for (const by of [publisher, holderOf('chair'), holderOf('viceChair')]) {
      expect(offered(one.now, by, one.rulesOn(on))).not.toContain('withdrawConflict');
      expect(one.refusalOf('withdrawConflict', { on, by }, { accountId: 'u-viceChair' }).refused).toBe(
        'nothingProposedByYou',
      );
    }
    one.give('declareConflict', { on, by: publisher }, of('u-areaOfficer'));
    expect(one.refusalOf('withdrawConflict', { on, by: head }, { accountId: 'u-areaOfficer' })).toMatchObject(
      { refused: 'nothingProposedByYou', field: 'accountId' },
    );
    one.give('withdrawConflict', { on, by: head }, { accountId: 'u-viceChair' });
    expect(one.now.conflictProposals).toMatchObject([{ accountId: 'u-areaOfficer' }]);
    expect(project(one.now).decides).not.toEqual([]);
    const told = (id: string, role: Role) =>
      eventsSeenBy(one.events, { actor: { id, roles: [role] }, sees: () => true }).some(
        ({ type }) => type === 'conflictWithdrawn',
      );
    expect(told(head.id, 'departmentHead')).toBe(true);
    expect(told('u-intakeOfficer', 'intakeOfficer')).toBe(false);
    one.give('declareConflict', { on, by: head }, of('u-viceChair'));
    one.give('decideConflict', { on, by: holderOf('chair') }, { accountId: 'u-viceChair', upheld: true });
    expect(one.refusalOf('withdrawConflict', { on, by: head }).refused).toBe('nothingProposedByYou');
  });

  test('of the chair the standing committee decides, and no other head', () => {
    const one = verified().give('declareConflict', { on, by: publisher }, of('u-chair'));
    const by = holderOf('viceChair');
    // No other head is even told that there is something to decide.
    expect(one.refusalOf('decideConflict', { on, by }).refused).toBe('noConflictProposed');
    expect(project(one.now).decides).toEqual(['standingCommittee']);
    one.give('decideConflict', { on, by: holderOf('standingCommittee') }, { accountId: 'u-chair' });
    expect(maySee(holderOf('chair'), one.now)).toBe(false);
  });

  test('where no head is left who could decide, the standing committee does', () => {
    const one = verified();
    const heads = ['departmentHead', 'viceChair', 'chair'] as const;
    one.persons = [...heads.map((role) => person(`u-${role}`, role)), person('u-member', 'areaOfficer')];
    one.give('declareConflict', { on, by: holderOf('viceChair') }, of('u-viceChair'));
    one.give('declareConflict', { on, by: holderOf('chair') }, of('u-chair'));
    one.give('declareConflict', { on, by: holderOf('departmentHead') }, of('u-member'));
    expect(one.now.conflictProposals).toMatchObject([{ decidedBy: 'standingCommittee' }]);
    one.give('decideConflict', { on, by: holderOf('standingCommittee') }, { accountId: 'u-member' });
  });

  test.each([
    ['an account that does not exist', 'u-nobody', [], 'noSuchAccount'],
    [
      'one that is closed',
      'u-left',
      [{ ...person('u-left', 'publisher'), active: false }],
      'accountNotActive',
    ],
    ['one that works with no case', 'u-administrator', [], 'accountWithoutRole'],
  ])('%s cannot be named', (_what, accountId, more: Person[], refused) => {
    const one = verified();
    one.persons = [...one.persons, ...more];
    expect(one.refusalOf('declareConflict', { on }, of(accountId))).toMatchObject({
      refused,
      field: 'accountId',
    });
  });

  test('an auditor keeps the case in sight, their own word or not, and acts in it no more', () => {
    const both = asActor(person('u-both', 'auditor', 'areaOfficer'));
    const one = verified();
    one.persons = [...one.persons, person('u-both', 'auditor', 'areaOfficer')];
    one.give('declareConflict', { on, by: both }, of('u-both'));
    one.exclude('u-auditor', on);
    for (const auditor of [both, holderOf('auditor')]) {
      expect(maySee(auditor, one.now)).toBe(true);
      expect(visibilityOf(auditor)).toEqual({ all: true, exceptConflictOf: '' });
      expect(offered(one.now, auditor, one.rulesOn(on))).toEqual([]);
    }
    expect(one.refusalOf('note', { on, by: both }).refused).toBe('conflictOfInterest');
  });
});

describe('lifting a conflict of interest', () => {
  const excluded = () => verified().exclude('u-member', on);

  test('with the reason, by who may decide on one; then the person takes part again', () => {
    const one = excluded().give('liftConflict', { on }, { reason: 'Đã xác minh: không có quan hệ.' });
    expect(maySee({ id: 'u-member', roles: ['areaOfficer'] }, one.now)).toBe(true);
    expect(one.refusalOf('liftConflict', { on }).refused).toBe('nobodyInConflict');
  });

  test('never by the person, of the chair by the standing committee alone, of nobody who has none', () => {
    const one = excluded().exclude('u-chair', on);
    const by = holderOf('viceChair');
    expect(one.refusalOf('liftConflict', { on }, { accountId: 'u-chair' }).refused).toBe(
      'conflictOfInterest',
    );
    expect(one.refusalOf('liftConflict', { on, by }, { accountId: 'u-chair' }).refused).toBe('onlyGivenBy');
    expect(one.refusalOf('liftConflict', { on, by }, { accountId: 'u-publisher' }).refused).toBe(
      'notInConflict',
    );
    one.give('liftConflict', { on, by: holderOf('standingCommittee') }, { accountId: 'u-chair' });
    expect(maySee(holderOf('chair'), one.now)).toBe(true);
  });
});

test('a case from before anybody decided on conflicts is replayed as it was', () => {
  const one = verified().give('declareConflict', { on }, { ...of('u-chair'), people: undefined });
  expect(one.now.conflicts).toMatchObject([{ accountId: 'u-chair' }]);
});

describe('who can be chosen for the team', () => {
  const proposed = () =>
    OfficeCase.received('2026-03-02')
      .give('classify', { on })
      .give('accept', { on })
      .give('proposeAssignment', { on });

  test.each([
    ['leader', { leader: 'u-nobody', members: [] }, 'noSuchAccount'],
    ['leader', { leader: 'u-areaOfficer', members: [] }, 'accountWithoutRole'],
    ['members', { members: ['u-publisher'] }, 'accountWithoutRole'],
    ['members', { members: ['u-member', 'u-administrator'] }, 'accountWithoutRole'],
    ['members', { members: ['u-gone'] }, 'accountNotActive'],
  ])('the case itself refuses another %s', (field, input, refused) => {
    const one = proposed();
    one.persons = [...ordinaryPersons, { ...person('u-gone', 'areaOfficer'), active: false }];
    expect(one.refusalOf('formTeam', { on }, input)).toMatchObject({ refused, field });
    one.give('formTeam', { on }).give('signDecision', { on });
    expect(one.refusalOf('reassign', { on }, input)).toMatchObject({ refused, field });
  });

  test('who signs has neither proposed nor is in the team, and a team is asked about once more when it is signed', () => {
    const officer = { id: 'u-both', roles: ['areaOfficer', 'teamLeader', 'viceChair'] as Role[] };
    const one = OfficeCase.received('2026-03-02').give('classify', { on }).give('accept', { on });
    one.persons = [...ordinaryPersons, { ...officer, active: true }];
    // Who of the team is there is found out anew when it is signed.
    const stillThere = () => ({ facts: peopleFor('signDecision', one.now, { signedOn: on }, one.persons) });
    one.give('proposeAssignment', { on, by: officer });
    one.give('formTeam', { on, by: officer }, { leader: 'u-teamLeader', members: ['u-both'] });
    one.handIn('signDecision', { on, by: holderOf('areaOfficer') }).give('appraise', { on });
    expect(one.refusalOf('approve', { on, by: officer }, stillThere()).refused).toBe('signsOwnWork');
    one.persons = one.persons.map((each) => ({ ...each, active: each.id !== 'u-teamLeader' }));
    expect(one.refusalOf('approve', { on }, stillThere())).toMatchObject({ refused: 'accountNotActive' });
    one.persons = [...ordinaryPersons, { ...officer, active: true }];
    one.give('approve', { on }, stillThere());
    expect(
      one.refusalOf('reassign', { on, by: { ...holderOf('departmentHead'), id: 'u-member' } }),
    ).toMatchObject({ refused: 'namesThemselves', field: 'members' });
  });

  test('who may ask for the reporter’s identity: whoever registered the report, and the team once another has signed its decision', () => {
    const [registrar, officer] = [holderOf('intakeOfficer'), holderOf('areaOfficer')];
    const one = OfficeCase.received('2026-03-02');
    const alone = { id: 'u-alone', roles: ['areaOfficer', 'teamLeader'] as Role[] };
    one.persons = [...ordinaryPersons, { ...alone, active: true }];
    one.give('classify', { on, by: alone }).give('accept', { on, by: alone });
    one.give('proposeAssignment', { on, by: alone });
    one.give('formTeam', { on, by: alone }, { leader: alone.id, members: [] });
    expect(mayAskForIdentity(alone, one.now)).toBe(false);
    expect(mayAskForIdentity(registrar, one.now)).toBe(true);
    one.give('signDecision', { on });
    expect(mayAskForIdentity(alone, one.now)).toBe(true);
    expect(mayAskForIdentity(registrar, one.now)).toBe(true);
    for (const other of [officer, holderOf('chair'), holderOf('custodian')])
      expect(mayAskForIdentity(other, one.now)).toBe(false);
  });
});

test('a team of which all are recused is waited for no more: the head names another', () => {
  const one = announced();
  const { leader, members } = one.now.team ?? { leader: '', members: [] };
  expect(waitingFor(one.now)).toMatchObject({ step: 'find', accounts: [leader, ...members] });
  one.exclude(leader, '2026-03-09');
  expect(waitingFor(one.now)).toEqual({ step: 'find', roles: [], accounts: members });
  for (const member of members) one.exclude(member, '2026-03-09');
  const waiting = waitingFor(one.now);
  expect(waiting).toMatchObject({
    accounts: [],
    roles: ['departmentHead'],
    passedOn: { to: 'departmentHead', why: 'conflict' },
  });
  expect(waitingSentence(vietnamese, waiting, (id) => id)).toMatch(
    /^Vì .* có xung đột lợi ích, không còn ai nhận định từng nội dung tố cáo, chuyển lên .*$/,
  );
  const head = holderOf('departmentHead');
  expect(nextCommands(one.now, head, one.rulesOn('2026-03-09')).primary).toBe('reassign');
});
