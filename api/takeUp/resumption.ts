import type { CaseEvent } from '../../domain/case/events/event';
import { evolve } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { findNumberedAct, type NumberedAct, readNumber, seriesOf } from '../../domain/papers/numbering';
import { registerOf } from '../../domain/papers/papers';
import type { ChainHead } from '../../domain/proof/chain';
import type { OfficeRegisters } from '../../models/officeRegisters';
import { type Receipt, receiptsKept, type Resumption } from '../../workflows/contract';

/** Acts whose number was put in with them and stands in no register yet: an office register may give it to nobody else. */
async function unentered(
  state: CaseState,
  events: readonly CaseEvent[],
  registers: Pick<OfficeRegisters, 'find'>,
): Promise<NumberedAct[]> {
  const acts: NumberedAct[] = [];
  for (const event of events) {
    const act = findNumberedAct(state, event);
    const register = act && registerOf(act.kind);
    const n = act?.typed === undefined ? undefined : readNumber(act.typed);
    if (!act || !register || n === undefined) continue;
    if (!(await registers.find(seriesOf(register.symbol, act.issuer, act.on), n))) acts.push(act);
  }
  return acts;
}

/**
 * All that a run needs to go on where stored events end: what was answered to whom, so that a late repeat is still recognised, the
 * numbers that are still to be entered, and what the last act had to tell other cases, who may not have heard of it.
 * @param events a whole history, in order
 */
export async function resumptionOf(
  events: readonly CaseEvent[],
  head: ChainHead,
  registers: Pick<OfficeRegisters, 'find'>,
): Promise<Resumption | undefined> {
  let state: CaseState | undefined;
  const receipts = new Map<string, Receipt>();
  for (const event of events) {
    state = evolve(state, event);
    receipts.set(event.commandId, { seq: state.seq, number: state.number, stage: state.stage });
  }
  if (!state) return undefined;
  const last = events.at(-1);
  return {
    state,
    head,
    receipts: [...receipts].slice(-receiptsKept),
    typed: await unentered(state, events, registers),
    carry: events.filter(({ commandId }) => commandId === last?.commandId),
  };
}
