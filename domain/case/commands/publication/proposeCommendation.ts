import { z } from 'zod';
import { reporterCanBeTold, upheld, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * Proposes whoever courageously reported for commendation, by nothing but this case; openly only with their consent, of
 * which the day is recorded. Until it is decided the proposal can be made anew.
 */
export const proposeCommendation = defineCommand({
  type: 'proposeCommendation',
  citation: '27-CT/TW, 231-QĐ/TW; procedure §3.5, §7',
  during: ['publication', 'closed'],
  givenBy: ['areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), to: line(300), merits: paragraph(), consentOn: date().optional() }),
  obstacle: (state) => {
    if (!state.conclusion) return refuse('concludeFirst');
    if (upheld(state).length === 0) return refuse('nothingRightToCommend');
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.commendation?.decided ? refuse('alreadyCommended') : undefined;
  },
  decide: (state, input, ctx) =>
    whyNotDate(state, ctx, 'on', input.on) ??
    (input.consentOn === undefined ? undefined : whyNotDate(state, ctx, 'consentOn', input.consentOn)) ?? [
      happened('commendationProposed', input),
    ],
});
