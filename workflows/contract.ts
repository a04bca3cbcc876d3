import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { hearMessageName } from '../domain/case/hosting';
import type { CaseMessage } from '../domain/case/messages';
import type { CaseState } from '../domain/case/state';
import type { Stage } from '../domain/case/vocabulary';
import type { ChainHead } from '../domain/proof/chain';
import type { ProvenCommand, ProvenMessage, TrustedHead } from '../domain/proof/proven';

/** What a person is told of a command that was carried out; a repeat of the command gets the same. */
export interface Receipt {
  seq: number;
  number: string;
  stage: Stage;
}

/**
 * With what a run begins, or goes on as a new one: which case it is, and nothing that is known of it. All that is read from the
 * stored events, so that it stays as small as this however large the case.
 */
export interface CaseArguments {
  caseId: string;
  /** The registration with which a case begins that another case has opened. */
  opening?: ProvenCommand | undefined;
  /** Up to where an operator lets events count that bear no seal of this office. */
  trusted?: TrustedHead | undefined;
  /** How far the run before this one knew its case to be stored: where less is stored, an older copy was restored. */
  reached?: ChainHead | undefined;
  /** Acts after which the run renews itself; well under the server's limits. */
  renewAfter?: number | undefined;
}

/** Gives a command to a case; refused ones leave no trace in history. */
export const giveCommand = defineUpdate<Receipt, [ProvenCommand]>('giveCommand');
/** Has a case take up what a lost run has stored behind it; done when that is carried on. */
export const catchUp = defineUpdate<void>('catchUp');
/** What a linked case has to tell; answered once it is recorded. */
export const hearMessage = defineUpdate<void, [ProvenMessage]>(hearMessageName);
/** How a linked case told it before; those that did so tell it again. */
export const hearCase = defineSignal<[CaseMessage]>('hearCase');
export const readCase = defineQuery<CaseState | undefined>('readCase');

/** The failure types of a refused command: the reason itself, or input that does not fit its schema. */
export const invalidInput = 'invalidInput';
