import { z } from 'zod';
import { reporterStandings, reportKinds, sources } from '../../../domain/case/vocabulary';
import { managers } from '../../../domain/procedure/partyProcedure';
import { readBirth } from '../../../language/births';
import { readDay } from '../../../language/readDay';

const text = (maximum: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(maximum));
const needed = (maximum: number) => text(maximum).pipe(z.string().min(1));

const receivedDay = (today: string) =>
  text(20).transform((typed, context) => {
    const read = readDay(typed, today);
    if ('day' in read) return read.day;
    context.addIssue(`register:problem.${read.fault}`);
    return z.NEVER;
  });

export const subjectKinds = ['member', 'organisation', 'official', 'privateCitizen'] as const;
/** Whether a member is an official one, or on probation. */
export const memberships = ['official', 'probationary'] as const;
/** How many allegations a sheet takes. */
export const mostAllegations = 50;

/** The parts of the sheet as they stand on the page. */
export const fieldsInOrder = [
  'kind', 'source', 'receivedOn', 'standing', 'reporter', 'originalText', 'subjectKind',
  'member-name', 'member-membership', 'member-position', 'member-organisation', 'member-unit', 'member-managedBy', 'member-bornOn',
  'member-partyPosition',
  'body-name', 'body-unit', 'body-managedBy', 'official', 'allegations', 'checkable',
] as const; // prettier-ignore

const standing = z.object({ standing: z.enum(reporterStandings) });
const reporter = z.discriminatedUnion('standing', [
  z.object({
    standing: z.literal('named'),
    reporter: z.object({ name: needed(200), address: text(500), phone: text(50) }),
  }),
  z.object({ standing: z.enum(['anonymous', 'falseName']) }),
]);

const subjectKind = z.object({ subjectKind: z.enum(subjectKinds) });
const managedBy = z.enum(managers);
/** The unit of the Party, where one was chosen from the organisation. */
const unit = text(80).transform((chosen) => chosen || undefined);
const born = (today: string) =>
  text(20).transform((typed, context) => {
    if (typed === '') return undefined;
    const read = readBirth(typed, today);
    if ('born' in read) return read.born;
    context.addIssue('errors:field.birth');
    return z.NEVER;
  });
const subject = (today: string) =>
  z.discriminatedUnion('subjectKind', [
    z.object({
      subjectKind: z.literal('member'),
      member: z.object({
        name: needed(200),
        position: text(200),
        organisation: text(300),
        unit,
        managedBy,
        membership: z.enum(memberships).default('official'),
        bornOn: born(today),
        partyPosition: text(200).transform((typed) => typed || undefined),
      }),
    }),
    z.object({
      subjectKind: z.literal('organisation'),
      body: z.object({ name: needed(200), unit, managedBy }),
    }),
    z.object({
      subjectKind: z.literal('official'),
      official: z.object({
        name: needed(200),
        position: text(200),
        organisation: text(300),
        managingBody: needed(300),
        bornOn: born(today),
      }),
    }),
    z.object({ subjectKind: z.literal('privateCitizen') }),
  ]);

/**
 * The sheet on which a report is registered. Only what belongs to the chosen kind of reporter and subject is read: whatever
 * else was typed is not kept. What must be chosen first is asked by itself, so that its absence reads as a choice to make.
 * @param today the office's date
 */
export const registrationFormSchema = (today: string) =>
  z
    .object({
      commandId: z.uuid(),
      kind: z.enum(reportKinds),
      source: z.enum(sources),
      receivedOn: receivedDay(today),
      originalText: text(30_000),
      allegations: z.array(z.object({ summary: needed(10_000), code: text(20) })).max(mostAllegations),
      checkable: z
        .enum(['yes', 'no'], { error: 'errors:field.answer' })
        .transform((answer) => answer === 'yes'),
    })
    .and(standing)
    .and(reporter)
    .and(subjectKind)
    .and(subject(today));
export type RegistrationSheet = z.output<ReturnType<typeof registrationFormSchema>>;
