import { type Actor, mayDo } from '../../../domain/access/policy';
import type { CaseState } from '../../../domain/case/state';
import type { Translate } from '../../../language/texts';
import { findVisit } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { visitPath } from './paths';

/** The way from a case to the visit in which its report was accepted, for whoever reads reception. */
export async function readVisitLink(
  { cases }: Services,
  actor: Actor,
  { caseId, registration }: Pick<CaseState, 'caseId' | 'registration'>,
  t: Translate,
): Promise<{ href: string; text: string } | undefined> {
  if (registration.source !== 'reception' || !mayDo(actor, 'seeReception')) return undefined;
  const visitId = await cases.visits.findOfCase(caseId);
  const found = visitId === undefined ? undefined : await findVisit(cases, visitId);
  if (!found) return undefined;
  const { turn, on } = found.visit;
  return {
    href: visitPath(found.visit.visitId),
    text: t('reception:visitLink', { turn, year: on.slice(0, 4) }),
  };
}
