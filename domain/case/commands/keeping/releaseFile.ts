import { z } from 'zod';
import { openHolds } from '../../../keeping/kept';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { holdRef, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

/** Ends one of the holds of a file; the schedule holds again once none is left. */
export const releaseFile = defineCommand({
  type: 'releaseFile',
  citation: 'Luật Tố cáo art. 39',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ hold: holdRef(), reason: paragraph(1000) }),
  obstacle: (state) => (openHolds(state).length > 0 ? undefined : refuse('notHeld')),
  decide: (state, input) =>
    openHolds(state).some(({ seq }) => seq === input.hold)
      ? [happened('holdReleased', input)]
      : refuse('notHeld', { field: 'hold' }),
});
