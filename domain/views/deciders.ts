import type { Role } from '../access/roles';
import { signatories } from '../access/signatories';
import { awaitsProtection } from '../case/checks';
import { conflictHeads } from '../case/conflicts';
import type { CaseState } from '../case/state';
import { findAskedWithdrawal, withdrawalStages } from '../case/withdrawal';

/** A withdrawal is decided on before the report of the team is in. */
const mayWithdraw = (state: CaseState): boolean =>
  findAskedWithdrawal(state) !== undefined && withdrawalStages.some((stage) => stage === state.stage);

/** Whose decision a proposed conflict of interest, a request for protection, a withdrawal, a proposed level of secrecy or a proposed destruction waits for; undefined where there is none. */
export function decidersIn(state: CaseState): Role[] | undefined {
  const { conflictProposals = [] } = state;
  const roles: Role[] = conflictProposals.flatMap(({ decidedBy }) =>
    decidedBy === 'heads' ? [...conflictHeads] : ['standingCommittee'],
  );
  if (state.secrecyProposal) roles.push(...conflictHeads);
  if (state.destructionProposal) roles.push('viceChair', 'chair');
  if (awaitsProtection(state) || mayWithdraw(state)) roles.push(...signatories);
  return roles.length > 0 ? [...new Set(roles)] : undefined;
}
