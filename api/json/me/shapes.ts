import { z } from 'zod';
import { roles } from '../../../domain/access/roles';
import { programScopes } from '../../../domain/staff/programs';
import { languages } from '../../../domain/text/languages';

/** The caller's account and what it may do outside single cases. */
export const meSchema = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  position: z.string(),
  roles: z.array(z.enum(roles)),
  language: z.enum(languages),
  actsFor: z
    .array(z.string())
    .meta({ description: 'Accounts that are away and have named the caller their deputy.' }),
  program: z
    .object({
      id: z.string().meta({ description: 'The id of the program’s account; logs name it.' }),
      name: z.string().meta({ description: 'How people know the program.' }),
      scopes: z.array(z.enum(programScopes)).meta({ description: 'What its account may do.' }),
      until: z.iso.date().meta({ description: 'The last day on which its token is good.' }),
    })
    .optional()
    .meta({ description: 'The program that asks; the account is then the person for whom it acts.' }),
  may: z.object({
    seeCases: z.boolean(),
    register: z.boolean(),
    import: z.boolean(),
    replay: z.boolean(),
    manageAccounts: z.boolean(),
    readMeetings: z.boolean(),
    convene: z.boolean(),
    readRegisters: z.boolean(),
    keepRegisters: z.boolean(),
  }),
});

/** What `/api/session` takes and gives. */
export const credentialsSchema = z.object({
  username: z.string(),
  password: z.string(),
  code: z.string().optional().meta({
    description:
      'Of the authenticator app, or a recovery code; needed where the account has a second factor (`secondFactorNeeded` says so).',
  }),
});
export const sessionSchema = z.object({
  csrfToken: z.string(),
  account: meSchema
    .omit({ may: true, actsFor: true, program: true })
    .extend({ mustChangePassword: z.boolean(), mustSetUpSecondFactor: z.boolean() })
    .nullable(),
});

export const languageBody = z.strictObject({ language: z.enum(languages) });
export const languageAnswer = z.object({ language: z.enum(languages) });

export const lettersBody = z.strictObject({
  address: z
    .string()
    .trim()
    .max(254)
    .pipe(z.email({ error: 'notices:problem.address' }))
    .nullable()
    .meta({ description: 'Where the letter goes; null where none is wanted.' }),
});
export const lettersAnswer = z.object({
  address: z.string().nullable().meta({ description: 'Where the letter goes; null where none is wanted.' }),
  at: z
    .string()
    .nullable()
    .meta({ description: 'The hour at which letters go; null where the office sends none.' }),
  today: z
    .string()
    .nullable()
    .meta({ description: 'How the letter of today stands; null where there is none.' }),
});
