import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { disciplineForms } from '../../../procedure/partyProcedure';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { adoptedInTime, whyNoDiscipline } from './adopted';

/** Proposes the adopted form to the level that has the power; a case is not passed up while the commission has it (§5). */
export const proposeDiscipline = defineCommand({
  type: 'proposeDiscipline',
  citation: 'procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      form: z.enum(disciplineForms).meta({ ref: 'disciplineForm' }),
      to: line(300),
      grounds: paragraph(20000),
    }),
  obstacle: whyNoDiscipline,
  decide: (state, input, ctx) => {
    const lawful = adoptedInTime(state, input.form, ctx);
    if (isRefusal(lawful)) return lawful;
    if (lawful.withinPower) return refuse('withinOwnPower', { field: 'form' });
    return [happened('disciplineProposed', input), ...stopClock(state, ctx, 'publication')];
  },
});
