import { classifiedBy } from '../../../procedure/complexity';
import { isRunning } from '../../../clocks/clock';
import { z } from 'zod';
import { extendClock, startClock, stopClock } from '../../../clocks/running';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { criteriaMet, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';
import { reportKinds } from '../../vocabulary';

const severalPlaces = 'severalPlaces';

/**
 * Names the kind of the report; where several places must be checked, first handling gets the longer limit. What makes it complex is chosen
 * and counted where the version says what does.
 */
export const classify = defineCommand({
  type: 'classify',
  citation: 'procedure §3.1, §4',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () =>
    z.object({
      kind: z.enum(reportKinds),
      complex: z.boolean(),
      especiallyComplex: optional(z.boolean()),
      criteria: criteriaMet(),
      severalPlaces: z.boolean(),
      further: optional(z.boolean()),
      assessment: paragraph(),
    }),
  decide: (state, given, ctx) => {
    if (given.especiallyComplex && !given.complex)
      return refuse('complexFirst', { field: 'especiallyComplex' });
    const input = classifiedBy(ctx.procedure, given);
    if (isRefusal(input)) return input;
    const { firstHandling, firstHandlingWide } = ctx.procedure.limits;
    const by = firstHandlingWide.value.count - firstHandling.value.count;
    const already = state.clocks.handling?.extensions.some(({ reason }) => reason === severalPlaces) ?? false;
    // Once its limit is over, nothing lengthens it any more.
    const { handling } = state.clocks;
    const isOver = isRunning(handling) && handling.dates.dueAt <= ctx.now;
    const longer = !input.further && input.severalPlaces && by > 0 && !already && !isOver;
    const { furtherStudy } = ctx.procedure.limits;
    if (input.further && !furtherStudy) return refuse('noFurtherStudy', { field: 'further' });
    const studied = input.further === true && state.clocks.furtherStudy === undefined;
    return [
      happened('classified', input),
      // Its file is studied anew, which has a limit of its own (Luật Tố cáo art. 37).
      ...(studied
        ? [
            ...stopClock(state, ctx, 'handling'),
            ...startClock(state, ctx, 'furtherStudy', state.registration.receivedDay),
          ]
        : []),
      ...(longer ? extendClock(state, ctx, { key: 'handling', by, reason: severalPlaces }) : []),
    ];
  },
});
