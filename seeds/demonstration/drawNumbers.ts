import { seriesOf, writeNumber } from '../../domain/papers/numbering';
import { type PaperKind } from '../../domain/papers/kinds';
import { registerOf } from '../../domain/papers/papers';
import { readPaperOffice } from '../../office/papers/paperOffice';
import type { History, Stage } from './history';

/**
 * Numbers the papers of all stories in the order of their days, as the office would have drawn them.
 * @param after how far each series has come before
 */
export function drawNumbers(
  histories: readonly History[],
  after: ReadonlyMap<string, number> = new Map(),
): NonNullable<Stage['numberOf']> {
  const { symbolSuffix } = readPaperOffice();
  const last = new Map(after);
  const numbers = new Map<string, string>();
  const key = (caseId: string, kind: PaperKind) => `${caseId} ${kind}`;
  const acts = histories
    .flatMap(({ caseId, state }) => (state.unnumbered ?? []).map((act) => ({ caseId, ...act })))
    .sort((a, b) => a.on.localeCompare(b.on));
  for (const { caseId, kind, issuer, on } of acts) {
    const symbol = registerOf(kind)?.symbol;
    if (!symbol) continue;
    const series = seriesOf(symbol, issuer, on);
    const n = (last.get(series) ?? 0) + 1;
    last.set(series, n);
    numbers.set(key(caseId, kind), writeNumber(n, symbol, symbolSuffix));
  }
  return (caseId, kind) => numbers.get(key(caseId, kind));
}
