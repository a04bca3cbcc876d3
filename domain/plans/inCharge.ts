import type { Role } from '../access/roles';

/** Who can answer for an entry of a plan: whoever inspects or directs inspections (the house's choice). */
const rolesInCharge: readonly Role[] = [
  'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair',
]; // prettier-ignore

export const mayBeInCharge = ({ roles }: { roles: readonly Role[] }): boolean =>
  roles.some((role) => rolesInCharge.includes(role));
