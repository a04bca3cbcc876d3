import { patched } from '@temporalio/workflow';

/**
 * Changes of the workflow's steps since its first day, oldest first. A case that has passed the place before the change goes on as
 * it was recorded; every other one takes the new way. An entry is taken out only when no open case can have been there before it
 * (`deprecatePatch` first), and `tests/replay/histories` holds histories from before and after each.
 */
const patches = {
  /** Answering a repeated command uses up an Update of the run like any other, so it counts towards the run's renewal. */
  repeatsCount: '2026-11-repeats-count',
  /** A number that was put in with an act is entered in the office's register, once the act is stored. */
  typedNumbersEntered: '2026-11-typed-numbers-entered',
  /** A command is stored by its own handler, and the timer stays while the next due moment does. */
  timerStays: '2026-11-timer-stays',
  /** A run that gets no registration looks whether one is stored, before it ends. */
  lostBeginning: '2026-11-lost-beginning',
  /** Linked cases are told who takes no part in the matter. */
  conflictsFollow: '2026-11-conflicts-follow',
} as const;

/** Whether this run takes the way after the change. Deterministic: the answer is recorded in the history. */
export const takesPatch = (patch: keyof typeof patches): boolean => patched(patches[patch]);
