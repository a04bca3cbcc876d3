import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import type { Resumption } from './contractBefore';
import { type Act } from './act';
import { type HostedCase, isSettled, type Stored } from './hostedCase';
import { concernsOthers, reachLinkedCases } from './linkedCases';
import type { OrderOfSteps } from './orderOfSteps';

/** A timer for one due moment. */
interface Alarm {
  readonly due: string;
  readonly scope: CancellationScope;
  rung: boolean;
}

function alarmAt(due: string): Alarm {
  const alarm: Alarm = { due, scope: new CancellationScope(), rung: false };
  const delay = Math.max(Date.parse(due) - Date.now(), 1);
  alarm.scope
    .run(() => sleep(delay))
    .then(
      () => (alarm.rung = true),
      () => undefined,
    );
  return alarm;
}

/**
 * Whoever has given a command stores it, together with what others have decided meanwhile; and the one timer stays while the next
 * due moment does. So an ordinary command is one step of the workflow, and leaves nothing in its history but itself.
 */
export function storeAtOnce(hosted: HostedCase, resumption: Resumption | undefined): OrderOfSteps {
  /** What is stored and has still to be carried to other cases: no person waits for that. */
  const toCarry: Stored[] = [];
  if (resumption?.carry) toCarry.push({ state: resumption.state, events: resumption.carry });
  let storing: Promise<void> | undefined;
  let broken: { error: unknown } | undefined;
  let alarm: Alarm | undefined;

  async function store(): Promise<void> {
    try {
      const stored = await hosted.storeUnsent();
      if (stored && concernsOthers(stored)) toCarry.push(stored);
    } catch (error) {
      // A history that has forked: the case stops, where operators see it.
      broken = { error };
      throw error;
    } finally {
      storing = undefined;
    }
  }

  const storeNow = (): Promise<void> => (storing ??= store());

  function setAlarm(): void {
    const due = hosted.due();
    if (alarm?.due === due) return;
    alarm?.scope.cancel();
    alarm = due === undefined ? undefined : alarmAt(due);
  }

  function takeWhatFellDue(): void {
    if (!alarm?.rung) return;
    alarm = undefined;
    hosted.passTime();
  }

  const isLeft = () => hosted.hasUnsent() && storing === undefined;
  const isIdle = () => !hosted.hasUnsent() && storing === undefined && toCarry.length === 0;
  const somethingToDo = (renewalDue: () => boolean) => (): boolean =>
    broken !== undefined ||
    alarm?.rung === true ||
    alarm?.due !== hosted.due() ||
    isLeft() ||
    toCarry.length > 0 ||
    (renewalDue() && isIdle());

  return {
    settled: async (act: Act) => {
      while (!isSettled(act)) await storeNow();
    },
    goOn: async (renewalDue) => {
      for (;;) {
        setAlarm();
        await condition(somethingToDo(renewalDue));
        if (broken) throw broken.error;
        takeWhatFellDue();
        // What a clock or another case has brought about has nobody else to store it.
        while (isLeft()) await storeNow();
        for (let next = toCarry.shift(); next; next = toCarry.shift()) {
          await reachLinkedCases(next.state, next.events, hosted.rules());
        }
        if (renewalDue() && isIdle()) return;
      }
    },
  };
}
