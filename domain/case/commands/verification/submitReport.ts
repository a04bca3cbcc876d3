import { z } from 'zod';
import { isAppeal, isUnderStateLaw, pursued, upheld } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { appealResults } from '../../vocabulary';

/** The team's report ends verification; it needs the subject's explanation and a finding for each allegation (§3.3). */
export const submitReport = defineCommand({
  type: 'submitReport',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['caseLeader'],
  input: () =>
    z.object({
      summary: paragraph(20000),
      proposesDiscipline: z.boolean(),
      /** What the team proposes on an appeal. */
      proposedResult: optional(z.enum(appealResults)),
    }),
  obstacle: (state) => {
    if (!state.announcedOn) return refuse('announceFirst');
    if (!state.explanationOn) return refuse('explanationFirst');
    const missing = pursued(state).filter(({ finding }) => !finding);
    return missing.length === 0
      ? undefined
      : refuse('findingsMissing', { params: { count: missing.length } });
  },
  decide: (state, input) => {
    if (input.proposedResult !== undefined && !isAppeal(state))
      return refuse('notAnAppeal', { field: 'proposedResult' });
    if (input.proposesDiscipline && isUnderStateLaw(state))
      return refuse('stateLawNoDiscipline', { field: 'proposesDiscipline' });
    if (input.proposesDiscipline && upheld(state).length === 0)
      return refuse('nothingUpheld', { field: 'proposesDiscipline' });
    return state.combined && !input.proposesDiscipline
      ? refuse('combinedNeedsProposal', { field: 'proposesDiscipline' })
      : [happened('reportSubmitted', input)];
  },
});
