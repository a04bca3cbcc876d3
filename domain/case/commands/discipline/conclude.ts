import { publicationDue } from '../../../clocks/publicationDue';
import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import {
  isCleared,
  isUnderStateLaw,
  reporterCanBeTold,
  upheld,
  whyNotDate,
  whyNotForAppeal,
} from '../../checks';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { date, paperNumber, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';

const results = (state: CaseState): Happening[] => [
  happened('noticeOwed', { to: 'subject', about: 'result' }),
  happened('noticeOwed', { to: 'managingOrganisation', about: 'result' }),
  ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'result' })] : []),
];

/**
 * The notice of conclusion: settling ends; publication is due from it (Luật Tố cáo art. 40). Under State law it is the end of
 * this stage: discipline is recommended to the State body that manages the official.
 */
export const conclude = defineCommand({
  type: 'conclude',
  citation: 'procedure §3.4; Luật Tố cáo art. 40',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({ number: paperNumber(), on: date(), summary: paragraph(20000), disciplineDue: z.boolean() }),
  obstacle: (state) => {
    if (state.combined) return refuse('combinedConcludesTogether');
    if (!state.hearing) return refuse('hearFirst');
    return state.conclusion ? refuse('alreadyConcluded') : whyNotForAppeal(state);
  },
  decide: (state, input, ctx) => {
    if (input.disciplineDue && isUnderStateLaw(state))
      return refuse('stateLawNoDiscipline', { field: 'disciplineDue' });
    if (input.disciplineDue && upheld(state).length === 0)
      return refuse('nothingUpheld', { field: 'disciplineDue' });
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('concluded', input),
        ...stopClock(state, ctx, 'settling'),
        // While discipline is deferred nothing is due for publication; `endDeferral` starts the duty.
        ...(state.deferral && input.disciplineDue ? [] : publicationDue(state, ctx, input.on)),
        ...results(state),
        ...(ctx.procedure.duties?.value.restoreClearedName && isCleared(state)
          ? [happened('restorationOwed', {})]
          : []),
      ]
    );
  },
});
