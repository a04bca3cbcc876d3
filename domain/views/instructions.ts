import type { CaseState, Instruction } from '../case/state';
import { type ClockRef, isOpen, keyOf } from '../clocks/clock';

/** What became of an instruction: nobody has acted since; somebody has, and what it was over still is late; that is over. */
export const instructionFates = ['open', 'acted', 'done'] as const;
export type InstructionFate = (typeof instructionFates)[number];

export function fateOf({ stage, clocks }: CaseState, { about, acted }: Instruction): InstructionFate {
  // The watch on progress begins anew with the instruction itself: of that, the next act is what was asked for.
  const limits = about.filter(({ kind }) => kind !== 'stall');
  const isLate = (ref: ClockRef) => {
    const clock = clocks[keyOf(ref)];
    return isOpen(clock) && clock.overdueSince !== undefined;
  };
  const isOver = limits.length > 0 ? !limits.some(isLate) : acted !== undefined;
  if (stage === 'closed' || isOver) return 'done';
  return acted ? 'acted' : 'open';
}

/** Each head's last instruction in a case: those before it are answered by it. */
export const lastInstructions = ({ instructions = [] }: CaseState): Instruction[] =>
  instructions.filter(({ by }, i) => !instructions.slice(i + 1).some((later) => later.by === by));

/** How a list asks in which cases the last instruction of a head has come to this. */
export const instructedKey = (by: string, fate: InstructionFate): string => `${by}>${fate}`;

export const instructedKeys = (state: CaseState): string[] =>
  lastInstructions(state).map((one) => instructedKey(one.by, fateOf(state, one)));
