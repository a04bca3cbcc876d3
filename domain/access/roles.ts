/** The roles of the office, lowest power first; an account may hold several (glossary: Chủ nhiệm = chair …). */
export const roles = [
  'intakeOfficer',
  'areaOfficer',
  'teamLeader',
  'departmentHead',
  'commissioner',
  'viceChair',
  'chair',
  'standingCommittee',
  'publisher',
  'custodian',
  'auditor',
  'supervisor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** A role from outside the office: whoever holds it holds no other. */
export const standsAlone = (held: readonly Role[]): boolean =>
  held.length === 1 || !held.includes('supervisor');
