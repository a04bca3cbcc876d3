import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { authorityOf, outlastsConclusion, whyNoSuchEnd, whyNotGranted } from '../../../protection/measures';
import { measureAuthorities, measureKinds } from '../../../protection/vocabulary';
import { whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { type EventData, happened } from '../../events/event';
import { date, futureDate, lateReason, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

type Measure = NonNullable<EventData<'protectionDecided'>['given']>[number];

/**
 * Grants measures of protection, or refuses them with the reason (procedure §7). What another body decides on it is asked for by this; a
 * case in which measures are in force can be granted more.
 */
export const decideProtection = defineCommand({
  type: 'decideProtection',
  citation: 'Luật Tố cáo art. 49, art. 51; 231-QĐ/TW; procedure §7',
  during: stages,
  givenBy: ['viceChair', 'chair'],
  input: () =>
    z.object({
      on: date(),
      granted: z.boolean(),
      kinds: optional(z.array(z.enum(measureKinds)).max(measureKinds.length)),
      authority: optional(z.enum(measureAuthorities)),
      measures: paragraph(),
      from: optional(futureDate()),
      reviewOn: optional(futureDate()),
      until: optional(futureDate()),
      lateReason: lateReason(),
    }),
  obstacle: (state) => (state.protectionRequested ? undefined : refuse('noProtectionRequested')),
  decide: (state, { kinds = [], authority, from, reviewOn, until, ...decided }, ctx) => {
    const { on, granted, measures } = decided;
    const refusal =
      (granted ? whyNotGranted(state, { kinds, authority }, ctx) : whyNoReason('measures', measures)) ??
      whyNotDate(state, ctx, 'on', on) ??
      (reviewOn !== undefined && reviewOn <= on
        ? refuse('reviewBefore', { field: 'reviewOn' })
        : undefined) ??
      (granted && until !== undefined
        ? whyNoSuchEnd({ kinds, from: from ?? on, reviewOn, until }, ctx)
        : undefined);
    if (refusal) return refusal;
    const before = state.measures?.length ?? 0;
    const given = [...new Set(granted ? kinds : [])].map((kind, i): Measure => ({
      id: `m${before + i + 1}`,
      kind,
      authority: authorityOf(ctx.procedure, kind, authority),
      from: from ?? on,
      ...(reviewOn !== undefined && { reviewOn }),
      ...(until !== undefined && !outlastsConclusion({ kind }) && { until }),
    }));
    return [
      happened('protectionDecided', { ...decided, ...(given.length > 0 && { given }) }),
      ...stopClock(state, ctx, 'protection'),
    ];
  },
});
