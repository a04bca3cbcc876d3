import { z } from 'zod';
import { answerStates, recommendationLengths } from '../../../domain/supervision/recommendation';
import { receptionCounts, supervisedCounts } from '../../../office/supervision/overview';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const words = (most: number) => z.string().trim().min(1).max(most);
/** `null`: fewer than is said. */
const counts = <Key extends string>(keys: readonly Key[]) =>
  z.record(z.enum(keys), z.number().int().nonnegative().nullable());

const figures = z.object({
  from: z.iso.date(),
  until: z.iso.date(),
  counts: counts(supervisedCounts),
  medianDays: z.number().nullable(),
  reception: counts(receptionCounts),
});

export const overviewSchema = z.object({
  fewerThan: z.number().int().meta({ description: 'A count that is `null` is smaller than this.' }),
  quarter: figures.optional(),
  year: figures,
  published: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      from: z.iso.date(),
      until: z.iso.date().optional(),
    }),
  ),
  matters: z
    .array(
      z.object({
        title: z.string(),
        clearedAt: z.string(),
        hasRoadmap: z.boolean(),
        isLate: z.boolean(),
        nextDay: z.string().optional(),
      }),
    )
    .meta({ description: 'Complex matters whose titles were cleared for supervision.' }),
});

export const sendBody = z.strictObject({
  about: words(recommendationLengths.about),
  text: words(recommendationLengths.text),
});
export const answerBody = z.strictObject({
  seen: z.number().int().min(0).meta({ description: 'The `revision` that the caller has seen.' }),
  text: words(recommendationLengths.answer),
});

export const recommendationSchema = z.object({
  recommendationId: z.string(),
  revision: z.number().int(),
  by: z.string(),
  at: z.iso.datetime(),
  about: z.string(),
  text: z.string(),
  answerBy: z.iso.date(),
  state: z.enum(answerStates),
  answers: z.array(z.object({ by: z.string(), at: z.iso.datetime(), text: z.string() })),
});
export const recommendationListQuery = z.strictObject({ ...pagedQuery });
export const recommendationListSchema = z.object({
  items: z.array(recommendationSchema),
  ...pageNumbers,
  ...pagedAnswer,
});
