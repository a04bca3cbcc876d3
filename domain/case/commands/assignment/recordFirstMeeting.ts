import { z } from 'zod';
import { pursued, reporterCanBeTold, whyNotDate, whyNotForAppeal } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { allegationRef, date, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { confirmedAtMeeting } from '../../vocabulary';
import { whyNotAmong } from '../../withdrawal';

/**
 * The minutes of the first meeting with the reporter: who they are and where they live is confirmed, and by which contents they stand (89-QĐ/TW;
 * 164-QĐ/TW). Until there is a team it can be held again; the last one stands. Who they are is said by nothing here.
 */
export const recordFirstMeeting = defineCommand({
  type: 'recordFirstMeeting',
  citation: '89-QĐ/TW; 164-QĐ/TW',
  during: ['intake', 'assignment'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () =>
    z.object({
      on: date(),
      place: line(300),
      confirmed: z.array(z.enum(confirmedAtMeeting)).max(confirmedAtMeeting.length),
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      content: paragraph(20000),
    }),
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return state.team ? refuse('teamIsThere') : whyNotForAppeal(state);
  },
  decide: (state, input, ctx) =>
    whyNotAmong(
      input.allegationIds,
      pursued(state).map(({ id }) => id),
    ) ??
    whyNotDate(state, ctx, 'on', input.on) ?? [
      happened('firstMeetingHeld', {
        ...input,
        confirmed: confirmedAtMeeting.filter((one) => input.confirmed.includes(one)),
      }),
    ],
});
