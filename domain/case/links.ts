import type { CaseState } from './state';

/** The cases to which this one belongs as one matter: what it was split from or into, appeals, merged reports, and what says of itself that it is, by their ids. */
export function linkedTo(state: CaseState): string[] {
  const {
    registration,
    parts = [],
    appeals = [],
    appeal,
    mergedReports = [],
    links = [],
    outcome,
    ending,
  } = state;
  const ids = [
    registration.splitFrom?.caseId,
    ...parts.map(({ caseId }) => caseId),
    appeal?.appealedCase,
    ...appeals.map(({ caseId }) => caseId),
    ...mergedReports.map(({ caseId }) => caseId),
    ...links.map(({ caseId }) => caseId),
    outcome === 'merged' ? ending?.to : undefined,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
