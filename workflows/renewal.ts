import { workflowInfo } from '@temporalio/workflow';

const defaultRenewAfter = 1000;
/** What a run may add to its history behind the reading of its case, well under the server's limits of 50 MB and 51,200 events. */
const mostBytes = 8_000_000;
const mostEvents = 8_000;

/** When a run is to go on as a new one. */
export interface Renewal {
  /** One more act has used up some of the run. */
  count(): void;
  /** The case has been read: what follows is what the run adds. */
  begin(): void;
  isDue(): boolean;
}

export function createRenewal(renewAfter = defaultRenewAfter): Renewal {
  let acts = 0;
  let begun = { bytes: 0, events: 0 };
  return {
    count: () => {
      acts += 1;
    },
    begin: () => {
      const { historySize, historyLength } = workflowInfo();
      begun = { bytes: historySize, events: historyLength };
    },
    isDue: () => {
      const { historySize, historyLength } = workflowInfo();
      return (
        acts >= renewAfter ||
        historySize - begun.bytes > mostBytes ||
        historyLength - begun.events > mostEvents
      );
    },
  };
}
