import type { CaseEvent } from '../../domain/case/events/event';
import { evolve } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { findNumberedAct, numberIn, readNumber, seriesOf } from '../../domain/papers/numbering';
import { paperId, registerOf } from '../../domain/papers/papers';
import type { CaseEventStore } from '../../models/caseEvents';
import type { PaperRegisters } from '../../models/paperRegisters';

/** Enters the numbers that the acts of a case bear already; what is there stays as it is. */
export async function enterNumbers(registers: PaperRegisters, events: readonly CaseEvent[]): Promise<void> {
  let state: CaseState | undefined;
  for (const event of events) {
    state = evolve(state, event);
    const act = findNumberedAct(state, event);
    const number = act && numberIn(events, act.of);
    const n = number === undefined ? undefined : readNumber(number);
    const symbol = act && registerOf(act.kind)?.symbol;
    if (!act || !symbol || number === undefined || n === undefined) continue;
    const { of, kind, issuer, on, by, commandId } = act;
    const { caseId } = state;
    const place = { paper: paperId(caseId, of, kind), caseId, of, kind, on, by, commandId };
    await registers.enter(seriesOf(symbol, issuer, on), n, number, place);
  }
}

/** An office that has numbered its papers before it had registers goes on behind its last numbers; done once. */
export async function beginRegisters(registers: PaperRegisters, store: CaseEventStore): Promise<void> {
  if ((await registers.list()).length > 0) return;
  for await (const caseId of store.caseIds()) await enterNumbers(registers, await store.read(caseId));
}
