import { publicationDue } from '../../../clocks/publicationDue';
import { z } from 'zod';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paperNumber, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { adoptedInTime, whyNoDiscipline } from './adopted';

/** The commission imposes the form that the ballot adopted, where it is in time and within its power (procedure §5). */
export const decideDiscipline = defineCommand({
  type: 'decideDiscipline',
  citation: '22-QĐ/TW art. 15; procedure §4, §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      form: z.enum(disciplineForms).meta({ ref: 'disciplineForm' }),
      number: paperNumber(),
      on: date(),
      grounds: paragraph(20000),
    }),
  obstacle: whyNoDiscipline,
  decide: (state, input, ctx) => {
    const lawful = adoptedInTime(state, input.form, ctx, input.on);
    if (isRefusal(lawful)) return lawful;
    const { powerOf } = lawful;
    if (powerOf !== undefined) return refuse('disciplineBelow', { field: 'form', params: { body: powerOf } });
    if (!lawful.withinPower) return refuse('beyondPower', { field: 'form' });
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('disciplineDecided', input),
        ...publicationDue({ ...state, discipline: { on: input.on, by: 'commission' } }, ctx, input.on),
      ]
    );
  },
});
