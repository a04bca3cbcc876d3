import { z } from 'zod';
import { paperKinds } from '../../../domain/papers/kinds';
import { href } from '../paged';

export const paperFormats = ['docx', 'pdf'] as const;

export const paperSchema = z.object({
  of: z.number().int().meta({ description: 'The sequence number of the act from which it is written.' }),
  kind: z.enum(paperKinds),
  turn: z.number().int().meta({
    description: 'Which of its kind from this act: one that comes in the place of another counts on.',
  }),
  name: z.string().meta({ description: 'What the paper is called.' }),
  awaitsNumber: z
    .boolean()
    .meta({ description: 'Its act has no number yet; until it has, the paper cannot be issued.' }),
  issued: z
    .object({
      number: z.string().optional().meta({ description: 'As it stands on the paper.' }),
      at: z.iso.datetime(),
      by: z.string(),
      hashes: z
        .object({ docx: z.string(), pdf: z.string() })
        .meta({ description: 'The SHA-256 of either file, as the history of the case has it.' }),
    })
    .optional()
    .meta({ description: 'Absent where it can still be issued.' }),
  links: z.object({
    issue: href().optional().meta({ description: 'Where it is issued; absent where it is or cannot be.' }),
    docx: href().optional().meta({ description: 'The file to be printed or changed.' }),
    pdf: href().optional().meta({ description: 'The file to be sent.' }),
  }),
});

export const paperListSchema = z.object({ items: z.array(paperSchema) });
