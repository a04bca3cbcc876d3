import { mayOpenFile } from '../../domain/access/files';
import { mayAskForIdentity, openIdentityFields } from '../../domain/access/identity';
import { type Actor, doneBy, visibilityOf, whyMayNotGive } from '../../domain/access/policy';
import { maySeeProtection } from '../../domain/access/protection';
import { type Role, roles } from '../../domain/access/roles';
import { commandTypes, findCommand } from '../../domain/case/commands';
import { offered } from '../../domain/case/decide';
import { holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const through = (person: Actor): Actor => ({ ...person, program: 'p-1' });
const day = '2026-03-02';

/** Written down from what a person has to do themselves, and not from the policy. */
const clerks = 'intakeOfficer areaOfficer publisher'.split(' ');
const inPerson = [
  'declareConflict', 'withdrawConflict', 'appraise', 'returnSubmission', 'acceptLeak', 'meetReporter', 'recordFirstMeeting',
  'writeToReporter', 'requestIdentity', 'requestProtection', 'recordProtectionPaper', 'reportRetaliation', 'proposeSecrecy',
]; // prettier-ignore

test.each(roles)(
  'for %s a program gives what is prepared, and decides, signs and votes on nothing',
  (role) => {
    const person = holderOf(role);
    const one = OfficeCase.received(day).now;
    for (const type of commandTypes) {
      const { givenBy } = findCommand(type);
      const may = whyMayNotGive(through(person), givenBy, one) === undefined;
      const held: readonly string[] = givenBy;
      expect({ type, may }).toEqual({ type, may: clerks.includes(role) && held.includes(role) });
    }
  },
);

test.each(['intakeOfficer', 'areaOfficer', 'publisher', 'departmentHead', 'chair'] as Role[])(
  'what is offered to the program of a %s is offered to its person too, and is nothing that needs a person',
  (role) => {
    for (const one of [OfficeCase.received(day), toVerification(OfficeCase.received(day), day)]) {
      const rules = one.rulesOn();
      const own = offered(one.now, holderOf(role), rules);
      const programs = offered(one.now, through(holderOf(role)), rules);
      expect(own).toEqual(expect.arrayContaining(programs));
      expect(programs.filter((type) => inPerson.includes(type))).toEqual([]);
      expect(programs.length > 0).toBe(clerks.includes(role));
    }
  },
);

test('an act says through which program it was given, behind what it did, and the person answers for it', () => {
  const by = through(holderOf('intakeOfficer'));
  const one = new OfficeCase(OfficeCase.received(day).procedure)
    .give('register', { on: day, by })
    .give('note', { on: day, by })
    .give('note', { on: day, by: holderOf('intakeOfficer') });
  // What follows from an act stands behind it.
  const told = one.events.filter(({ by: giver }) => giver === by.id).map(({ type }) => type);
  const acts = told.filter((type) => type !== 'clockStarted');
  expect(acts).toEqual(['reportRegistered', 'actedThroughProgram', 'noted', 'actedThroughProgram', 'noted']);
  const programs = one.events.flatMap((event) => (event.type === 'actedThroughProgram' ? [event.data] : []));
  expect(programs).toEqual([{ program: 'p-1' }, { program: 'p-1' }]);
  expect(one.now.registration.by).toBe(by.id);
  expect([doneBy(by), doneBy(holderOf('intakeOfficer'))]).toEqual(['p-1', holderOf('intakeOfficer').id]);
});

test('what needs a person is refused as such, and what is not theirs as ever', () => {
  const one = OfficeCase.received(day);
  const refused = (type: Parameters<OfficeCase['refusalOf']>[0], by: Actor) =>
    one.refusalOf(type, { on: day, by }).refused;
  expect(refused('meetReporter', through(holderOf('intakeOfficer')))).toBe('needsPerson');
  expect(refused('pause', through(holderOf('chair')))).toBe('needsPerson');
  expect(refused('pause', through(holderOf('intakeOfficer')))).toBe('notYourRole');
});

test('a program sees what its person sees, and never who sent a report, what is guarded, or what protects somebody', () => {
  const registrar = holderOf('intakeOfficer');
  const one = new OfficeCase(OfficeCase.received(day).procedure).give('register', { on: day, by: registrar });
  const now = `${day}T03:00:00.000Z`;
  expect(openIdentityFields(registrar, one.now, now)).not.toEqual([]);
  expect(openIdentityFields(through(registrar), one.now, now)).toEqual([]);
  expect(openIdentityFields(through(holderOf('custodian')), one.now, now)).toEqual([]);
  expect([registrar, through(registrar)].map((who) => mayAskForIdentity(who, one.now))).toEqual([
    true,
    false,
  ]);
  expect(
    [registrar, through(registrar)].map((who) => mayOpenFile(who, one.now, { guarded: true }, now)),
  ).toEqual([true, false]);
  expect(mayOpenFile(through(registrar), one.now, {}, now)).toBe(true);
  for (const role of ['auditor', 'chair'] as const)
    expect([holderOf(role), through(holderOf(role))].map((who) => maySeeProtection(who, one.now))).toEqual([
      true,
      false,
    ]);
  for (const role of roles)
    expect(visibilityOf(through(holderOf(role)))).toEqual(visibilityOf(holderOf(role)));
});
