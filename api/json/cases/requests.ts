import { z } from 'zod';
import { register } from '../../../domain/case/commands/register';
import { describedSubjectSchema } from '../../../domain/case/subject';
import { reporterStandings, reportKinds, stages } from '../../../domain/case/vocabulary';
import { clockKinds, recipients } from '../../../domain/clocks/clock';
import { judgedFacts } from '../../../domain/views/caseView';
import { attentions, clockTags } from '../../../domain/views/clockStates';
import { identitySchema } from '../../../models/identityVault';
import { besideQuery } from '../listCursor';
import { pagedQuery } from '../paged';

/** A parameter that may be given several times. */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(20).optional(),
  );
const { lang, size } = pagedQuery;

export const caseListQuery = z.strictObject({
  text: z.string().trim().max(200).optional().meta({
    description:
      'Words of number, subject, organisation, allegations or numbers of papers, or an officer\u2019s name; without regard to case and marks.',
  }),
  stage: several(z.enum(stages)),
  kind: several(z.enum(reportKinds)),
  attention: several(z.enum(attentions)),
  tag: several(z.enum(clockTags)).meta({ description: 'Cases with a clock in one of these states.' }),
  overdueKind: z.enum(clockKinds).optional(),
  officer: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Cases that are the work of this account now.' }),
  unit: z.string().max(100).optional().meta({
    description: 'Cases about somebody of this unit right below the province; `none`: of none.',
  }),
  dueOn: z.iso.date().optional().meta({ description: 'Cases with a limit that ends on this day.' }),
  openClock: z.enum(clockKinds).optional().meta({ description: 'Cases in which such a clock goes on.' }),
  dueBefore: z.iso.date().optional().meta({
    description: 'Cases with a limit that ends on an earlier day; with `openClock`, of a clock of that kind.',
  }),
  changedSince: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text).toISOString())
    .optional()
    .meta({
      description:
        'Cases in which somebody has acted at this moment or later. What clocks do by themselves is told by `/api/v1/events`.',
    }),
  registeredFrom: z.iso
    .date()
    .optional()
    .meta({ description: 'Cases entered on this day or later, by the clock of the office.' }),
  registeredTo: z.iso.date().optional().meta({ description: 'Cases entered on this day or earlier.' }),
  receivedFrom: z.iso.date().optional(),
  receivedTo: z.iso.date().optional(),
  document: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Beginning of the number of a paper of the case.' }),
  escalatedTo: several(z.enum(recipients)),
  waitingFor: z.literal('me').optional(),
  worksOn: z.literal('me').optional().meta({ description: 'Cases that the caller registered or works on.' }),
  judgedAnew: several(z.enum(judgedFacts)).meta({
    description: 'Cases in which one of these was judged anew, the earlier judgement being superseded.',
  }),
  importId: z.string().max(100).optional(),
  digest: z.string().max(100).optional(),
  order: z.enum(['newestFirst', 'dueFirst', 'lastActFirst']).default('newestFirst').meta({
    description:
      'By the day of receipt, the newest first; by the limit that ends first; or by the last act, the newest first.',
  }),
  ...besideQuery,
  ...pagedQuery,
  page: pagedQuery.page.unwrap().optional().meta({
    description:
      'A page by its number. Links lead by cursors, so that nothing is skipped that moves meanwhile.',
  }),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

export const eventListQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'Events after this number.' }),
  size,
  lang,
});

/** Which moment of a case; without either, its last. */
export const momentQuery = z.strictObject({
  sequence: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'After the event with this number.' }),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text).toISOString())
    .optional()
    .meta({ description: 'At this moment, with its offset or `Z`.' }),
  lang,
});

let registration: ReturnType<typeof buildRegistration> | undefined;
const buildRegistration = () =>
  register
    .input()
    .omit({ number: true, reporter: true, backlog: true, splitFrom: true, throughDoor: true })
    .extend({
      subject: describedSubjectSchema,
      reporter: z
        .object({ standing: z.enum(reporterStandings), identity: identitySchema.optional() })
        .refine(({ standing, identity }) => standing !== 'named' || (identity?.name ?? '') !== '', {
          path: ['identity', 'name'],
          message: 'refusals:reporterMissing',
        })
        .meta({
          description: 'Sealed in a store of its own: neither the case nor its events hold the identity.',
        }),
    });

/** A report to be registered; its number is given by the office. */
export const registrationBody = () => (registration ??= buildRegistration());
