import { z } from 'zod';
import { languages } from '../../domain/text/languages';

export const href = () => z.string().meta({ format: 'uri-reference' });

/** What a caller may say of any list. */
export const pagedQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(25),
  lang: z.enum(languages).optional().meta({ description: 'The language of texts in the answer.' }),
};

/** What every list says beside its items: how many there are over all pages, and where the neighbouring pages are. */
export const pagedAnswer = {
  total: z.number().int(),
  links: z.object({ self: href(), next: href().optional(), previous: href().optional() }),
};

export const pageNumbers = { page: z.number().int(), size: z.number().int() };
