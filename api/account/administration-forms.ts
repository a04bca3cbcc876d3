import { z } from 'zod';
import { roles } from '../../domain/access/roles';
import { accountDetailsSchema, languages, usernameSchema } from '../../models/accounts-schema';

/** One ticked box arrives as a text, several as a list, none not at all. */
const ticked = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const editAccountForm = accountDetailsSchema.extend({
  roles: z.preprocess(ticked, accountDetailsSchema.shape.roles),
});

export const newAccountForm = editAccountForm.extend({
  username: usernameSchema,
  language: z.enum(languages).default('vi'),
});

/** The list's filter; what cannot be read is as if it had not been asked. */
export const accountFilterSchema = z.object({
  role: z.enum(roles).optional().catch(undefined),
  status: z.enum(['active', 'inactive', 'all']).catch('active'),
});
