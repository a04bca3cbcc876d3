import { z } from 'zod';
import { opinionScores, opinionWays } from '../../../domain/satisfaction/opinions';

const mean = z.number().min(1).max(5).meta({ description: 'Mean of all scores, from 1 to 5.' });
const totals = z.object({
  count: z.number().int().min(5).meta({ description: 'How many have answered.' }),
  means: z
    .object({ easyToReach: mean, toldOfSteps: mean, conduct: mean, feltSafe: mean, explained: mean })
    .meta({ description: 'Of each question, the mean of its scores.' }),
});

export const opinionTableSchema = z.object({
  quarters: z
    .array(z.object({ quarter: z.string().meta({ description: 'As 2026-4.' }), totals }))
    .meta({ description: 'Quarters with enough answers, the latest first.' }),
  all: totals.optional().meta({ description: 'All that can be shown without telling what a few have said.' }),
});

/** An opinion that was given on paper or where citizens are received. */
export const opinionBody = z.strictObject({
  way: z.enum(opinionWays).exclude(['door']),
  on: z.iso.date().meta({ description: 'The day on which it was given; its quarter alone is kept.' }),
  scores: opinionScores(),
});
export const opinionExample = {
  way: 'paper',
  on: '2026-11-24',
  scores: { easyToReach: 4, toldOfSteps: 3, conduct: 5, feltSafe: 4, explained: 4 },
};
