import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { limitSchema } from '../../domain/clocks/limit';
import { cited } from '../../domain/procedure/cited';

const monthAndDay = z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);

const termsSchema = z.strictObject({
  sessionNoticeDays: cited(z.number().int().positive()),
  fewerThan: cited(z.number().int().min(1)),
  quarters: cited(z.tuple([monthAndDay, monthAndDay, monthAndDay, monthAndDay])),
  answer: cited(z.strictObject({ limit: limitSchema, remindBefore: z.number().int().nonnegative() })),
});
export type PublicTerms = z.infer<typeof termsSchema>;

/** What the public page and supervision go by, read anew each time: an edit needs no restart. @throws where an edit has spoiled it */
export const readPublicTerms = (): PublicTerms =>
  termsSchema.parse(parse(readFileSync(join(__dirname, 'terms.yaml'), 'utf8')));
