import { z } from 'zod';
import { actLengths } from '../../../domain/figures/acts';
import { figureForm } from '../../../domain/figures/form';
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
