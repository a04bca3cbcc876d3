import { z } from 'zod';
import { dayOfDate } from '../../../calendar/officeDays';
import { startClock } from '../../../clocks/running';
import { whyNotDate, whyNotForAppeal, whyNotWay } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, list, paperNumber, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** The first number that no allegation of the case has had. */
const nextNumber = ({ allegations }: CaseState): number =>
  Math.max(0, ...allegations.map(({ id }) => Number(id.slice(1)))) + 1;

/**
 * New signs of violation make the verification an inspection, by a decision: what was found is judged like what was reported,
 * and the subject is told of it and explains it. The reporter keeps the right to the result.
 */
export const convertCase = defineCommand({
  type: 'convertCase',
  citation: 'procedure §3.3',
  during: ['verification'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ number: paperNumber(), on: date(), grounds: paragraph(20000), signs: list() }),
  obstacle: (state) =>
    whyNotForAppeal(state) ??
    whyNotWay(state, 'conversion') ??
    (state.inspection ? refuse('alreadyInspection') : undefined),
  decide: (state, { signs, ...input }, ctx) => {
    const { procedure } = ctx;
    if (procedure.law === 'state') return refuse('wayNotOpen');
    const first = nextNumber(state);
    const allegations = signs.map((summary, i) => ({ id: `a${first + i}`, summary }));
    const anew = procedure.conversion?.value.settling === 'startsAnew';
    return (
      whyNotDate(state, ctx, 'on', input.on) ?? [
        happened('converted', { ...input, allegations }),
        // What the subject has accepted does not cover what was found since.
        ...(state.combined ? [happened('combinedProcessEnded', { reason: input.grounds })] : []),
        ...(anew
          ? startClock(
              state,
              ctx,
              'settling',
              dayOfDate(ctx.calendar, input.on, ctx.now),
              procedure.conversion?.citation,
            )
          : []),
      ]
    );
  },
});
