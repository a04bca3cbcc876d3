import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { limitSchema } from '../../domain/clocks/limit';
import type { MemberNoticeTerms } from '../../domain/coordination/decideMemberNotice';
import { cited } from '../../domain/procedure/cited';

const termsSchema = z.strictObject({
  told: z.strictObject({ judicial: cited(limitSchema), other: cited(limitSchema) }),
  passOn: cited(z.strictObject({ limit: limitSchema, remindBefore: z.number().int().nonnegative() })),
});
export type CitedMemberTerms = z.infer<typeof termsSchema>;

/** What notices about members go by, read anew each time: an edit needs no restart. @throws where an edit has spoiled it */
export const readMemberTerms = (): CitedMemberTerms =>
  termsSchema.parse(parse(readFileSync(join(__dirname, 'memberTerms.yaml'), 'utf8')));

/** The same without where each stands: what is decided by. */
export function currentMemberTerms(): MemberNoticeTerms {
  const { told, passOn } = readMemberTerms();
  return { told: { judicial: told.judicial.value, other: told.other.value }, passOn: passOn.value };
}
