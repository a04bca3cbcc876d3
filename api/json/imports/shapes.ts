import { z } from 'zod';
import { rowStatuses } from '../../../models/imports';
import type { ImportPhase } from '../../../office/import/progress';
import { href } from '../paged';

const phases = [
  'preview', 'asked', 'nothingGood', 'nothingNew', 'running', 'interrupted', 'expired', 'done',
] as const satisfies readonly ImportPhase[]; // prettier-ignore

export const importSchema = z.object({
  importId: z.string(),
  by: z.string(),
  createdAt: z.iso.datetime().meta({ description: 'When the file was looked at.' }),
  expiresAt: z.iso.datetime().meta({ description: 'When the sealed rows are destroyed, imported or not.' }),
  phase: z.enum(phases).meta({
    description:
      'Where it stands: `preview` waits to be run, `asked` for answers on rows, `interrupted` to be run on.',
  }),
  own: z
    .boolean()
    .meta({ description: 'Whether the caller brought the file, and may read and run its rows.' }),
  counts: z.object(Object.fromEntries(rowStatuses.map((status) => [status, z.number().int()]))).meta({
    description: 'How many rows stand how, without those that became cases hidden from the caller.',
  }),
  links: z.object({ self: href(), rows: href().optional() }),
});

export const importListSchema = z.object({ items: z.array(importSchema) });

const cell = z.object({
  row: z.number().int().meta({ description: 'The row of the file, from 1 on.' }),
  number: z.string().meta({ description: 'The office’s own number of the report, as it stands in the row.' }),
  column: z.string().meta({ description: 'The heading of the column.' }),
  reason: z.string().meta({ description: 'What is wrong and what helps, in words.' }),
  caseId: z.string().optional().meta({ description: 'The case that has its number.' }),
});

export const importRowsSchema = z.object({
  wrong: z.array(cell).meta({ description: 'What is wrong in rows that do not come in, cell by cell.' }),
  asked: z
    .array(
      z.object({
        row: z.number().int().meta({ description: 'The row of the file, from 1 on.' }),
        number: z.string(),
        subject: z.string().meta({ description: 'Whom the report is about.' }),
        reasons: z.array(z.string()).meta({ description: 'Why it is asked about.' }),
        caseId: z.string().optional(),
        isDouble: z
          .boolean()
          .meta({ description: 'It could be in the register, or in the file, a second time.' }),
      }),
    )
    .meta({ description: 'Rows that wait until somebody says that they come in all the same.' }),
  refused: z
    .array(
      z.object({
        row: z.number().int().meta({ description: 'The row of the file, from 1 on.' }),
        reason: z.string(),
      }),
    )
    .meta({ description: 'Rows that the office refused to register.' }),
});

export const importAnswersBody = z.strictObject({
  rows: z
    .array(z.number().int().min(1))
    .min(1)
    .max(10_000)
    .meta({ description: 'Rows among those that are `asked`, which come in all the same.' }),
});

/** The file as a form sends it. */
export const importFileBody = z.object({
  file: z
    .string()
    .meta({ contentMediaType: 'application/octet-stream', description: 'The register: CSV or XLSX.' }),
  sheet: z.string().max(100).optional().meta({ description: 'Which sheet of a workbook.' }),
});
