import { ApplicationFailure } from '@temporalio/common';
import type { CaseEvent } from '../domain/case/events/event';
import { makesWay } from '../domain/case/hosting';
import type { CaseState } from '../domain/case/state';
import type { Rules } from '../domain/procedure/migration';
import type { ChainHead } from '../domain/proof/chain';
import type { RulesNamed } from '../domain/proof/proven';
import type { EnterPart } from './enterPart';
import type { NumberRequest } from './giveNumber';

/** New events of a case, where its chain stood before them, and the case after them. */
export interface Append {
  head: ChainHead;
  events: CaseEvent[];
  state: CaseState;
}

/** Where the chain stood then; or, with it unchanged, the events that another attempt at this append had left behind it. */
export type Appended = ChainHead & { found?: CaseEvent[]; isOurs?: boolean };

/** What runs called that began before the patch `recorded`: their histories hold the answers. */
export interface ActivitiesBefore {
  appendEvents(append: Append): Promise<Appended>;
  findStored(caseId: string, head: ChainHead): Promise<CaseEvent[] | undefined>;
  readRules(named: RulesNamed): Promise<Rules>;
  enterPart(part: EnterPart): Promise<string>;
  giveNumber(request: NumberRequest): Promise<string | undefined>;
}

/**
 * What such a run still asks for when it has replayed: nothing is stored any more by what it decides, and it makes way for a run that
 * reads what is stored. Whoever waits for an answer gives the command again, under the same id.
 */
export const activitiesBefore: Pick<ActivitiesBefore, 'appendEvents' | 'findStored'> = {
  appendEvents: () =>
    Promise.reject(ApplicationFailure.nonRetryable('this run makes way for the next one', makesWay)),
  findStored: () => Promise.resolve(undefined),
};
