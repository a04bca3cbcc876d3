import { setTimeout as pause } from 'node:timers/promises';

const heldMs = 15_000;
/** How often what had no answer is passed over, and how much longer is waited before each time: half a minute in all. */
const rounds = 6;
const roundPauseMs = 2_000;

/** Until when work is held that was taken, or held on to, at this moment. */
export const heldUntil = (): string => new Date(Date.now() + heldMs).toISOString();

/** Does work that only one process may be at, and tells the others so while it lasts. */
export async function whileHeld(
  hold: (until: string) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const beat = setInterval(() => {
    // A beat that is missed is made good by the next; the work itself meets the same fault and tells of it.
    hold(heldUntil()).catch(() => undefined);
  }, heldMs / 3);
  try {
    await work();
  } finally {
    clearInterval(beat);
    await hold(new Date().toISOString());
  }
}

/** Passes over the pieces of a work again while some were not answered: a server that is started again must not leave half of it. */
export async function throughTrouble(pass: () => Promise<{ unanswered: number }>): Promise<void> {
  for (let round = 1; ; round += 1) {
    try {
      const { unanswered } = await pass();
      if (unanswered === 0 || round === rounds) return;
    } catch (error) {
      if (round === rounds) throw error;
    }
    await pause(roundPauseMs * round);
  }
}
