import type { CaseState } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { disciplineBodies, type DisciplineBody } from './bodies';

/** A decision that can be served on whom it disciplines. */
export interface ServableDecision {
  /** Absent while the register has not given it yet. */
  number?: string | undefined;
  on: string;
}

/** The decision of this case by which somebody is disciplined: its own, or the one on an appeal. */
export function findServable({ discipline, appeal }: CaseState): ServableDecision | undefined {
  if (appeal?.decision) {
    const { result, number, on } = appeal.decision;
    return result === 'annulled' ? undefined : { number, on };
  }
  return discipline?.form && { number: discipline.number, on: discipline.on };
}

/** Whether a decision is there that nobody has served yet. */
export const mustBeServed = (state: CaseState): boolean =>
  findServable(state) !== undefined && state.served === undefined;

/** Whether anybody reviews what the body of this case has decided (procedure §5: final levels exist). */
export function canBeAppealed({ appeal }: CaseState, procedure: Procedure): boolean {
  if (procedure.law === 'state') return false;
  const { appeals } = procedure;
  const decidedBy: DisciplineBody = appeal?.reviewer ?? 'provincialInspection';
  return (
    appeals !== undefined &&
    disciplineBodies.includes(decidedBy) &&
    appeals.value.reviewedBy[decidedBy] !== 'final'
  );
}
