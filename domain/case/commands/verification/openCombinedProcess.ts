import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { findForm, lawfulForms } from '../../../discipline/lawfulForms';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { upheld, whyNotDate, whyNotForAppeal, whyNotWay } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * A clear violation whose form of discipline the subject accepts is settled and disciplined together. Announcement,
 * explanation, hearing, secret ballot, majority, limitation and power stay as they are.
 */
export const openCombinedProcess = defineCommand({
  type: 'openCombinedProcess',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      form: z.enum(disciplineForms).meta({ ref: 'disciplineForm' }),
      acceptedOn: date(),
      statement: paragraph(20000),
      grounds: paragraph(20000),
    }),
  obstacle: (state) => {
    const notHere = whyNotForAppeal(state) ?? whyNotWay(state, 'combinedProcess');
    if (notHere) return notHere;
    if (state.combined) return refuse('alreadyCombined');
    if (!state.announcedOn) return refuse('announceFirst');
    if (!state.explanationOn) return refuse('explanationFirst');
    return upheld(state).length > 0 ? undefined : refuse('noClearViolation');
  },
  decide: (state, input, ctx) => {
    const { procedure } = ctx;
    if (procedure.law === 'state') return refuse('wayNotOpen');
    const lawful = findForm(lawfulForms(state, procedure, localDate(ctx.calendar, ctx.now)), input.form);
    if (!lawful) return refuse('formNotForSubject', { field: 'form' });
    if (!lawful.inTime) return refuse('outOfTime', { field: 'form', params: { until: lawful.until ?? '' } });
    const { powerOf } = lawful;
    if (powerOf !== undefined) return refuse('disciplineBelow', { field: 'form', params: { body: powerOf } });
    if (!lawful.withinPower) return refuse('beyondPower', { field: 'form' });
    if (!procedure.combinedProcess?.value.forms.includes(input.form))
      return refuse('formNotForCombined', { field: 'form' });
    return (
      whyNotDate(state, ctx, 'acceptedOn', input.acceptedOn) ?? [happened('combinedProcessOpened', input)]
    );
  },
});
