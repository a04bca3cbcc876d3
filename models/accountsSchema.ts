import { z } from 'zod';
import { roles } from '../domain/access/roles';
import { secondFactorKinds } from '../domain/staff/secondFactor';
import { type Placing, secrecyLevels } from '../domain/access/sight';
import { languages } from '../domain/text/languages';
import { text } from '../domain/text/text';
import { maximumPasswordLength, minimumPasswordLength } from './accountsPassword';

/** A user name: lower case, without spaces, so that it can be dictated and typed anywhere. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'account:problem.username');

export const passwordSchema = z.string().min(minimumPasswordLength).max(maximumPasswordLength);

/** The one who makes accounts does not also work on cases: neither power may serve to hide the other's misuse. */
const rolesSchema = z
  .array(z.enum(roles))
  .min(1)
  .refine(
    (held) => held.length === 1 || !held.includes('administrator'),
    'account:problem.administratorAlone',
  );

/** What an administrator fills in for a person. */
export const accountDetailsSchema = z.object({
  displayName: text().trim().min(1).max(80),
  position: text().trim().min(1).max(120),
  roles: rolesSchema,
});
/** Where an account works and what it is cleared for, as a head confirms it: units of the tree, or the whole office. */
export const placingSchema = z.object({
  areas: z.array(z.string().min(1).max(100)).max(200),
  clearance: z.enum(secrecyLevels),
});
export type AccountDetails = z.infer<typeof accountDetailsSchema>;

/**
 * Who asked for a one-time code and who handed it over; told to its person until they have a password of their own. Codes from
 * before they had an end have no `until`.
 */
export const passwordFromSchema = z.object({
  askedBy: z.string(),
  givenBy: z.string(),
  until: z.iso.datetime().optional(),
});
export type PasswordFrom = z.infer<typeof passwordFromSchema>;

export const newAccountSchema = accountDetailsSchema.extend({
  _id: z.string().startsWith('u-').optional(),
  username: usernameSchema,
  password: passwordSchema,
  language: z.enum(languages).default('vi'),
  demo: z.boolean().default(false),
  mustChangePassword: z.boolean().default(false),
  passwordFrom: passwordFromSchema.optional(),
  areas: placingSchema.shape.areas.optional(),
  clearance: placingSchema.shape.clearance.optional(),
});
export type NewAccount = z.input<typeof newAccountSchema>;

/** From one day to another, both included, a person is away, and a deputy acts for them; it ends by itself. */
export const absenceSchema = z.object({ from: z.iso.date(), to: z.iso.date(), deputy: z.string() });
export type Absence = z.infer<typeof absenceSchema>;

/**
 * What somebody has besides their password; the secrets themselves lie sealed beside the row, in the same version. Who took them away,
 * where the person had lost them, is told to that person.
 */
export const secondFactorSchema = z.object({
  version: z.number().int().positive(),
  kinds: z.array(z.enum(secondFactorKinds)),
  recoveryCodes: z.number().int().nonnegative(),
  reset: z.object({ askedBy: z.string(), givenBy: z.string(), at: z.iso.datetime() }).optional(),
});
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** A person as a provider of single sign-on knows them: a subject means nothing without its issuer. */
export const bindingSchema = z.object({ issuer: z.string().max(500), subject: z.string().min(1).max(255) });
export type Binding = z.infer<typeof bindingSchema>;

/** An account as it is stored. `credentialsVersion` grows when sessions opened before must end, `revision` with every change. */
export const storedAccountSchema = z.object({
  _id: z.string(),
  username: z.string(),
  displayName: z.string(),
  position: z.string(),
  roles: z.array(z.enum(roles)),
  passwordHash: z.string(),
  language: z.enum(languages),
  active: z.boolean(),
  demo: z.boolean(),
  mustChangePassword: z.boolean(),
  credentialsVersion: z.number().int(),
  absence: absenceSchema.optional(),
  passwordFrom: passwordFromSchema.optional(),
  /** Of a closed account: who is to take over what waits for it, as a head is told who then gives the work. */
  successor: z.string().optional(),
  /** Absent where nothing was ever set up. */
  secondFactor: secondFactorSchema.optional(),
  /** Who the person is at the provider of single sign-on. */
  binding: bindingSchema.optional(),
  /** Where it works; absent in one that has not been placed, which works in no area. */
  areas: placingSchema.shape.areas.optional(),
  clearance: placingSchema.shape.clearance.optional(),
  revision: z.number().int().positive(),
});
export type StoredAccount = z.infer<typeof storedAccountSchema>;

/** An account as the rest of the house sees it: without its password's hash. */
export const accountSchema = storedAccountSchema.omit({ passwordHash: true });
export type Account = z.infer<typeof accountSchema> & {
  /** What it needs to know: there while that is in force in the office, on every account that is read. */
  placed?: PlacedAccount | undefined;
};

/** An account as it counts for who is there today. */
export type OfficeRow = Pick<StoredAccount, '_id' | 'roles' | 'active' | 'absence'>;

export interface PlacedAccount extends Placing {
  /** Of the standing committee: everybody, among whom those who sign are found. */
  office?: readonly OfficeRow[] | undefined;
}
