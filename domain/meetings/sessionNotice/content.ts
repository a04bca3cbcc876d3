import { z } from 'zod';
import { appealResults } from '../../case/vocabulary';
import { disciplineForms } from '../../procedure/partyProcedure';
import { text } from '../../text/text';

/** Whom a notice is about: an organisation, a member, or an official outside the Party. */
export const noticeSubjects = ['organisation', 'member', 'official'] as const;
/** What was examined of an organisation or a person at a session. */
export const examinedMatters = ['violation', 'discipline', 'denunciation', 'feedback'] as const;
/** How grave what was found is, in the general words of a notice; `none`: nothing was found; `unsaid`: a breach, of which the notice says no more. */
export const gravities = ['none', 'unsaid', 'minor', 'serious', 'verySerious', 'especiallySerious'] as const;
/** What was decided: a form of discipline, that none is due, or nothing yet. */
export const decidedForms = [...disciplineForms, 'noDiscipline'] as const;
export const otherWorkKinds = ['programme', 'plan', 'report'] as const;

export const noticeLengths = { line: 300, wording: 2_000, people: 20, items: 100, other: 40 } as const;

const line = () => text().pipe(z.string().trim().min(1).max(noticeLengths.line));
const maybe = () => text().pipe(z.string().trim().max(noticeLengths.line));
const count = () => z.number().int().nonnegative().max(1_000_000);

/**
 * An organisation or a person on whom the session has come to a conclusion or a decision. Nothing of whoever reported it, how many signed, when or by
 * which way it came has a place in it.
 */
export const sessionItem = () =>
  z.strictObject({
    /** Its case, or an id of its own. */
    itemId: z.string().min(1).max(100),
    subject: z.strictObject({ kind: z.enum(noticeSubjects), name: line(), posts: maybe(), unit: maybe() }),
    /** Whether the notice says the name: a decision of the head, item by item. */
    named: z.boolean(),
    examined: z.enum(examinedMatters),
    /** In which field, in general words. */
    field: maybe(),
    gravity: z.enum(gravities),
    decision: z
      .strictObject({
        form: z.enum(decidedForms),
        /** By the commission itself, or proposed to the level above. */
        by: z.enum(['own', 'superior']),
        /** To whom it is proposed. */
        to: maybe(),
        /** The session at which the breach was concluded, where that was another one. */
        concludedAt: z.number().int().positive().max(999).optional(),
      })
      .optional(),
    /** What the head has it say in place of what is written of the facts; empty for that. */
    wording: text().pipe(z.string().trim().max(noticeLengths.wording)),
  });
export type SessionItem = z.infer<ReturnType<typeof sessionItem>>;

/** All that a notice of a session says. */
export const noticeContent = () =>
  z.strictObject({
    /** The how-manieth session of its term. */
    session: z.number().int().positive().max(999),
    from: z.iso.date(),
    to: z.iso.date(),
    place: line(),
    /** With full posts. */
    chair: line(),
    guests: z.array(line()).max(noticeLengths.people),
    items: z.array(sessionItem()).max(noticeLengths.items),
    /** Appeals against discipline, by outcome and without names. */
    appeals: z.strictObject(
      Object.fromEntries(appealResults.map((result) => [result, count()])) as Record<
        (typeof appealResults)[number],
        ReturnType<typeof count>
      >,
    ),
    petitions: z.strictObject({ received: count(), forwarded: count(), kept: count(), underStudy: count() }),
    otherWork: z
      .array(z.strictObject({ kind: z.enum(otherWorkKinds), text: line() }))
      .max(noticeLengths.other),
  });
export type NoticeContent = z.infer<ReturnType<typeof noticeContent>>;
