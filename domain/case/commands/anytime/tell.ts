import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import type { Context } from '../../context';
import { type Happening, happened } from '../../events/event';
import { date, lateReason, line, noticeRefs, optional, orderReason } from '../../fields';
import { isSettledBy, owedOfKind } from '../../owed';
import { beforeResult, departure } from '../../order/usualOrder';
import { isRefusal, type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { noticeAudiences, noticeMatters, stages } from '../../vocabulary';

/** What was told, and how. */
interface Told {
  to: (typeof noticeAudiences)[number];
  about: (typeof noticeMatters)[number];
  on: string;
  how: string;
  settles?: number[] | undefined;
}

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
      orderReason: orderReason(),
    }),
  obstacle: (state) => (state.owed.length > 0 ? undefined : refuse('nothingOwed')),
  decide: (state, { orderReason: why, ...given }, ctx) => {
    const departed = departure(given.about === 'result' ? beforeResult(state) : [], why);
    if (isRefusal(departed)) return departed;
    const told = tellOwed(state, given, ctx);
    return isRefusal(told) ? told : [...told, ...departed];
  },
});

/** What is owed of a kind is told, whatever the order. */
export function tellOwed(
  state: CaseState,
  { settles: named, ...given }: Told,
  ctx: Context,
): Happening[] | Refusal {
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
}
