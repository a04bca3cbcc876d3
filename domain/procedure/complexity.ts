import { type Refusal, refuse } from '../case/refusal';
import type { Complexity, ComplexityCriterion } from '../case/vocabulary';
import type { Procedure } from './procedure';

/** What is said of how complex a report is, by whoever classifies it. */
interface Classified {
  complex: boolean;
  especiallyComplex?: boolean | undefined;
  criteria?: ComplexityCriterion[] | undefined;
}

/** By which criteria a version counts; undefined where it leaves that to whoever judges. */
export const findCriteria = (procedure: Procedure) =>
  procedure.law === 'state' ? procedure.complexityCriteria?.value : undefined;

/** How complex so many criteria make a report (NĐ 31/2019 art. 3); undefined: not at all. */
export function countedComplexity(
  rule: NonNullable<ReturnType<typeof findCriteria>>,
  criteria: readonly ComplexityCriterion[],
): Complexity | undefined {
  const met = new Set(criteria.filter((one) => rule.criteria.includes(one))).size;
  if (met >= rule.especiallyComplexFrom) return 'especiallyComplex';
  return met >= rule.complexFrom ? 'complex' : undefined;
}

/**
 * A classification as its criteria make it, where the version counts them: whoever says that a report is complex says why. Under any other
 * version it stays as it was said.
 */
export function classifiedBy<Said extends Classified>(procedure: Procedure, said: Said): Said | Refusal {
  const rule = findCriteria(procedure);
  const { criteria = [] } = said;
  if (!rule) return criteria.length === 0 ? said : refuse('noCriteria', { field: 'criteria' });
  const counted = countedComplexity(rule, criteria);
  if (said.complex && counted === undefined) return refuse('criteriaMissing', { field: 'criteria' });
  return {
    ...said,
    complex: counted !== undefined,
    ...(counted === 'especiallyComplex' && { especiallyComplex: true }),
  };
}

/** How complex a report is found to be later, by its criteria where the version counts them. */
export function foundComplexity(
  procedure: Procedure,
  {
    complexity,
    criteria = [],
  }: { complexity?: Complexity | undefined; criteria?: ComplexityCriterion[] | undefined },
): Complexity | Refusal {
  const rule = findCriteria(procedure);
  if (!rule) {
    if (criteria.length > 0) return refuse('noCriteria', { field: 'criteria' });
    return complexity ?? refuse('complexityMissing', { field: 'complexity' });
  }
  const counted = countedComplexity(rule, criteria);
  if (counted === undefined) return refuse('criteriaMissing', { field: 'criteria' });
  return complexity === undefined || complexity === counted
    ? counted
    : refuse('notByCriteria', { field: 'criteria' });
}
