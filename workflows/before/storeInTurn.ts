import { condition } from '@temporalio/workflow';
import { type HostedCase, isSettled } from './hostedCase';
import { reachLinkedCases } from './linkedCases';
import type { OrderOfSteps } from './orderOfSteps';

/**
 * The order of runs that began before the patch `timerStays`: one loop stores what has been decided, and waits with a timer of its
 * own each time. It is kept until none of them is open.
 */
export function storeInTurn(hosted: HostedCase): OrderOfSteps {
  async function waitOn(renewalDue: () => boolean): Promise<void> {
    const due = hosted.due();
    const delay = due === undefined ? undefined : Date.parse(due) - Date.now();
    const something = () => hosted.hasUnsent() || renewalDue();
    if (delay === undefined) return condition(something);
    if (delay > 0 && (await condition(something, delay))) return;
    hosted.passTime();
  }

  let broken: { error: unknown } | undefined;

  async function store(): Promise<void> {
    try {
      const stored = await hosted.storeUnsent();
      if (stored) await reachLinkedCases(stored.state, stored.events, hosted.rules());
    } catch (error) {
      broken = { error };
      throw error;
    }
  }

  return {
    settled: async (act) => {
      await condition(() => isSettled(act) || broken !== undefined);
      if (broken && !isSettled(act)) throw broken.error;
    },
    goOn: async (renewalDue) => {
      while (hosted.hasUnsent() || !renewalDue()) {
        if (!hosted.hasUnsent()) await waitOn(renewalDue);
        else await store();
      }
    },
  };
}
