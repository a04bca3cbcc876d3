import { z } from 'zod';
import {
  fileParts,
  leakKinds,
  publicationForms,
  publicationProofs,
  publicationStandings,
  publishedMatters,
} from '../../../domain/publications/vocabulary';
import { publicationLists } from '../../../office/publications/list';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const matters = z.array(z.enum(publishedMatters));

export const publicationSchema = z.object({
  id: z.string().meta({ description: '`p1`' }),
  matters,
  form: z.enum(publicationForms),
  on: z.iso.date(),
  place: z.string(),
  until: z.iso.date().optional().meta({ description: 'The planned end; absent while it is open.' }),
  standing: z.enum(publicationStandings),
  earliestEnd: z.iso
    .date()
    .optional()
    .meta({ description: 'The first day on which it may come down and count.' }),
  leastTimes: z.number().int().optional(),
  broadcasts: z.array(z.object({ on: z.iso.date(), place: z.string() })),
  signatory: z.string().optional(),
  check: z.number().int().meta({ description: 'The event of the check of what went out.' }),
  attended: z.string().optional(),
  refusedToHear: z.string().optional(),
  proofs: z.array(
    z.object({
      kind: z.enum(publicationProofs),
      on: z.iso.date(),
      about: z.string().optional(),
      event: z.number().int().meta({ description: 'The files that came with it belong to this event.' }),
    }),
  ),
  ended: z.object({ on: z.iso.date(), early: z.string().optional() }).optional(),
});

const leakSchema = z.object({
  leak: z.string().meta({ description: 'By this it is pointed at: `41.2`.' }),
  kind: z.enum(leakKinds),
  part: z.enum(fileParts),
  page: z.number().int().optional(),
  paragraph: z.number().int().optional(),
  item: z.string().optional(),
  accepted: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).optional(),
});

export const publicCheckSchema = z.object({
  check: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
  of: z.enum(['paper', 'file', 'text']),
  file: z.string().optional(),
  hashes: z.array(z.string()),
  passed: z.boolean(),
  leaks: z.array(leakSchema).meta({ description: 'By kind and place, never what was found.' }),
});

export const casePublicationsSchema = z.object({
  duties: z.array(
    z.object({
      matter: z.enum(publishedMatters),
      of: z.enum(['settling', 'punishing']),
      elsewhere: z.boolean(),
      left: z.boolean(),
    }),
  ),
  publications: z.array(publicationSchema),
  checks: z.array(publicCheckSchema),
});

export const publicCheckBody = z.object({
  of: z.enum(['paper', 'file', 'text']),
  file: z.uuid().optional().meta({ description: 'The file of the case, where one is checked.' }),
});

export const publicationListQuery = z.strictObject({ list: z.enum(publicationLists), ...pagedQuery });

export const publicationListSchema = z.object({
  items: z.array(
    z.object({
      caseId: z.string(),
      number: z.string(),
      matters,
      dueOn: z.iso.date().optional(),
      publication: publicationSchema.optional(),
    }),
  ),
  ...pageNumbers,
  ...pagedAnswer,
});
