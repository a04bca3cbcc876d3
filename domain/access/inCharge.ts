import type { Role } from './roles';

/** Who can answer for an entry of a plan, or for a step of a roadmap: whoever inspects or directs inspections (the house's choice). */
const rolesInCharge: readonly Role[] = [
  'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair',
]; // prettier-ignore

export const mayBeInCharge = ({ roles }: { roles: readonly Role[] }): boolean =>
  roles.some((role) => rolesInCharge.includes(role));
