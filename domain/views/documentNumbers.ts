import type { CaseState } from '../case/state';
import { isKeptApart } from '../papers/papers';

/** The numbers of the papers of a case, as they stand on them: those that acts brought along or were given, and of every paper that was issued. */
export function documentNumbers(state: CaseState): string[] {
  const { appeal, appeals = [], papers = [] } = state;
  const numbers = [
    state.decision?.number,
    state.conclusion?.number,
    state.discipline?.number,
    state.inspection?.number,
    state.served?.number,
    appeal?.decisionNumber,
    appeal?.decision?.number,
    ...appeals.map(({ decision }) => decision),
    // Papers of protection lie in a file apart, and nobody finds a case by them.
    ...papers.filter(({ kind }) => !isKeptApart(kind)).map(({ number }) => number),
  ];
  return [...new Set(numbers.flatMap((number) => number || []))];
}
