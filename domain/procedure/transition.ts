import type { CaseState } from '../case/state';
import { lawFor } from '../case/subject';
import { lawOf } from './law';
import type { Procedure } from './procedure';

/**
 * Whether the law that a version brings moves this open case to it: one that came in before, and was taken on where the law says so
 * (NĐ 156/2026 art. 10). Where it says nothing, a case finishes under the rules that it began with (procedure §1).
 */
export function isOwedToMove({ stage, registration }: CaseState, procedure: Procedure): boolean {
  const { transition, effectiveFrom } = procedure;
  if (!transition || stage === 'closed' || lawOf(procedure) !== lawFor(registration.subject)) return false;
  const isTakenOn = stage !== 'intake';
  return registration.receivedOn < effectiveFrom && (transition.value.openCases === 'all' || isTakenOn);
}
