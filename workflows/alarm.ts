import { CancellationScope, sleep } from '@temporalio/workflow';

/** The one timer of a case. It stays while the moment for which it is set does. */
export interface Alarm {
  due(): string | undefined;
  hasRung(): boolean;
  setTo(due: string | undefined): void;
  stop(): void;
}

export function createAlarm(): Alarm {
  let set: { due: string; scope: CancellationScope; rung: boolean } | undefined;

  function start(due: string): void {
    const alarm = { due, scope: new CancellationScope(), rung: false };
    const delay = Math.max(Date.parse(due) - Date.now(), 1);
    alarm.scope
      .run(() => sleep(delay))
      .then(
        () => (alarm.rung = true),
        () => undefined,
      );
    set = alarm;
  }

  return {
    due: () => set?.due,
    hasRung: () => set?.rung === true,
    setTo: (due) => {
      if (set?.due === due) return;
      set?.scope.cancel();
      set = undefined;
      if (due !== undefined) start(due);
    },
    stop: () => {
      set = undefined;
    },
  };
}
