import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { findFall } from '../../../appeals/fallen';
import { stopClock } from '../../../clocks/running';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import type { Context } from '../../context';
import { type EventData, type Happening, happened } from '../../events/event';
import { date, lateReason, line, orderReason } from '../../fields';
import { beforePublication, departure } from '../../order/usualOrder';
import { isRefusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** The approved text is made public; its time limit ends (Luật Tố cáo art. 40; of an appeal 22-QĐ/TW art. 22-27). */
export const publish = defineCommand({
  type: 'publish',
  citation: 'Luật Tố cáo art. 40; 22-QĐ/TW art. 22-27',
  during: ['publication'],
  givenBy: ['publisher'],
  input: () =>
    z.object({ on: date(), place: line(300), lateReason: lateReason(), orderReason: orderReason() }),
  obstacle: (state) => {
    const { publication } = state;
    if (findFall(state)) return refuse('decisionFell');
    if (!publication) return refuse('approveFirst');
    return publication.publishedOn ? refuse('alreadyPublished') : undefined;
  },
  demands: (state) => (beforePublication(state).length > 0 ? ['orderReason'] : []),
  decide: (state, { orderReason: why, ...input }, ctx) => {
    const departed = departure(beforePublication(state, input.on), why);
    if (isRefusal(departed)) return departed;
    return whyNotDate(state, ctx, 'on', input.on) ?? [...makePublic(state, input, ctx), ...departed];
  },
});

/** A decision on discipline that is announced after its limit: the level above is told at once (30-QĐ/TW). */
function isAnnouncedLate({ clocks, discipline }: CaseState, on: string, ctx: Context): boolean {
  const { procedure, calendar, now } = ctx;
  if (procedure.law === 'state' || !procedure.limits.announcement || !discipline) return false;
  const { publication } = clocks;
  const dueOn = publication?.dates?.dueOn;
  return (
    publication?.overdueSince !== undefined || (dueOn !== undefined && dayOfDate(calendar, on, now) > dueOn)
  );
}

/** The text is public, whatever came before it. */
export const makePublic = (state: CaseState, input: EventData<'published'>, ctx: Context): Happening[] => [
  happened('published', input),
  ...(isAnnouncedLate(state, input.on, ctx)
    ? [happened('noticeOwed', { to: 'superior', about: 'lateAnnouncement' })]
    : []),
  ...stopClock(state, ctx, 'publication'),
];
