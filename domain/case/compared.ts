import { z } from 'zod';
import { findUnit, type Subject } from './subject';
import type { ReportKind } from './vocabulary';

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

/** In what two cases can differ: their subjects, or what they are about. */
export const caseDifferences = [...subjectDifferences, 'matter'] as const;
export type CaseDifference = (typeof caseDifferences)[number];

/** Another case as this one is compared with it; found out where commands come in. */
export const comparedCase = () =>
  z.object({ number: z.string(), differs: z.array(z.enum(caseDifferences)) }).optional();

/** What of a case can be compared with another. */
interface Compared {
  kind: ReportKind;
  allegations: readonly { code?: string | undefined }[];
  registration: { subject: Subject };
}

/** Of different kinds, or of codes of which none is in both. What is written in words, people compare. */
function isOtherMatter(one: Compared, other: Compared): boolean {
  const codesOf = ({ allegations }: Compared) => allegations.flatMap(({ code }) => code ?? []);
  const [codes, others] = [codesOf(one), codesOf(other)];
  const isDisjoint = codes.length > 0 && others.length > 0 && !codes.some((code) => others.includes(code));
  return one.kind !== other.kind || isDisjoint;
}

/** In what two cases differ, as far as their registrations tell. */
export const caseDifferencesOf = (one: Compared, other: Compared): CaseDifference[] => [
  ...differencesOf(one.registration.subject, other.registration.subject),
  ...(isOtherMatter(one, other) ? (['matter'] as const) : []),
];
