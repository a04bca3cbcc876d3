import { type NumberedAct } from '../domain/papers/numberedAct';
import { readNumber, seriesOf, writeNumber } from '../domain/papers/numbering';
import { paperId, registerOf } from '../domain/papers/papers';
import type { PaperRegisters, PaperPlace } from '../models/paperRegisters';

export interface NumberRequest {
  caseId: string;
  act: NumberedAct;
}

export interface NumberNeeds {
  registers: PaperRegisters;
  /** What stands behind the symbol on the office's papers, `UBKTTU`. */
  symbolSuffix: () => string;
}

/**
 * The number of an act's paper in the office's registers: what was put in, when no other paper has it, otherwise the next one.
 * Asked again for the same act it is the same. Of another body's register nothing can be drawn: its number stays as it is.
 */
export async function giveNumber(
  { caseId, act }: NumberRequest,
  { registers, symbolSuffix }: NumberNeeds,
): Promise<string | undefined> {
  const { of, kind, issuer, on, by, commandId, typed } = act;
  const register = registerOf(kind);
  if (!register) return typed;
  const place: PaperPlace = { paper: paperId(caseId, of, kind), caseId, of, kind, on, by, commandId };
  const series = seriesOf(register.symbol, issuer, on);
  const n = typed === undefined ? undefined : readNumber(typed);
  const entered = typed !== undefined && n !== undefined && (await registers.enter(series, n, typed, place));
  if (entered || issuer === 'standingCommittee') return typed;
  const suffix = symbolSuffix();
  const entry = await registers.next(series, place, (next) => writeNumber(next, register.symbol, suffix));
  return entry.number;
}
