import { z } from 'zod';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { heaviestFirst } from '../../../voting/tally';
import { disciplinedKind } from '../../checks';
import { defineCommand } from '../../command';
import type { Happening } from '../../events/event';
import { date, paperNumber, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { conclude } from './conclude';
import { decideDiscipline } from './decideDiscipline';

/** What the subject accepted was no heavier form than this one. */
function isHeavier(state: CaseState, form: (typeof disciplineForms)[number]): boolean {
  const forms: readonly string[] = heaviestFirst[disciplinedKind(state)];
  return state.combined !== undefined && forms.indexOf(form) < forms.indexOf(state.combined.form);
}

/** Publication is due from the decision; the same day's conclusion need not start its clock before. */
const startsPublication = ({ type, data }: Happening): boolean =>
  (type === 'clockStarted' || type === 'clockPaused' || type === 'clockContinued') &&
  data.kind === 'publication';

/** In a combined process the conclusion and the disciplinary decision are one act, after the hearing and the secret ballot. */
export const concludeWithDiscipline = defineCommand({
  type: 'concludeWithDiscipline',
  citation: '22-QĐ/TW art. 15; procedure §3.3, §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      number: paperNumber(),
      summary: paragraph(20000),
      form: z.enum(disciplineForms).meta({ ref: 'disciplineForm' }),
      decisionNumber: paperNumber(),
      grounds: paragraph(20000),
    }),
  obstacle: (state) => {
    if (!state.combined) return refuse('notCombined');
    if (!state.hearing) return refuse('hearFirst');
    if (state.deferral) return refuse('deferred', { params: { until: state.deferral.until } });
    if (!state.vote) return refuse('voteFirst');
    return state.vote.adopted ? undefined : refuse('nothingAdopted');
  },
  decide: (state, { on, number, summary, form, decisionNumber, grounds }, ctx) => {
    if (isHeavier(state, form)) return refuse('heavierThanAccepted', { field: 'form' });
    const concluded = conclude.decide(state, { number, on, summary, disciplineDue: true }, ctx);
    if (isRefusal(concluded)) return concluded;
    const decided = decideDiscipline.decide(state, { form, number: decisionNumber, on, grounds }, ctx);
    if (isRefusal(decided)) return decided;
    return [...concluded.filter((one) => !startsPublication(one)), ...decided];
  },
});
