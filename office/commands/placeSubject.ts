import type { DescribedSubject, Subject } from '../../domain/case/subject';
import { findPlace } from '../../domain/organisations/chain';
import type { ReferenceStore } from '../../models/reference';

/**
 * The subject with their unit as it stood on the day of receipt, from the organisation's newest version; undefined where there is
 * no such unit on that day.
 */
export async function placeSubject(
  reference: Pick<ReferenceStore, 'findCurrentTree'>,
  subject: DescribedSubject,
  receivedOn: string,
): Promise<Subject | undefined> {
  if (!('managedBy' in subject)) return subject;
  const { unit: unitId, ...named } = subject;
  if (unitId === undefined) return named;
  const tree = await reference.findCurrentTree();
  const unit = tree && findPlace(tree, unitId, receivedOn);
  return unit && { ...named, unit };
}
