import { findUnit, type Subject } from './subject';

/** In what two subjects can differ, as far as their registrations tell. */
export const subjectDifferences = ['kind', 'name', 'unit'] as const;
export type SubjectDifference = (typeof subjectDifferences)[number];

const folded = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

const nameOf = (subject: Subject): string => ('name' in subject ? folded(subject.name) : '');

/** The same unit of the tree where both registrations name one; otherwise the organisation as it is written. */
function isOneUnit(one: Subject, other: Subject): boolean {
  const [unit, otherUnit] = [findUnit(one), findUnit(other)];
  if (unit && otherUnit) return unit.id === otherUnit.id;
  const written = (subject: Subject) => ('organisation' in subject ? folded(subject.organisation) : '');
  return written(one) === written(other);
}

/** In what two subjects differ; nothing where all that is written of them agrees. */
export function differencesOf(one: Subject, other: Subject): SubjectDifference[] {
  const differs: Record<SubjectDifference, boolean> = {
    kind: one.kind !== other.kind,
    name: nameOf(one) !== nameOf(other),
    unit: !isOneUnit(one, other),
  };
  return subjectDifferences.filter((part) => differs[part]);
}
