import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, noticeRefs, optional } from '../../fields';
import { isSettledBy, owedOfKind } from '../../owed';
import { refuse } from '../../refusal';
import { noticeAudiences, noticeMatters, stages } from '../../vocabulary';

/**
 * Records that someone was told what the office owed them; when the last acceptance is told, its limit ends. Of several notices of
 * one kind those are settled that are named, or else the one that has been owed longest.
 */
export const tell = defineCommand({
  type: 'tell',
  citation: 'Luật Tố cáo art. 29, art. 40',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead', 'publisher'],
  input: () =>
    z.object({
      to: z.enum(noticeAudiences),
      about: z.enum(noticeMatters),
      settles: optional(noticeRefs()),
      on: date(),
      how: line(),
      lateReason: lateReason(),
    }),
  obstacle: (state) => (state.owed.length > 0 ? undefined : refuse('nothingOwed')),
  decide: (state, { settles: named, ...given }, ctx) => {
    const owed = owedOfKind(state, given);
    const first = owed[0]?.seq;
    const oneByOne = ctx.procedure.duties?.value.tellEachNotice === true && first !== undefined;
    const settles = named ?? (oneByOne ? [first] : undefined);
    const told = { ...given, ...(settles && { settles }) };
    const isKnown = settles?.every((seq) => owed.some((notice) => notice.seq === seq)) ?? owed.length > 0;
    if (!isKnown) return refuse('nothingOwed', { field: 'about' });
    const rest = state.owed.filter((notice) => !isSettledBy(notice, told));
    const allTold = !rest.some(({ about }) => about === 'acceptance');
    return (
      whyNotDate(state, ctx, 'on', given.on) ?? [
        happened('noticeGiven', told),
        ...(allTold ? stopClock(state, ctx, 'telling') : []),
      ]
    );
  },
});
