import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import {
  findNumberedAct,
  issuerOf,
  numberIn,
  readNumber,
  seriesOf,
  writeNumber,
} from '../../domain/papers/numbering';
import { type PaperKind } from '../../domain/papers/kinds';
import { paperId, registerOf } from '../../domain/papers/papers';
import type { PaperRegisters } from '../../models/paperRegisters';

/** Another paper has that number already. */
export class NumberTakenError extends Error {}

/** The day that the paper bears: that of the act where it has one, else today. */
export function dateOfPaper(state: CaseState, event: CaseEvent, today: string): string {
  const act = findNumberedAct(state, event);
  if (act) return act.on;
  const { data } = event;
  const on = 'on' in data ? data.on : undefined;
  return on !== undefined && /^\d{4}-\d\d-\d\d$/.test(on) ? on : today;
}

interface DatedPaper {
  kind: PaperKind;
  state: CaseState;
  event: CaseEvent;
  events: readonly CaseEvent[];
  date: string;
  by: string;
  /** Which it is of its kind from this event; what replaces a paper takes a number of its own. */
  turn?: number | undefined;
}

/** The number of the paper: that of its act, the next one of the office's register, or none. @throws NumberTakenError */
export async function takeNumber(
  { kind, state, event, events, date, by, turn = 1 }: DatedPaper,
  suffix: string,
  registers: PaperRegisters,
): Promise<string | undefined> {
  const register = registerOf(kind);
  if (!register) return undefined;
  const { caseId, seq: of } = event;
  const place = { paper: paperId(caseId, of, kind, turn), caseId, of, kind, on: date, by };
  const series = seriesOf(register.symbol, issuerOf(state, kind), date);
  if (register.takenBy === 'paper' || turn > 1) {
    const entry = await registers.next(series, place, (n) => writeNumber(n, register.symbol, suffix));
    return entry.number;
  }
  const number = numberIn(events, of);
  const n = number === undefined ? undefined : readNumber(number);
  // Acts from before the registers numbered them are entered with their paper.
  if (number !== undefined && n !== undefined && !(await registers.enter(series, n, number, place)))
    throw new NumberTakenError(number);
  return number;
}
