import type { Role } from './roles';

/** Who signs for the commission (procedure §3.2, §3.4): what ends a duty of the office or refuses somebody a right is theirs. */
export const signatories = ['viceChair', 'chair'] as const satisfies readonly Role[];

export const isSignatory = (roles: readonly Role[]): boolean =>
  signatories.some((signatory) => roles.includes(signatory));
