import { z } from 'zod';
import { fileKinds } from '../../../domain/files/kinds';

const handOver = z.object({
  on: z.iso.date(),
  at: z.iso.datetime(),
  by: z.string(),
  to: z.string().optional(),
  original: z.string().optional(),
});

export const caseFileSchema = z.object({
  id: z.uuid(),
  number: z.number().int().meta({ description: 'Its place in the file of the case.' }),
  kind: z.enum(fileKinds),
  title: z.string().optional().meta({ description: 'Absent where the caller may not know it.' }),
  name: z.string().optional().meta({ description: 'The name of the file as it was sent.' }),
  from: z.string().optional(),
  original: z.string().optional().meta({ description: 'Where the paper original lay when it was taken in.' }),
  on: z.iso.date().optional(),
  pages: z.number().int().optional(),
  of: z.number().int().optional().meta({ description: 'The sequence number of the act it belongs to.' }),
  guarded: z.boolean().meta({ description: 'Whether it can give the reporter away.' }),
  mayOpen: z.boolean(),
  size: z.number().int().meta({ description: 'In bytes.' }),
  sha256: z.string(),
  type: z.string().meta({ description: 'Its media type, told by its content.' }),
  checked: z
    .literal('clean')
    .optional()
    .meta({ description: 'A scanner had looked at it; absent: none had.' }),
  at: z.iso.datetime(),
  by: z.string(),
  handOvers: z.array(handOver),
  cutFrom: z
    .object({
      file: z.string().meta({ description: 'The file that it is the working copy of.' }),
      boxes: z.number().int(),
      sheets: z.number().int(),
      reason: z.string().optional(),
    })
    .optional(),
  replacedBy: z.string().optional().meta({ description: 'The working copy that came in its place.' }),
  links: z.object({ original: z.string().optional() }),
});

export const caseFileListSchema = z.object({ items: z.array(caseFileSchema) });

/** What a program sends: the fields of the form, and the files. A file is binary, which JSON Schema tells by its media type. */
export const sentFilesSchema = z.object({
  kind: z.enum(fileKinds),
  title: z.string().max(300).optional(),
  from: z.string().max(300).optional(),
  on: z.iso.date().optional(),
  pages: z.string().optional().meta({ description: 'A whole number.' }),
  original: z.string().max(300).optional(),
  of: z.string().optional().meta({ description: 'The sequence number of the act they belong to.' }),
  guarded: z.enum(['true', 'yes']).optional(),
  files: z.array(z.string().meta({ contentMediaType: 'application/octet-stream' })).min(1),
});
