import { condition, isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ActivitiesBefore } from '../../activities/before';
import type { CaseEvent, EventData } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { type NumberedAct } from '../../domain/papers/numberedAct';
import { findNumberedAct } from '../../domain/papers/numbering';
import { takesPatch } from '../patches';

// Once where the answer is still on its way, so that it mostly shows the number; when that fails the person is answered, and the
// number follows as soon as the register can be reached.
const { giveNumber: giveAtOnce } = proxyLocalActivities<ActivitiesBefore>({
  startToCloseTimeout: '3s',
  retry: { maximumAttempts: 1 },
});
const { giveNumber: giveLater } = proxyActivities<ActivitiesBefore>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

async function numberFor(caseId: string, act: NumberedAct): Promise<string | undefined> {
  try {
    return await giveAtOnce({ caseId, act });
  } catch (error) {
    if (isCancellation(error)) throw error;
    return giveLater({ caseId, act });
  }
}

/**
 * Acts whose number a person put in, among events that have just been stored: it is entered in the register. Behind a patch,
 * since cases from before have such acts and never asked; an act without a number is new, and needs none.
 */
export const typedActs = (state: CaseState, events: readonly CaseEvent[]): NumberedAct[] => {
  const acts = events.flatMap((event) => findNumberedAct(state, event) ?? []);
  const typed = acts.filter((act) => act.typed !== undefined);
  return typed.length > 0 && takesPatch('typedNumbersEntered') ? typed : [];
};

interface Numbering {
  caseId: string;
  /** The next act that is stored and has not been to the register, if there is one. */
  next: () => NumberedAct | undefined;
  given: (act: NumberedAct, number: EventData<'numberGiven'> | undefined) => void;
}

/** Takes acts to the register one by one, beside the case's other work: nobody waits for a number. */
export async function numberActs({ caseId, next, given }: Numbering): Promise<never> {
  for (;;) {
    await condition(() => next() !== undefined);
    const act = next();
    if (!act) continue;
    const { of, kind, typed: insteadOf } = act;
    const number = await numberFor(caseId, act);
    given(act, number === undefined || number === insteadOf ? undefined : { of, kind, number, insteadOf });
  }
}
