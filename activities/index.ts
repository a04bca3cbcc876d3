import type { CaseEventStore } from '../models/caseEvents';
import type { CaseViewStore } from '../models/caseViews';
import type { IdentityVault } from '../models/identityVault';
import type { NewsStore } from '../models/news';
import type { PaperRegisters } from '../models/paperRegisters';
import type { Proofs } from '../models/proofs';
import type { ReceptionVisits } from '../models/receptionVisits';
import type { ReferenceStore } from '../models/reference';
import type { CaseNumbers } from '../models/caseNumbers';
import type { Rules } from '../domain/procedure/migration';
import type { ProvenNumber, RulesNamed } from '../domain/proof/proven';
import { appendActs, type AppendActs, type Appended } from './appendActs';
import { activitiesBefore } from './before';
import type { PieceDelivered } from '../domain/webhooks/hosting';
import { type Deliver, deliverPiece } from './deliverPiece';
import { enterPart, type EnterPart } from './enterPart';
import { giveNumber, type NumberRequest } from './giveNumber';
import { type AskedPiece, openCase, type OpenCase, type OpenedCase, type Piece, readPiece } from './openCase';
import { createOwedNews } from './owedNews';
import { rulesRemembered } from './rulesRemembered';
import { tellOthers } from './tellOthers';
import { passVisitTime, readVisitStep } from './visitTime';

export interface ActivityStores {
  events: CaseEventStore;
  views: CaseViewStore;
  numbers: CaseNumbers;
  vault: IdentityVault;
  registers: PaperRegisters;
  reference: Pick<ReferenceStore, 'getRules'>;
  news: NewsStore;
  proofs: Proofs;
  visits: Pick<ReceptionVisits, 'listOf' | 'add'>;
  /** What stands behind the symbol on the office's papers, `UBKTTU`. */
  symbolSuffix: () => string;
  /** How what happened is told to addresses outside. */
  deliver?: Deliver | undefined;
}

/** What workflows have done to the world outside. All are idempotent: Temporal may run them again. */
export function createActivities(stores: ActivityStores) {
  const reference = { getRules: rulesRemembered(stores.reference) };
  const needs = { ...stores, reference, news: createOwedNews(stores.news) };
  return {
    ...activitiesBefore,

    /** What is stored of a case: with it a run begins. */
    openCase: (asked: OpenCase): Promise<OpenedCase> => openCase(asked, needs),
    readPiece: (asked: AskedPiece): Promise<Piece> => readPiece(asked, needs),

    appendActs: (asked: AppendActs): Promise<Appended> => appendActs(asked, needs),

    readRules: (named: RulesNamed): Promise<Rules> => reference.getRules(named),

    enterPart: (part: EnterPart): Promise<string> => enterPart(part, stores),

    /** The number of an act's paper in the office's registers. */
    giveNumber: async (request: NumberRequest): Promise<ProvenNumber> => {
      const number = await giveNumber(request, stores);
      return stores.proofs.proveNumber({ caseId: request.caseId, of: request.act.of, number });
    },

    tellOthers: (caseId: string): Promise<void> => tellOthers(caseId, needs),

    /** When a visit comes to its next step; with that its clock waits. */
    readVisitStep: (visitId: string): Promise<string | undefined> => readVisitStep(visitId, stores.visits),

    /** Writes down every step to which a visit has come by a moment. */
    passVisitTime: (visitId: string, now: string): Promise<void> =>
      passVisitTime(visitId, now, stores.visits),

    /** Delivers the next piece of a webhook, or waits a while for one. */
    deliverPiece: (webhookId: string): Promise<PieceDelivered> => deliverPiece(webhookId, stores.deliver),

    /** Done as soon as the database answers: while it does not, the server asks again, and no history grows by that. */
    databaseAnswers: async (caseId: string): Promise<void> => {
      await stores.events.isStored(caseId, 1);
    },
  };
}

export type Activities = ReturnType<typeof createActivities>;
