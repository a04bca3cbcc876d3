import { ApplicationFailure } from '@temporalio/common';
import type { CaseEvent } from '../domain/case/events/event';
import type { CaseState } from '../domain/case/state';
import type { ChainHead } from '../domain/proof/chain';
import { project } from '../domain/views/caseView';
import { type CaseEventStore, ForkedHistoryError } from '../models/caseEvents';
import type { CaseViewStore } from '../models/caseViews';

export interface ActivityStores {
  events: CaseEventStore;
  views: CaseViewStore;
}

/** New events of a case, where its chain stood before them, and the case after them. */
export interface Append {
  head: ChainHead;
  events: CaseEvent[];
  state: CaseState;
}

/** What workflows have done to the world outside. All are idempotent: Temporal may run them again. */
export function createActivities({ events: eventStore, views }: ActivityStores) {
  return {
    /** Stores the events, then the read model that shows them; a person is answered only after both. */
    async appendEvents({ head, events, state }: Append): Promise<ChainHead> {
      try {
        const next = await eventStore.append(state.caseId, head, events);
        await views.save(project(state));
        return next;
      } catch (error) {
        // Another history under the same numbers cannot heal by itself; the case stops and operators see why.
        if (error instanceof ForkedHistoryError) {
          throw ApplicationFailure.nonRetryable(error.message, 'ForkedHistory');
        }
        throw error;
      }
    },
  };
}

export type Activities = ReturnType<typeof createActivities>;
