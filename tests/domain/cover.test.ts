import { type Actor, mayArrangeCover, mayBeDeputy, whyMayNotGive } from '../../domain/access/policy';
import { type Role, roles } from '../../domain/access/roles';
import { commandTypes, findCommand } from '../../domain/case/commands';
import { offered } from '../../domain/case/decide';
import { at, endOfDate, holderOf, OfficeCase } from './office';
import { toVerification } from './stages';

const covering = (deputy: Role, ...away: Role[]): Actor => ({
  id: `u-deputy-${deputy}`,
  roles: [deputy],
  covers: away.map((role) => ({ id: `u-${role}`, roles: [role] })),
});

/*
 * Who may take up whose role, written down as a table and not from the policy. Rows: the deputy; columns, in this order:
 * intakeOfficer areaOfficer departmentHead publisher | viceChair chair. Nothing else can be taken up by anybody.
 */
const columns: readonly Role[] = [
  'intakeOfficer',
  'areaOfficer',
  'departmentHead',
  'publisher',
  'viceChair',
  'chair',
];
const table: Record<Role, string> = {
  intakeOfficer: /*    */ '. + + + + +',
  areaOfficer: /*      */ '+ . + + + +',
  teamLeader: /*       */ '. . . . . .',
  departmentHead: /*   */ '+ + . + + +',
  commissioner: /*     */ '. . . . . .',
  viceChair: /*        */ '. . . . . +',
  chair: /*            */ '. . . . + .',
  standingCommittee: /**/ '. . . . . .',
  publisher: /*        */ '+ + + . . .',
  custodian: /*        */ '. . . . . .',
  auditor: /*          */ '. . . . . .',
  supervisor: /*       */ '. . . . . .',
  administrator: /*    */ '. . . . . .',
};
const space = roles.flatMap((deputy) => roles.map((away) => ({ deputy, away })));
const isInTable = (deputy: Role, away: Role): boolean =>
  table[deputy].split(' ')[columns.indexOf(away)] === '+';

test.each(space)('$deputy for $away', ({ deputy, away }) => {
  const one = OfficeCase.received('2026-03-02').now;
  const actor = covering(deputy, away);
  expect(mayBeDeputy(holderOf(deputy), { id: 'u-away', roles: [away] })).toBe(isInTable(deputy, away));
  for (const type of commandTypes) {
    const { givenBy } = findCommand(type);
    const givers: readonly string[] = givenBy;
    const own = givers.includes(deputy);
    const taken = isInTable(deputy, away) && givers.includes(away);
    expect({ type, may: whyMayNotGive(actor, givenBy, one) === undefined }).toEqual({
      type,
      may: own || taken,
    });
  }
});

const on = '2026-03-10';
const proposed = () =>
  OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-03' })
    .give('accept', { on: '2026-03-03' })
    .give('proposeAssignment', { on: '2026-03-05' })
    .give('formTeam', { on: '2026-03-05' });

test('a deputy gives the command in their own name, and the history says for whom', () => {
  const one = proposed().handIn('signDecision', { on, by: holderOf('areaOfficer') });
  const other = { ...holderOf('departmentHead'), id: 'u-departmentHead-2' };
  one.give('appraise', { on, by: other }).give('approve', { on, by: covering('departmentHead', 'chair') });
  expect(one.now.decision?.by).toBe('u-deputy-departmentHead');
  expect(one.happened('actedForAbsent').map(({ by, data }) => [by, data.accountId])).toEqual([
    ['u-deputy-departmentHead', 'u-chair'],
  ]);
  // What they may do by their own role is their own.
  one.give('pause', { on, by: covering('departmentHead', 'chair') });
  expect(one.happened('actedForAbsent')).toHaveLength(1);
});

test('nobody signs what they proposed, whoever is away', () => {
  const officer = { ...covering('areaOfficer', 'chair'), id: 'u-areaOfficer' };
  const one = proposed().handIn('signDecision', { on, by: officer }).give('appraise', { on });
  expect(one.refusalOf('approve', { on, by: officer }).refused).toBe('notYourRole');
});

test('who has acted for one in a case acts in it for no second: not to propose for one and sign for the other', () => {
  const both = covering('intakeOfficer', 'areaOfficer', 'chair');
  const one = OfficeCase.received('2026-03-02')
    .give('classify', { on: '2026-03-03' })
    .give('accept', { on: '2026-03-03' });
  one.give('proposeAssignment', { on, by: both }).give('formTeam', { on });
  expect(one.refusalOf('signDecision', { on, by: both }).refused).toBe('notYourRole');
  const formed = proposed().give('reassign', {
    on,
    by: covering('intakeOfficer', 'departmentHead', 'chair'),
  });
  expect(
    offered(formed.now, covering('intakeOfficer', 'departmentHead', 'chair'), formed.rulesOn()),
  ).not.toContain('signDecision');
});

test('a member of the team takes up nobody’s role in its case', () => {
  const member = { ...covering('areaOfficer', 'chair'), id: 'u-member' };
  const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05').wait(endOfDate('2026-07-10'));
  expect(offered(one.now, member, one.rulesOn())).not.toContain('instruct');
  expect(offered(one.now, covering('areaOfficer', 'chair'), one.rulesOn())).toContain('instruct');
});

test.each([
  ['the deputy', 'u-deputy-departmentHead', 'conflictOfInterest'],
  ['who is away', 'u-chair', 'notYourRole'],
])('a conflict of interest of %s closes the door', (_who, accountId, refused) => {
  const one = proposed();
  one.persons = [...one.persons, { id: accountId, roles: ['departmentHead'], active: true }];
  one.exclude(accountId, '2026-03-09');
  expect(one.refusalOf('signDecision', { on, by: covering('departmentHead', 'chair') }).refused).toBe(
    refused,
  );
});

test('rules are changed and papers written by nobody for another', () => {
  const one = OfficeCase.received('2025-03-03');
  const by = covering('departmentHead', 'chair');
  expect(one.refusalOf('changeRules', { on: at('2026-03-10'), by }).refused).toBe('notYourRole');
});

test.each([
  ['intakeOfficer', 'intakeOfficer', false],
  ['departmentHead', 'areaOfficer', true],
  ['departmentHead', 'chair', false],
  ['departmentHead', 'departmentHead', false],
  ['viceChair', 'departmentHead', true],
  ['chair', 'viceChair', true],
  ['chair', 'standingCommittee', false],
  ['chair', 'administrator', false],
  ['administrator', 'chair', true],
] as const)('%s says that %s is away: %s', (actor, person, may) =>
  expect(mayArrangeCover(holderOf(actor), { id: 'u-other', roles: [person] })).toBe(may),
);

test('everybody says of themselves that they are away', () =>
  expect(mayArrangeCover(holderOf('publisher'), holderOf('publisher'))).toBe(true));
