import { z } from 'zod';
import { reporterStandings, reportKinds, sources } from '../../domain/case/vocabulary';
import { managers } from '../../domain/procedure/procedure';
import { readDay } from '../import/readDay';

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

const allegation = z.object({ summary: needed(50_000), code: text(20) });

const reporterSchema = z.discriminatedUnion('standing', [
  z.object({
    standing: z.literal('named'),
    reporter: z.object({ name: needed(200), address: text(500), phone: text(50) }),
  }),
  z.object({ standing: z.enum(['anonymous', 'falseName']) }),
]);
const subjectSchema = z.discriminatedUnion('subjectKind', [
  z.object({
    subjectKind: z.literal('member'),
    member: z.object({
      name: needed(200),
      position: text(200),
      organisation: text(300),
      managedBy: z.enum(managers),
    }),
  }),
  z.object({
    subjectKind: z.literal('organisation'),
    body: z.object({ name: needed(200), managedBy: z.enum(managers) }),
  }),
  z.object({ subjectKind: z.literal('privateCitizen') }),
]);

/**
 * The sheet on which a report is registered. Only what belongs to the chosen kind of reporter and subject is read: whatever
 * else was typed is not kept. @param today the office's date
 */
export const registerFormSchema = (today: string) =>
  z
    .object({
      commandId: z.uuid(),
      kind: z.enum(reportKinds),
      source: z.enum(sources),
      receivedOn: receivedDay(today),
    })
    .and(z.object({ standing: z.enum(reporterStandings) }).pipe(z.any()))
    .and(reporterSchema)
    .and(z.object({ originalText: text(50_000) }))
    .and(subjectSchema)
    .and(
      z.object({
        allegations: z.array(allegation).min(1).max(50),
        checkable: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
      }),
    );
