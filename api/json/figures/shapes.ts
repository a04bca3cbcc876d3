import { z } from 'zod';
import { actLengths, summaryKinds } from '../../../domain/figures/acts';
import { figureForm } from '../../../domain/figures/form';
import { type SummaryActName, summaryStages } from '../../../domain/figures/summary';
import { nationalFormats } from '../../../office/figures/national';
import { knownUntil } from '../../../office/figures/reckon';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const day = () => z.iso.date();
const figures = z
  .record(z.string(), z.record(z.string(), z.number().nullable()))
  .meta({ description: 'By row and column; null where there is nothing to share.' });
const check = z.object({
  id: z.string(),
  row: z.string(),
  left: z.number(),
  right: z.number(),
  holds: z.boolean(),
});
const difference = z.object({
  row: z.string(),
  column: z.string(),
  was: z.number().nullable(),
  is: z.number().nullable(),
});
export const periodAnswer = z.object({
  id: z.string().meta({ description: 'As in addresses: `state.quarter1.2026`, `party.month.2026-03`.' }),
  scheme: z.string(),
  kind: z.string(),
  from: day(),
  to: day(),
});
const seen = z
  .number()
  .int()
  .min(0)
  .meta({ description: 'How many acts on this period the caller has seen (`revision`).' });

export const formListSchema = z.object({ items: z.array(figureForm()) });

export const figuresQuery = z.strictObject({
  known: z
    .enum(knownUntil)
    .default('now')
    .meta({ description: '`cutOff`: only what was on record at the end of the last day.' }),
  lang: pagedQuery.lang,
});
export const filledFormSchema = z.object({
  period: periodAnswer,
  form: z.string(),
  version: z.number().int(),
  recordedBy: z.iso.datetime(),
  figures,
  checks: z.array(check),
  units: z
    .array(z.object({ unit: z.object({ id: z.string(), name: z.string() }), figures }))
    .meta({ description: 'What lower levels have sent.' }),
  together: figures,
  revision: z.number().int(),
});

export const behindQuery = z.strictObject({
  row: z.string().max(60),
  column: z.string().max(60),
  known: z.enum(knownUntil).default('now'),
  ...pagedQuery,
});
export const behindSchema = z.object({
  items: z
    .array(z.object({ caseId: z.string(), number: z.string() }))
    .meta({ description: 'Only cases that the caller may see; the figure counts others as well.' }),
  ...pageNumbers,
  ...pagedAnswer,
});

export const sendBody = z.strictObject({
  to: z.string().trim().min(1).max(actLengths.to),
  known: z.enum(knownUntil).default('now'),
  seen,
});

export const unitBody = z.strictObject({
  unit: z.string().max(80).meta({ description: 'Id of a unit right below the province.' }),
  form: z.string().max(60),
  version: z.number().int().positive(),
  figures: z.record(z.string(), z.record(z.string(), z.number().int().nullable())).meta({
    description: 'By row and column. Sums may be left out; where they are given they must be right.',
  }),
});

const words = (longest: number) => z.string().trim().min(1).max(longest);
const summarySeen = seen.meta({ description: 'The `revision` that the caller has seen; 0 for a new one.' });
export const summaryBodies = {
  draft: z.strictObject({
    period: z.string().max(100),
    kind: z.enum(summaryKinds),
    title: words(actLengths.title),
    body: words(actLengths.body).meta({ description: 'With places such as `{{petitions.received}}`.' }),
    seen: summarySeen,
  }),
  handIn: z.strictObject({ seen: summarySeen }),
  return: z.strictObject({ seen: summarySeen, reason: words(actLengths.reason) }),
  approve: z.strictObject({ seen: summarySeen }),
  issue: z.strictObject({ seen: summarySeen, on: day() }),
} as const satisfies Record<SummaryActName, z.ZodType>;

export const summaryListQuery = z.strictObject(pagedQuery);
export const summaryAnswerSchema = z.object({
  textId: z.string(),
  revision: z.number().int(),
  stage: z.enum(summaryStages),
  kind: z.enum(summaryKinds),
  period: periodAnswer,
  title: z.string(),
  body: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  filled: z
    .object({ text: z.string(), unknown: z.array(z.string()) })
    .optional()
    .meta({
      description: 'Title and text with their figures: as it was approved, or as of now. Of one report only.',
    }),
  returned: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).optional(),
  approved: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
  issued: z.object({ by: z.string(), number: z.string(), on: day() }).optional(),
});
export const summaryListSchema = z.object({
  items: z.array(summaryAnswerSchema),
  ...pageNumbers,
  ...pagedAnswer,
});

export const exportBody = z.strictObject({
  from: day(),
  to: day(),
  format: z.enum(nationalFormats).default('json'),
});
const exportLine = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  from: day(),
  to: day(),
  rows: z.number().int(),
  format: z.enum(nationalFormats),
  version: z.number().int(),
  columns: z.array(z.string()),
  file: z.string().meta({ description: 'SHA-256 of the file, hex.' }),
});
export const exportListQuery = z.strictObject(pagedQuery);
export const exportListSchema = z.object({ items: z.array(exportLine), ...pageNumbers, ...pagedAnswer });
export const exportedSchema = z.object({
  rows: z.number().int(),
  secret: z.number().int().meta({ description: 'Cases with a level of secrecy that were left out.' }),
  digest: z.string(),
  content: z.string().meta({ description: 'The file in base64.' }),
});

export const sentListQuery = z.strictObject(pagedQuery);
const sentLine = z.object({
  period: periodAnswer,
  revision: z.number().int(),
  to: z.string(),
  on: day(),
  by: z.string(),
  at: z.iso.datetime(),
  recordedBy: z.iso.datetime(),
});
export const sentListSchema = z.object({ items: z.array(sentLine), ...pageNumbers, ...pagedAnswer });
export const sentReportSchema = sentLine.extend({
  forms: z.array(
    z.object({
      form: z.string(),
      version: z.number().int(),
      own: figures,
      units: z.array(z.object({ unit: z.object({ id: z.string(), name: z.string() }), figures })),
      differences: z.array(difference).meta({ description: 'Figures that the events give otherwise now.' }),
    }),
  ),
});
