import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Calendar } from '../domain/calendar/calendar';
import type { Command } from '../domain/case/decide';
import type { CaseEvent } from '../domain/case/events/event';
import type { CaseMessage } from '../domain/case/messages';
import type { CaseState } from '../domain/case/state';
import type { Stage } from '../domain/case/vocabulary';
import type { NumberedAct } from '../domain/papers/numbering';
import type { ChainHead } from '../domain/proof/chain';
import type { Procedure } from '../domain/procedure/procedure';

/** What a person is told of a command that was carried out; a repeat of the command gets the same. */
export interface Receipt {
  seq: number;
  number: string;
  stage: Stage;
}

/** A case as it goes on in a new run: after continue-as-new, or taken up from its stored events. */
export interface Resumption {
  state: CaseState;
  head: ChainHead;
  receipts: [commandId: string, receipt: Receipt][];
  /** Acts whose numbers are still to be entered in the register. */
  typed?: NumberedAct[] | undefined;
  /** Stored events of which other cases may not have heard yet; to hear of them twice does no harm. */
  carry?: CaseEvent[] | undefined;
}

/** Receipts that a run carries on, so that a late repeat of a command is still recognised. */
export const receiptsKept = 500;

export interface CaseArguments {
  caseId: string;
  procedure: Procedure;
  calendar: Calendar;
  resumption?: Resumption | undefined;
  /** The registration with which a case begins that another case has opened. */
  opening?: Command | undefined;
  /** Accepted commands and due moments after which the run renews itself; well under the server's limits. */
  renewAfter?: number | undefined;
}

export const caseWorkflowName = 'caseWorkflow';
export const workflowIdOf = (caseId: string): string => `case-${caseId}`;

/** Gives a command to a case; refused ones leave no trace in history. */
export const giveCommand = defineUpdate<Receipt, [Command]>('giveCommand');
/** Has a case take up what a lost run has stored behind it; done when that is carried on. */
export const catchUp = defineUpdate<void>('catchUp');
/** What a linked case has to tell. */
export const hearCase = defineSignal<[CaseMessage]>('hearCase');
export const readCase = defineQuery<CaseState | undefined>('readCase');

/** The failure types of a refused command: the reason itself, or input that does not fit its schema. */
export const invalidInput = 'invalidInput';
