import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { receiverOf } from '../../../organisations/forwarding';
import { placedUnitSchema } from '../../../organisations/unit';
import { line, optional, paragraph, unitRef } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

const sent = () =>
  z.object({ toUnit: optional(unitRef()), to: optional(line(300)), explanation: paragraph() });

/**
 * Sends a misdirected report to the body that is competent; a named reporter is told where it went. A report that is passed on
 * again and again comes before the chair, who in the end decides (procedure §5, handle at the base). Where the registration names no unit, the chosen one comes with its place in the tree.
 */
export const forward = defineCommand({
  type: 'forward',
  citation: 'procedure §3.1, §4',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: sent,
  completed: () => sent().extend({ place: placedUnitSchema.optional() }),
  decide: (state, input, ctx) => {
    const { now, procedure } = ctx;
    const { passingOn } = procedure;
    const { forwardings, forwardingAllowed } = state;
    const nth = forwardings + 1;
    if (passingOn && nth >= passingOn.value.chairDecidesAt && !forwardingAllowed) {
      return refuse('chairMustDecide', { params: { count: forwardings } });
    }
    const receiver = receiverOf(state, input, procedure, localDate(ctx.calendar, now));
    if (isRefusal(receiver)) return receiver;
    return [
      ...(passingOn && nth >= passingOn.value.chairToldAt
        ? [happened('escalated', { to: 'chair', level: 0, dueAt: now, reason: 'passingOn' })]
        : []),
      happened('forwarded', { ...receiver, explanation: input.explanation }),
      ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'forwarding' })] : []),
    ];
  },
});
