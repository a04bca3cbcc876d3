import type { Giver } from '../../access/policy';
import type { Procedure } from '../../procedure/procedure';
import { type Step, type SteppedAct, steppedActs } from '../../procedure/steps';
import type { CommandDefinition } from '../command';

export const isSteppedAct = (type: string): type is SteppedAct => steppedActs.some((act) => act === type);

/** By which steps a version has an act decided; undefined where whoever may give it decides alone. */
export const findStep = ({ steps }: Procedure, type: string): Step | undefined =>
  isSteppedAct(type) ? steps?.value.acts[type] : undefined;

/** Who may give a command where the version has it decided in steps: who proposes it, and who approves where one act is enough. */
const handsOf = ({ proposedBy, approvedBy, inOneAct }: Step): readonly Giver[] =>
  inOneAct ? [...proposedBy, ...approvedBy] : proposedBy;

/** Who may give a command under a version. */
export const giversUnder = (
  procedure: Procedure,
  { type, givenBy }: Pick<CommandDefinition<string, never>, 'type' | 'givenBy'>,
): readonly Giver[] => {
  const step = findStep(procedure, type);
  return step ? handsOf(step) : givenBy;
};
