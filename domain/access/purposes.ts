import type { Role } from './roles';

/** What a command can choose an account for. */
export const purposes = [
  'leader',
  'member',
  'conflict',
  'proposedConflict',
  'liftedConflict',
  'access',
  'endedAccess',
] as const;
export type Purpose = (typeof purposes)[number];

/** Of which roles somebody in a team must hold one. */
const rolesFor: Partial<Record<Purpose, readonly Role[]>> = {
  leader: ['teamLeader'],
  member: ['areaOfficer', 'teamLeader', 'commissioner'],
};

export const rolesToChooseFrom = (purpose: Purpose): readonly Role[] => rolesFor[purpose] ?? [];
