import {
  type KeepingKind,
  keepingKinds,
  type KeepingSchedule,
  type Term,
} from '../../../domain/keeping/schedule';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import { sentValues } from '../../frame/forms/form';

const years = /^\d{1,3}$/;
const mostYears = 100;

/** What was typed as a term: a number of years, or how else it is kept. Undefined where it is none. */
function findTerm(how: string, typed: string): Term | undefined {
  if (how === 'forever' || how === 'notFound') return how;
  const count = years.test(typed) ? Number(typed) : 0;
  return how === 'years' && count >= 1 && count <= mostYears ? count : undefined;
}

/** What the form says of each kind of file: how it is kept, for how many years, and by which rule. */
export function typedTerms(sent: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sentValues(sent)).map(([name, value]) => [name, String(value ?? '').trim()]),
  );
}

/** The form as it first stands: what holds now. */
export const termValues = ({ terms }: KeepingSchedule): Record<string, string> =>
  Object.fromEntries(
    keepingKinds.flatMap((kind) => {
      const { value, citation } = terms[kind];
      const isYears = typeof value === 'number';
      return [
        [`${kind}How`, isYears ? 'years' : value],
        [`${kind}Years`, isYears ? String(value) : ''],
        [`${kind}Citation`, citation],
      ];
    }),
  );

/** Reads the terms; what the office puts in itself is as sure as the rule that it names. */
export function readTerms(
  values: Record<string, string>,
  now: KeepingSchedule['terms'],
  t: Translate,
): { terms: KeepingSchedule['terms']; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const read = (kind: KeepingKind) => {
    const value = findTerm(values[`${kind}How`] ?? '', values[`${kind}Years`] ?? '');
    const citation = values[`${kind}Citation`] ?? '';
    if (value === undefined)
      errors.push(fieldError(`${kind}Years`, t('keeping:problem.years', { most: mostYears })));
    if (citation === '' || citation.length > 300)
      errors.push(fieldError(`${kind}Citation`, t('keeping:problem.citation', { most: 300 })));
    const before = now[kind];
    const isSame = value === before.value && citation === before.citation;
    return isSame ? before : { value: value ?? before.value, citation, confidence: 'M' as const };
  };
  const terms = { unsettled: read('unsettled'), settled: read('settled'), serious: read('serious') };
  return { terms, errors };
}
