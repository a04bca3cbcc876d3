import { z } from 'zod';
import { roles, standsAlone } from '../../../domain/access/roles';
import { wholeOffice } from '../../../domain/access/sight';
import { accountDetailsSchema, placingSchema, usernameSchema } from '../../../models/accountsSchema';

/** One ticked box arrives as a text, several as a list, none not at all. */
const ticked = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const { displayName, position, roles: heldRoles } = accountDetailsSchema.shape;
const tickedRoles = z.preprocess(ticked, heldRoles.refine(standsAlone, 'account:problem.standsAlone'));

// In the order of the page, which is the order of the error summary.
export const editAccountForm = z.object({ displayName, position, roles: tickedRoles });
export const newAccountForm = z.object({
  displayName,
  position,
  username: usernameSchema,
  roles: tickedRoles,
  clearance: placingSchema.shape.clearance.default('ordinary'),
});

/** Where an account works: boxes of units, or the whole office, whatever else is ticked beside it. */
export const placingForm = z.object({
  areas: z
    .preprocess(ticked, placingSchema.shape.areas)
    .transform((areas) => (areas.includes(wholeOffice) ? [wholeOffice] : areas)),
  clearance: placingSchema.shape.clearance,
});

/** Who takes over, where somebody is named. */
export const closeAccountForm = z.object({
  successor: z
    .string()
    .trim()
    .max(100)
    .optional()
    .transform((chosen) => chosen || undefined)
    .catch(undefined),
});

/** The list's filter; what cannot be read is as if it had not been asked. */
export const accountFilterSchema = z.object({
  role: z.enum(roles).optional().catch(undefined),
  status: z.enum(['active', 'inactive', 'all']).catch('active'),
});

/** Who a person is at the provider of single sign-on, as the provider writes it. */
export const bindingForm = z.object({ subject: z.string().trim().min(1).max(255) });
