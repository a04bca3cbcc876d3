import { z } from 'zod';
import { sealedWords } from '../../files/sealedWords';
import {
  measureAnswers,
  measureAuthorities,
  measureEndings,
  measureKinds,
  measureStandings,
  protectedPeople,
  protectionAskers,
  protectionWays,
} from '../../protection/vocabulary';

/** A measure as it is decided on. */
export const measureSchema = () =>
  z.object({
    id: z.string(),
    kind: z.enum(measureKinds),
    authority: z.enum(measureAuthorities),
    from: z.iso.date(),
    reviewOn: z.iso.date().optional(),
    /** The day on which it is planned to end; it goes on until somebody ends it. */
    until: z.iso.date().optional(),
  });

export const protectionEvents = {
  /** Before more was asked, `explanation` alone said it. Who is protected is named under seal, and nowhere else. */
  protectionRequested: () =>
    z.object({
      explanation: z.string(),
      askedBy: z.enum(protectionAskers).optional(),
      way: z.enum(protectionWays).optional(),
      /** The day on which it was asked for. */
      on: z.iso.date().optional(),
      whom: z.array(z.enum(protectedPeople)).optional(),
      /** Names, addresses and telephone numbers. */
      who: sealedWords().optional(),
      /** What the reporter wrote through the public door, of which it is. */
      message: z.string().max(100).optional(),
    }),
  /** The written request that follows what was asked for in person or by telephone; `of`: the event of that request. */
  protectionPaperCame: () => z.object({ of: z.number().int().positive(), on: z.iso.date() }),
  /** `given`: what is protected from now on, and by whom; before measures were kept one by one, `measures` alone said it. */
  protectionDecided: () =>
    z.object({
      on: z.iso.date(),
      granted: z.boolean(),
      measures: z.string(),
      given: z.array(measureSchema()).optional(),
    }),
  /** A measure was looked at again. */
  measureFollowed: () =>
    z.object({
      measureId: z.string(),
      on: z.iso.date(),
      standing: z.enum(measureStandings),
      explanation: z.string(),
      reviewOn: z.iso.date().optional(),
    }),
  /** What the body answered that was asked for it. */
  measureAnswered: () =>
    z.object({
      measureId: z.string(),
      on: z.iso.date(),
      answer: z.enum(measureAnswers),
      explanation: z.string(),
    }),
  /** Its planned end is another day from now on. */
  measureExtended: () =>
    z.object({ measureId: z.string(), on: z.iso.date(), until: z.iso.date(), explanation: z.string() }),
  measureEnded: () =>
    z.object({
      measureId: z.string(),
      on: z.iso.date(),
      ground: z.enum(measureEndings),
      explanation: z.string(),
    }),
  retaliationReported: () =>
    z.object({
      askedBy: z.enum(protectionAskers),
      on: z.iso.date(),
      explanation: z.string(),
      message: z.string().max(100).optional(),
    }),
};
