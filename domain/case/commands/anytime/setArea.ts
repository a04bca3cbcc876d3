import { z } from 'zod';
import { placedUnitSchema } from '../../../organisations/unit';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph, placedUnitRef } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

const asked = () => z.object({ unit: placedUnitRef(), reason: paragraph(1000) });

/**
 * Gives a case to the area of a unit, whatever unit its subject is of: from then on it is seen by who works there. Where the unit stands is
 * found out where the command comes in.
 */
export const setArea = defineCommand({
  type: 'setArea',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: asked,
  completed: () => asked().extend({ placed: placedUnitSchema.optional() }),
  decide: (_state, { placed, reason }) =>
    placed ? [happened('areaSet', { placed, reason })] : refuse('unitNotThere', { field: 'unit' }),
});
