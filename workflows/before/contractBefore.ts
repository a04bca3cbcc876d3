import type { Calendar } from '../../domain/calendar/calendar';
import type { Command } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import type { NumberedAct } from '../../domain/papers/numberedAct';
import type { ChainHead } from '../../domain/proof/chain';
import type { Procedure } from '../../domain/procedure/procedure';
import type { Receipt } from '../contract';

/** A case as it went on in a new run. */
export interface Resumption {
  state: CaseState;
  head: ChainHead;
  receipts: [commandId: string, receipt: Receipt][];
  /** Acts whose numbers were still to be entered in the register. */
  typed?: NumberedAct[] | undefined;
  /** Stored events of which other cases may not have heard yet. */
  carry?: CaseEvent[] | undefined;
}

/** Receipts that a run carried on. */
export const receiptsKept = 500;

/** With what runs began before the patch `recorded`: the case as it was known, and its rules. */
export interface CaseArgumentsBefore {
  caseId: string;
  procedure: Procedure;
  calendar: Calendar;
  resumption?: Resumption | undefined;
  opening?: Command | undefined;
  renewAfter?: number | undefined;
}
