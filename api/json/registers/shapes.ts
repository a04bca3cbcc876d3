import { z } from 'zod';
import { paperKinds } from '../../../domain/papers/kinds';
import { markSchema } from '../../../office/registers/markForm';
import { shownLines } from '../../../office/registers/query';
import { href, pagedAnswer, pagedQuery, pageNumbers } from '../paged';

export const registerListSchema = z.object({
  items: z.array(
    z.object({
      register: z.string().meta({ description: 'Symbol and year, `QĐ 2026`; of another body `QĐ/TU 2026`.' }),
      entries: z.number().int(),
      last: z.number().int(),
      own: z.boolean().meta({ description: 'Whether the office keeps it, and its gaps are known.' }),
      links: z.object({ lines: href() }),
    }),
  ),
});

export const registerLinesQuery = z.strictObject({
  register: z.string().min(1).max(20),
  show: z.enum(shownLines).default('all'),
  ...pagedQuery,
});

const mark = z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() });

/** Lines as the caller may see them: of a `hidden` one nothing but that its number is taken. */
export const registerLinesSchema = z.object({
  items: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('gap'), n: z.number().int() }),
      z.object({ kind: z.literal('hidden'), n: z.number().int(), number: z.string() }),
      z.object({ kind: z.literal('marked'), n: z.number().int(), number: z.string(), mark }),
      z.object({
        kind: z.literal('paper'),
        n: z.number().int(),
        number: z.string(),
        paper: z.enum(paperKinds),
        on: z.iso.date(),
        by: z.string(),
        caseId: z.string(),
        caseNumber: z.string(),
        mark: mark.optional().meta({ description: 'The paper was annulled.' }),
        links: z.object({ case: href() }),
      }),
    ]),
  ),
  ...pageNumbers,
  ...pagedAnswer,
});

export const markBody = z.strictObject(markSchema.shape);

export const markedSchema = z.object({ register: z.string(), from: z.number().int(), to: z.number().int() });
