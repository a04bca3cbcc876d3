import { findPassedOn, type OfficePerson, reachedBy, seatsOf } from './nobodyLeft';
import type { Role } from './roles';

const person = (id: string, ...roles: Role[]): OfficePerson => ({ id, roles, active: true });
const [area, head, deputy, vice, chair, committee] = [
  person('area', 'areaOfficer'),
  person('head', 'departmentHead'),
  person('deputy', 'departmentHead'),
  person('vice', 'viceChair'),
  person('chair', 'chair'),
  person('committee', 'standingCommittee'),
] as const;
const office = [area, head, deputy, vice, chair, committee];
const nobodyElse = { conflictOf: [] };
const turn = (...roles: Role[]) => ({ roles, accounts: [] });
const signing = turn('viceChair', 'chair');

describe('Nobody is left', () => {
  test('while anybody is, it is their turn', () => {
    expect(findPassedOn(signing, { conflictOf: ['chair'] }, office)).toBeUndefined();
    expect(findPassedOn(turn(), nobodyElse, [])).toBeUndefined();
  });

  test('all recused: it goes to the next above of the highest of them', () => {
    const recused = { conflictOf: ['vice', 'chair'] };
    expect(findPassedOn(signing, recused, office)).toEqual({ to: 'standingCommittee', why: 'conflict' });
    expect(findPassedOn(turn('areaOfficer'), { conflictOf: ['area'] }, office)).toEqual({
      to: 'departmentHead',
      why: 'conflict',
    });
    // And over those who are recused as well.
    expect(
      findPassedOn(turn('areaOfficer'), { conflictOf: ['area', 'head', 'deputy', 'vice'] }, office)?.to,
    ).toBe('chair');
  });

  test('nobody at work holds the role', () => {
    const left = office.map((one) => (one === area ? { ...area, active: false } : one));
    expect(findPassedOn(turn('areaOfficer'), nobodyElse, left)).toEqual({
      to: 'departmentHead',
      why: 'noHolder',
    });
  });

  test('away, with a deputy who can act, and without', () => {
    const away = (awayFor: string) => [area, { ...head, awayFor }, vice, chair, committee];
    const closing = turn('departmentHead');
    expect(findPassedOn(closing, nobodyElse, away('area'))).toBeUndefined();
    expect(seatsOf('departmentHead', away('area'))).toEqual([{ id: 'head', deputy: 'area' }]);
    // A deputy who is recused, or whose own work is in the case, does not act; nor one who decides.
    expect(findPassedOn(closing, { conflictOf: ['area'] }, away('area'))?.to).toBe('viceChair');
    expect(findPassedOn(closing, { conflictOf: [], hands: ['area'] }, away('area'))?.to).toBe('viceChair');
    expect(findPassedOn(closing, nobodyElse, away('chair'))).toEqual({ to: 'viceChair', why: 'away' });
  });

  test('a seat in a team is personal', () => {
    const team = { roles: [], accounts: ['leader'] };
    const leader = { ...person('leader', 'teamLeader'), awayFor: 'area' };
    expect(findPassedOn(team, nobodyElse, [...office, leader])).toEqual({
      to: 'departmentHead',
      why: 'away',
    });
    expect(
      findPassedOn(team, { conflictOf: ['leader'] }, [...office, person('leader', 'teamLeader')]),
    ).toEqual({
      to: 'departmentHead',
      why: 'conflict',
    });
  });

  test('over the committee there is nobody', () => {
    expect(findPassedOn(turn('standingCommittee'), { conflictOf: ['committee'] }, office)).toBeUndefined();
    expect(findPassedOn(signing, nobodyElse, [area])).toEqual({ to: 'standingCommittee', why: 'noHolder' });
  });

  test('an escalation reaches the next above who is left', () => {
    expect(reachedBy('departmentHead', nobodyElse, office)).toBe('departmentHead');
    expect(reachedBy('departmentHead', { conflictOf: ['head', 'deputy', 'vice'] }, office)).toBe('chair');
  });
});
