import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { findFall } from '../../../appeals/fallen';
import { stopClock } from '../../../clocks/running';
import { checksNow, formsUnder, isPassed, mattersLeft } from '../../../publications/publication';
import { publicationForms, publishedMatters } from '../../../publications/vocabulary';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import type { Context } from '../../context';
import { type EventData, type Happening, happened } from '../../events/event';
import {
  date,
  futureDate,
  lateReason,
  line,
  optional,
  orderReason,
  paragraph,
  publicCheckRef,
} from '../../fields';
import { beforePublication, departure } from '../../order/usualOrder';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { inForm } from './inForm';

/** The approved text is made public; its time limit ends (Luật Tố cáo art. 40; of an appeal 22-QĐ/TW art. 22-27). */
export const publish = defineCommand({
  type: 'publish',
  citation: 'Luật Tố cáo art. 40; 22-QĐ/TW art. 22-27',
  during: ['publication'],
  givenBy: ['publisher'],
  input: () =>
    z.object({
      matters: optional(z.array(z.enum(publishedMatters)).max(publishedMatters.length)),
      form: optional(z.enum(publicationForms)),
      on: date(),
      place: line(300),
      until: optional(futureDate()),
      check: optional(publicCheckRef()),
      attended: optional(paragraph(2000)),
      refusedToHear: optional(paragraph(1000)),
      lateReason: lateReason(),
      orderReason: orderReason(),
    }),
  obstacle: (state, _actor, { procedure }) => {
    const { publication } = state;
    if (findFall(state)) return refuse('decisionFell');
    if (!publication) return refuse('approveFirst');
    if (formsUnder(procedure)) return checksNow(state).some(isPassed) ? undefined : refuse('checkFirst');
    return publication.publishedOn ? refuse('alreadyPublished') : undefined;
  },
  demands: (state, rules) => [
    ...(rules && formsUnder(rules.procedure) ? ['matters', 'form', 'check'] : []),
    ...(beforePublication(state).length > 0 ? ['orderReason'] : []),
  ],
  decide: (state, { orderReason: why, ...input }, ctx) => {
    const departed = departure(beforePublication(state, input.on), why);
    if (isRefusal(departed)) return departed;
    const data = inForm(state, input, ctx.procedure);
    if (isRefusal(data)) return data;
    return whyNotDate(state, ctx, 'on', input.on) ?? [...makePublic(state, data, ctx), ...departed];
  },
});

/** A decision on discipline that is announced after its limit: the level above is told at once (30-QĐ/TW). */
function isAnnouncedLate(
  { clocks, discipline }: CaseState,
  { on, matters }: EventData<'published'>,
  ctx: Context,
): boolean {
  const { procedure, calendar, now } = ctx;
  if (procedure.law === 'state' || !procedure.limits.announcement || !discipline) return false;
  if (matters && !matters.includes('decision')) return false;
  const { publication } = clocks;
  const dueOn = publication?.dates?.dueOn;
  return (
    publication?.overdueSince !== undefined || (dueOn !== undefined && dayOfDate(calendar, on, now) > dueOn)
  );
}

/** Its limit is kept once everything is public that this office has to make so. */
const isAllPublic = (state: CaseState, { matters }: EventData<'published'>): boolean =>
  matters === undefined || mattersLeft(state).every((one) => matters.includes(one));

/** The text is public, whatever came before it. */
export const makePublic = (state: CaseState, input: EventData<'published'>, ctx: Context): Happening[] => [
  happened('published', input),
  ...(isAnnouncedLate(state, input, ctx)
    ? [happened('noticeOwed', { to: 'superior', about: 'lateAnnouncement' })]
    : []),
  ...(isAllPublic(state, input) ? stopClock(state, ctx, 'publication') : []),
];
