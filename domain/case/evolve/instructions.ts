import { type ClockRef, keyOf, refOf } from '../../clocks/clock';
import { type CaseEvent, type EventData, type EventType, systemActor } from '../events/event';
import type { CaseState, Escalation, Instruction } from '../state';

/** The clocks over which something was escalated, each once however many levels it went up. */
function clocksOf(escalations: readonly Escalation[]): ClockRef[] {
  const refs = escalations.flatMap(({ kind, of }) => (kind ? [refOf({ kind, of })] : []));
  return refs.filter((ref, i) => refs.findIndex((other) => keyOf(other) === keyOf(ref)) === i);
}

/** One instruction more, over what had been escalated until then. */
export const withInstruction = (
  { instructions = [], escalations }: CaseState,
  { text }: EventData<'instructed'>,
  { seq, by, at }: Pick<CaseEvent, 'seq' | 'by' | 'at'>,
): Instruction[] => [
  ...instructions,
  {
    seq,
    by,
    at,
    text,
    about: clocksOf(escalations),
  },
];

/** What is written down of acts, and moves nothing. */
const isNoAct = (type: EventType): boolean => type === 'paperIssued' || type === 'numberGiven';

/** Notes of instructions that somebody else has acted since: the first act is the one that is told. */
export function instructionsFollowed(
  { instructions }: CaseState,
  { seq, by, at, type }: CaseEvent,
): Pick<CaseState, 'instructions'> {
  const isFollowed = (one: Instruction) => one.acted === undefined && one.by !== by;
  if (by === systemActor || isNoAct(type) || !instructions?.some(isFollowed)) return {};
  return {
    instructions: instructions.map((one) => (isFollowed(one) ? { ...one, acted: { seq, at, by } } : one)),
  };
}
