import { publicationDue } from '../../../clocks/publicationDue';
import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { findForm, lawfulForms } from '../../../discipline/lawfulForms';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { whyNotDate, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/** What the level above decided on a proposal: a form in time, or none. */
export const recordSuperiorDecision = defineCommand({
  type: 'recordSuperiorDecision',
  citation: 'procedure §5',
  during: ['discipline'],
  givenBy: ['standingCommittee'],
  input: () =>
    z.object({
      form: z.enum(disciplineForms).meta({ ref: 'disciplineForm' }).optional(),
      number: line(60),
      on: date(),
      grounds: paragraph(20000),
      lateReason: lateReason(),
    }),
  obstacle: (state) =>
    whyNotUnderStateLaw(state, 'stateLawNoDiscipline') ??
    (state.proposedDiscipline ? undefined : refuse('notProposed')),
  decide: (state, input, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoDiscipline');
    if (input.form && state.deferral)
      return refuse('deferred', { field: 'form', params: { until: state.deferral.until } });
    const today = localDate(ctx.calendar, ctx.now);
    const lawful = input.form && findForm(lawfulForms(state, ctx.procedure, today), input.form);
    if (input.form && !lawful) return refuse('formNotForSubject', { field: 'form' });
    if (lawful && !lawful.inTime)
      return refuse('outOfTime', { field: 'form', params: { until: lawful.until ?? '' } });
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('superiorDecided', input),
        ...publicationDue(
          input.form ? { ...state, discipline: { form: input.form, on: input.on, by: 'superior' } } : state,
          ctx,
          input.on,
        ),
      ]
    );
  },
});
