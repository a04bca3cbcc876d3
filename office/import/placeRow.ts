import { unitOfSubject } from '../../domain/organisations/subjectUnit';
import type { OrganisationTree } from '../../domain/organisations/tree';
import type { ReadableRow, RowProblem } from './readRow';

/** As many names as a person reads before they look for themselves. */
const mostNames = 6;

/**
 * A row with the unit of its subject, found by the name of the organisation on the day of receipt; where none or several have that name the
 * row comes in without one, and the warning says what to write. It changes nothing of who the row is.
 */
export function placeRow(
  report: ReadableRow,
  tree: OrganisationTree | undefined,
): { report: ReadableRow; warnings: RowProblem[] } {
  const { input } = report;
  const { subject, receivedOn } = input;
  if (!tree || !('managedBy' in subject)) return { report, warnings: [] };
  const placed = unitOfSubject(tree, subject, receivedOn);
  if ('unit' in placed) {
    const unit = placed.unit.id;
    return { report: { ...report, input: { ...input, subject: { ...subject, unit } } }, warnings: [] };
  }
  const { why, names } = placed;
  const isOrganisation = subject.kind === 'organisation';
  const column = why === 'managerNotInUnit' ? 'managedBy' : isOrganisation ? 'subject' : 'organisation';
  const units = [...names.slice(0, mostNames), ...(names.length > mostNames ? ['…'] : [])].join('; ');
  const value = isOrganisation ? subject.name : subject.organisation;
  return { report, warnings: [{ column, reason: why, value, params: { units } }] };
}
