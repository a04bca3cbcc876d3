import type { Subject } from '../case/subject';
import type { Manager, PartyProcedure } from './partyProcedure';
import type { Procedure } from './procedure';

/** The procedure as it is for a subject: with chains of escalation and steps of the level that manages them, where it has its own. */
export function forLevelOf(procedure: Procedure, subject: Subject): Procedure {
  if (procedure.law === 'state' || !('managedBy' in subject)) return procedure;
  return withStepsOf(withChainsOf(procedure, subject.managedBy), subject.managedBy);
}

/** Clock by clock. */
function withChainsOf(procedure: PartyProcedure, level: Manager): PartyProcedure {
  const { byLevel, ...chains } = procedure.escalation.value;
  const own = byLevel?.[level];
  if (!own) return procedure;
  const byClock = { ...chains.byClock, ...own.byClock };
  return { ...procedure, escalation: { ...procedure.escalation, value: { ...chains, ...own, byClock } } };
}

/** Act by act. */
function withStepsOf(procedure: PartyProcedure, level: Manager): PartyProcedure {
  const { steps, stepsByLevel } = procedure;
  const own = stepsByLevel?.value[level];
  if (!steps || !own) return procedure;
  return { ...procedure, steps: { ...steps, value: { acts: { ...steps.value.acts, ...own } } } };
}
