import { z } from 'zod';
import { fileKinds } from '../../domain/files/kinds';
import type { AboutFiles } from './takeIn';

/** A field of a form that is empty where nothing was put in. */
const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const words = (most: number) => z.string().trim().max(most).default('');

/** What is said of files that are sent together, as forms and programs say it; a day as ISO. */
export const aboutSchema = z.object({
  kind: z.enum(fileKinds),
  title: words(300),
  from: words(300),
  on: z.preprocess(empty, z.iso.date().optional()),
  pages: z.preprocess(empty, z.coerce.number().int().min(1).max(100_000).optional()),
  original: words(300),
  of: z.preprocess(empty, z.coerce.number().int().positive().optional()),
  guarded: z
    .preprocess(empty, z.union([z.enum(['yes', 'true']), z.literal(true)]).optional())
    .transform((said) => said !== undefined),
});

/** What a form has said, as files are taken in by it. */
export const aboutOf = ({ guarded, ...about }: z.infer<typeof aboutSchema>): AboutFiles => ({
  ...about,
  ...(guarded && { guarded: true }),
});
