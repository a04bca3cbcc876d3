import { z } from 'zod';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { untoldChanges } from '../../secrecy';
import { stages } from '../../vocabulary';

/** Those who hold papers of the case were told that its secrecy has ended, has changed or goes on (Luật Bảo vệ bí mật nhà nước art. 20–22). */
export const recordSecrecyTold = defineCommand({
  type: 'recordSecrecyTold',
  citation: 'Luật 29/2018 art. 20–22',
  during: stages,
  givenBy: ['caseTeam', 'intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair', 'chair'],
  input: () => z.object({ on: date(), to: paragraph(1000) }),
  obstacle: (state) => (untoldChanges(state).length > 0 ? undefined : refuse('nobodyToTell')),
  decide: (state, { on, to }, ctx) => {
    const refusal = whyNotDate(state, ctx, 'on', on);
    if (refusal) return refusal;
    return untoldChanges(state).some((change) => change.on <= on)
      ? [happened('secrecyTold', { on, to })]
      : refuse('beforeSecrecyChange', { field: 'on' });
  },
});
