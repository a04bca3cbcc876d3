import { unnamed } from '../../../domain/access/seen';
import type { CaseState } from '../../../domain/case/state';
import type { Translate } from '../../../language/texts';

export interface LinkedCase {
  href: string;
  text: string;
}

/** The cases that this one is linked to: what it was split from or into, appeals, what it was merged into or has taken in. */
export function linkedCases(state: CaseState, t: Translate): LinkedCase[] {
  const link = (caseId: string, key: string, number?: string): LinkedCase => ({
    href: `/cases/${encodeURIComponent(caseId)}`,
    text: t(`cases:linked.${key}`, { number }),
  });
  const {
    registration,
    parts = [],
    appeals = [],
    appeal,
    mergedReports = [],
    links = [],
    mergeProposal,
    outcome,
    ending,
  } = state;
  const { splitFrom } = registration;
  const isShown = (id: string) => [...appeals, ...mergedReports].some(({ caseId }) => caseId === id);
  return [
    ...(splitFrom ? [link(splitFrom.caseId, 'splitFrom', splitFrom.number)] : []),
    ...parts.map(({ caseId, number }) => link(caseId, number ? 'part' : 'partComing', number)),
    ...(appeal?.appealedCase ? [link(appeal.appealedCase, 'against', appeal.decisionNumber)] : []),
    ...appeals.map(({ caseId, number }) => link(caseId, 'appeal', number)),
    ...mergedReports.map(({ caseId, number }) => link(caseId, 'mergedReport', number)),
    ...links
      .filter(({ caseId }) => !isShown(caseId))
      .map(({ caseId, number }) => link(caseId, 'sameMatter', number)),
    ...(mergeProposal && mergeProposal.into !== unnamed
      ? [link(mergeProposal.into, 'mergeProposed', mergeProposal.number)]
      : []),
    ...(outcome === 'merged' && ending?.to ? [link(ending.to, 'merged')] : []),
  ];
}
