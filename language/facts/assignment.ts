import { formatDate } from '../../language/dates';
import { fact, numbered, type FactsOf } from './fact';

export const assignment: FactsOf = ({ proposal, decision }, { t, names }) => [
  ...(proposal
    ? [
        ...fact(t, 'proposedBy', names(proposal.by)),
        ...fact(t, 'purpose', proposal.purpose),
        ...fact(t, 'contents', proposal.contents),
        ...fact(t, 'method', proposal.method),
        ...fact(
          t,
          'period',
          t('cases:fromTo', { from: formatDate(proposal.periodFrom), to: formatDate(proposal.periodTo) }),
        ),
        ...fact(t, 'duration', t('cases:workingDays', { count: proposal.durationDays })),
      ]
    : []),
  ...(decision
    ? [
        ...fact(t, 'decision', numbered(t, decision.number, decision.signedOn)),
        ...fact(t, 'signedBy', names(decision.by)),
      ]
    : []),
];
