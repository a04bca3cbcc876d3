import type { Role } from '../access/roles';
import { maySettle, type OfficeAct } from './acts';

const people = {
  admin: ['administrator'],
  admin2: ['administrator'],
  chair: ['chair'],
  vice: ['viceChair'],
  head: ['commissioner', 'departmentHead'],
  head2: ['departmentHead'],
  area: ['areaOfficer'],
  area2: ['areaOfficer'],
  intake: ['intakeOfficer'],
  auditor: ['auditor'],
  standing: ['standingCommittee'],
} satisfies Record<string, Role[]>;
type Person = keyof typeof people;
const names = Object.keys(people) as Person[];

const make = (...roles: Role[]): OfficeAct => ({
  kind: 'makeAccount',
  accountId: 'new',
  username: 'moi',
  displayName: 'Mới',
  position: 'Chuyên viên',
  roles,
});
const change = (accountId: Person, ...roles: Role[]): OfficeAct => ({
  kind: 'changeRoles',
  accountId,
  from: people[accountId],
  roles,
});
const reset = (accountId: Person): OfficeAct => ({ kind: 'resetPassword', accountId });
const resetFactor = (accountId: Person): OfficeAct => ({ kind: 'resetSecondFactor', accountId });
const bind = (accountId: Person): OfficeAct => ({
  kind: 'bindAccount',
  accountId,
  binding: { issuer: 'https://login.example.vn', subject: 'x' },
});
const rule: OfficeAct = {
  kind: 'requireSecondFactor',
  accountId: 'office',
  rule: { roles: ['chair'], effectiveFrom: '2026-12-01' },
};
const about = { programId: 'p-1', until: '2026-12-31' };
const makeProgram = (accountId: Person): OfficeAct => ({
  kind: 'makeProgram',
  accountId,
  ...about,
  name: 'Văn bản điều hành',
  contact: 'Văn phòng Tỉnh ủy',
  scopes: ['reading'],
});
const renewProgram = (accountId: Person): OfficeAct => ({ kind: 'renewProgram', accountId, ...about });
const endProgram = (accountId: Person): OfficeAct => ({ kind: 'endProgram', accountId, programId: 'p-1' });
const activate = (accountId: Person): OfficeAct => ({ kind: 'activateAccount', accountId });
const away = (accountId: Person, deputy: Person): OfficeAct => ({
  kind: 'arrangeAbsence',
  accountId,
  absence: { from: '2026-12-01', to: '2026-12-05', deputy },
});

/** Who may confirm what an administrator (or who is named) has proposed. */
function whoMay(
  act: OfficeAct,
  { by = 'admin', hasHead = true }: { by?: Person; hasHead?: boolean } = {},
): Person[] {
  const held = Object.entries(people).find(([id]) => id === act.accountId)?.[1];
  const person = held && { id: act.accountId, roles: held };
  const there = names.filter((name) => hasHead || !['chair', 'vice'].includes(name));
  return there.filter((id) =>
    maySettle({ act, proposedBy: by }, { id, roles: people[id] }, { person, hasHead }),
  );
}

test.each<[string, OfficeAct, Person[]]>([
  ['a new officer', make('areaOfficer'), ['chair', 'vice']],
  ['a new chair', make('chair'), ['chair', 'vice']],
  ['a new auditor', make('auditor'), ['chair', 'vice']],
  [
    'a new officer who is cleared for secrets',
    { ...make('areaOfficer'), clearance: 'secret' } as OfficeAct,
    ['chair', 'vice'],
  ],
  [
    'a new administrator who is cleared for secrets',
    { ...make('administrator'), clearance: 'confidential' } as OfficeAct,
    ['chair', 'vice'],
  ],
  ['a new administrator', make('administrator'), ['admin2', 'chair', 'vice']],
  ['an officer who becomes chair', change('area', 'chair'), ['chair', 'vice']],
  ['the chair who becomes an officer', change('chair', 'areaOfficer'), ['vice']],
  ['an officer who becomes administrator', change('area', 'administrator'), ['chair', 'vice']],
  ['an administrator who becomes an officer', change('admin2', 'areaOfficer'), ['chair', 'vice']],
  ['an officer’s account again', activate('area'), ['chair', 'vice']],
  ['an administrator’s account again', activate('admin2'), ['chair', 'vice']],
  ['an officer’s password', reset('intake'), ['chair', 'vice', 'head', 'head2']],
  ['a head of department’s password', reset('head'), ['chair', 'vice']],
  ['the chair’s password', reset('chair'), ['vice']],
  ['the auditor’s password', reset('auditor'), ['chair', 'vice']],
  ['an administrator’s password', reset('admin2'), ['chair', 'vice']],
  ['an officer’s second factor', resetFactor('intake'), ['chair', 'vice', 'head', 'head2']],
  ['the chair’s second factor', resetFactor('chair'), ['vice']],
  ['who signs in elsewhere as an officer', bind('intake'), ['chair', 'vice', 'head', 'head2']],
  ['who signs in elsewhere as an administrator', bind('admin2'), ['chair', 'vice']],
  ['who needs a second factor', rule, ['chair', 'vice']],
  ['a program for an officer', makeProgram('intake'), ['chair', 'vice']],
  ['a program for the chair', makeProgram('chair'), ['vice']],
  ['one more token of a program', renewProgram('intake'), ['chair', 'vice']],
  ['the end of a program', endProgram('intake'), ['admin2', 'chair', 'vice']],
  ['the chair’s deputy', away('chair', 'vice'), ['chair']],
  ['the chair’s deputy from below', away('chair', 'area'), ['chair', 'vice']],
  ['a head of department’s deputy', away('head', 'area'), ['chair', 'vice', 'head']],
  ['an officer’s deputy', away('area', 'area2'), ['chair', 'vice', 'head', 'head2', 'area']],
  ['an officer’s deputy who is a head', away('area', 'head'), ['chair', 'vice', 'head2', 'area']],
])('%s is confirmed by a second person alone', (_what, act, expected) => {
  expect(whoMay(act)).toEqual(expected);
});

test('nobody confirms what they have proposed', () => {
  for (const act of [
    make('chair'),
    change('area', 'chair'),
    reset('area'),
    resetFactor('area'),
    bind('area'),
    rule,
    makeProgram('area'),
    renewProgram('area'),
    endProgram('area'),
    activate('area'),
    away('area', 'area2'),
  ])
    for (const by of names) expect(whoMay(act, { by })).not.toContain(by);
});

test('nobody confirms roles or a password of their own', () => {
  for (const id of names)
    for (const act of [change(id, 'chair'), reset(id), resetFactor(id), bind(id), activate(id)])
      expect(whoMay(act)).not.toContain(id);
});

test('an office without a head begins with two administrators, of whom neither acts alone', () => {
  for (const act of [
    make('chair'),
    make('administrator'),
    change('area', 'chair'),
    rule,
    makeProgram('area'),
  ])
    expect(whoMay(act, { hasHead: false })).toEqual(['admin2']);
  expect(whoMay(reset('area'), { hasHead: false })).toEqual(['admin2', 'head', 'head2']);
  expect(whoMay(away('area', 'area2'), { hasHead: false })).toEqual(['head', 'head2', 'area']);
});
