import { treeShape, type TreeShape } from './treeShape';
import { treeFaults } from './faults';

/**
 * A version of the organisation: province, districts, grassroots committees and cells, each with the days on which it exists and
 * under whom (procedure §1: the district level is abolished in places). It is refused where it does not hold together, with
 * the fault as parameters of the issue.
 */
export const treeSchema = treeShape.superRefine((tree, context) => {
  // A day that there is not is told as what it is; nothing can be reckoned with it.
  if (context.issues.length > 0) return;
  for (const fault of treeFaults(tree)) {
    const message = Object.entries(fault)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
    context.addIssue({ code: 'custom', path: ['units', fault.unit], message, params: fault });
  }
});
export type OrganisationTree = TreeShape;
