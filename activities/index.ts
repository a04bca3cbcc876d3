import { ApplicationFailure } from '@temporalio/common';
import type { CaseEvent, EventData } from '../domain/case/events/event';
import type { CaseState } from '../domain/case/state';
import type { Rules } from '../domain/procedure/migration';
import type { ChainHead } from '../domain/proof/chain';
import { forkedHistory } from '../domain/proof/forkedHistory';
import { project } from '../domain/views/caseView';
import { reporterRefOf } from '../domain/case/petitionPart';
import { giveNumber, type NumberRequest } from './giveNumber';
import { type CaseEventStore, ForkedHistoryError } from '../models/caseEvents';
import type { CaseViewStore } from '../models/caseViews';
import type { IdentityVault } from '../models/identityVault';
import type { ReferenceStore } from '../models/reference';
import type { OfficeRegisters } from '../models/officeRegisters';
import type { RegisterNumbers } from '../models/registerNumbers';

export interface ActivityStores {
  events: CaseEventStore;
  views: CaseViewStore;
  numbers: RegisterNumbers;
  vault: IdentityVault;
  registers: OfficeRegisters;
  reference: Pick<ReferenceStore, 'getRules'>;
  /** What stands behind the symbol on the office's papers, `UBKTTU`. */
  symbolSuffix: () => string;
}

/** New events of a case, where its chain stood before them, and the case after them. */
export interface Append {
  head: ChainHead;
  events: CaseEvent[];
  state: CaseState;
}

/** Where the chain stands now; or, with it unchanged, the events that another attempt at this append has left behind it. */
export type Appended = ChainHead & { found?: CaseEvent[]; isOurs?: boolean };

/** The versions by which a case goes, by their names. */
export type RulesNamed = Pick<EventData<'rulesChanged'>, 'procedure' | 'calendar'>;

/** A part of a mixed petition that is to become a case. */
export interface EnterPart {
  from: string;
  into: string;
  /** Of the register whose number it gets. */
  year: string;
  reporterRef?: string | undefined;
}

/** What workflows have done to the world outside. All are idempotent: Temporal may run them again. */
export function createActivities(stores: ActivityStores) {
  const { events: eventStore, views, numbers, vault, reference } = stores;
  return {
    /** Stores the events, then the read model that shows them; a person is answered only after both. */
    async appendEvents({ head, events, state }: Append): Promise<Appended> {
      try {
        const next = await eventStore.append(state.caseId, head, events);
        const view = project(state);
        await (head.seq === 0 ? views.add(view) : views.save(view));
        return next;
      } catch (error) {
        if (!(error instanceof ForkedHistoryError)) throw error;
        const found = await eventStore.findBehind(state.caseId, head);
        if (found) return { ...head, found: found.events, isOurs: found.isOurs };
        // Another history under the same numbers cannot heal by itself; the case stops and operators see why.
        throw ApplicationFailure.nonRetryable(error.message, forkedHistory);
      }
    },

    /** What is stored behind a head by workers of this office; undefined when nothing is, or somebody else wrote it. */
    async findStored(caseId: string, head: ChainHead): Promise<CaseEvent[] | undefined> {
      const found = await eventStore.findBehind(caseId, head);
      return found?.isOurs ? found.events : undefined;
    },

    readRules: (named: RulesNamed): Promise<Rules> => reference.getRules(named),

    /** Gives a part of a petition its number, and its reporter a place of their own in the vault. */
    async enterPart({ from, into, year, reporterRef }: EnterPart): Promise<string> {
      if (reporterRef !== undefined) {
        await vault.share({ caseId: from, ref: reporterRef }, { caseId: into, ref: reporterRefOf(into) });
      }
      return numbers.numberFor(into, year);
    },

    /** The number of an act's paper in the office's registers. */
    giveNumber: (request: NumberRequest) => giveNumber(request, stores),
  };
}

export type Activities = ReturnType<typeof createActivities>;
