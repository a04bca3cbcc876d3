import type { Subject } from '../case/subject';
import type { Procedure } from './procedure';

/** The procedure as it is for a subject: with the chains of escalation of the level that manages them, where it has its own, clock by clock. */
export function forLevelOf(procedure: Procedure, subject: Subject): Procedure {
  if (procedure.law === 'state') return procedure;
  const { byLevel, ...chains } = procedure.escalation.value;
  const own = 'managedBy' in subject ? byLevel?.[subject.managedBy] : undefined;
  if (!own) return procedure;
  const byClock = { ...chains.byClock, ...own.byClock };
  return { ...procedure, escalation: { ...procedure.escalation, value: { ...chains, ...own, byClock } } };
}
