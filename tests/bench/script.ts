import type { Command } from '../../domain/case/decide';
import { type HandedOn, inSteps } from '../../seeds/demonstration/inSteps';
import { OfficeCase, ordinaryHand } from '../domain/office';
import { ordinaryGiver } from '../domain/ordinary';

/** A command of the script: who gives it, and what they fill in. */
export type ScriptedCommand = Pick<Command, 'actor' | 'input'> & {
  type: Exclude<Command['type'], 'register'>;
};

type Step = ScriptedCommand['type'] | [ScriptedCommand['type'], Record<string, unknown>];

/** A case on its straight path from registration to its close, with the notes that are made on the way. */
const steps: readonly Step[] = [
  ...(['note', 'classify', 'accept', 'tell', 'tell', 'note'] as const),
  ...(['proposeAssignment', 'formTeam', 'signDecision', 'announceDecision', 'recordExplanation'] as const),
  ...(['recordEvidence', 'recordMinutes', 'requestInformation', 'recordReply', 'extend'] as const),
  ...(['setFinding', 'submitReport', 'holdHearing', 'note', 'recordVote', 'conclude'] as const),
  ...(['decideDiscipline', 'approvePublication', 'publish', 'tell', 'tell', 'tell'] as const),
  ...(['makeRecommendation', 'followRecommendation'] as const),
];

/** The commands of the path as they are given on one day: what identifies things in a case follows from their order. */
export function writeScript(today: string): ScriptedCommand[] {
  const rehearsal = OfficeCase.received(today);
  return steps.flatMap((step) => {
    const [type, more] = typeof step === 'string' ? [step, {}] : step;
    const input = { ...rehearsal.inputFor(type, today), ...more };
    const whole: HandedOn = { type, by: ordinaryGiver(type), input: () => input };
    const hands = inSteps({ ...whole, input }, rehearsal.now, rehearsal.procedure, ordinaryHand) ?? [whole];
    return hands.map((hand): ScriptedCommand => {
      const said = hand.input(rehearsal.now);
      rehearsal.handIn(hand.type, { on: today, by: hand.by }, said);
      return { type: hand.type as ScriptedCommand['type'], actor: hand.by, input: said };
    });
  });
}
