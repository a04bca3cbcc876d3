import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Opaque names that the door gives: of itself, of a reporter's box, of a file. */
export const boxName = hash;
export const fileName = z.string().regex(/^[0-9a-f]{32}$/);
const key32 = z.base64().length(44);
const text = (most: number) => z.string().max(most).default('');

/** How long the texts of a report may be. */
export const longest = { line: 300, paragraph: 10_000, letter: 20_000 } as const;
/** How many files come with one letter. */
export const mostFiles = 20;

/** A file that came along: where it lies sealed, the key that opens it, and what its sender called it. */
export const sentFile = z.object({
  file: fileName,
  key: key32,
  name: z.string().max(200),
  type: z.string().max(100),
  /** In bytes. */
  size: z.number().int().nonnegative(),
  /** SHA-256 of what was sent, as the door sealed it; a door of before did not say. */
  sha256: hash.optional(),
});
export type SentFile = z.infer<typeof sentFile>;
const files = z.array(sentFile).max(mostFiles).default([]);

/** A report in its reporter's own words. Only what happened must be said. */
export const reportWords = z.object({
  subjectName: text(longest.line),
  subjectPosition: text(longest.line),
  subjectOrganisation: text(longest.line),
  what: z.string().trim().min(1).max(longest.letter),
  where: text(longest.paragraph),
  when: text(longest.paragraph),
  howKnown: text(longest.paragraph),
  documents: text(longest.paragraph),
  name: text(200),
  address: text(500),
  phone: text(50),
});
export type ReportWords = z.infer<typeof reportWords>;

/** What a reporter says later, by their code. */
export const messageKinds = ['answer', 'addition', 'protection', 'retaliation', 'withdrawal'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a reporter is asked in the end, each from 1 to 5. */
export const opinionQuestions = ['easyToReach', 'toldOfSteps', 'conduct', 'feltSafe', 'explained'] as const;
const score = z.number().int().min(1).max(5);

/** What a letter says. The reporter's public key goes along with the report: answers are sealed to it. */
export const letter = z.discriminatedUnion('is', [
  z.object({ is: z.literal('report'), box: boxName, publicKey: key32, report: reportWords, files }),
  z.object({
    is: z.literal('message'),
    box: boxName,
    kind: z.enum(messageKinds),
    /** Which question it answers, as the office has numbered it. */
    question: z.number().int().positive().optional(),
    text: z.string().trim().min(1).max(longest.letter),
    files,
  }),
  // Of no box: nobody is to know whose opinion it is.
  z.object({
    is: z.literal('opinion'),
    scores: z.object(
      Object.fromEntries(opinionQuestions.map((one) => [one, score])) as Record<
        (typeof opinionQuestions)[number],
        typeof score
      >,
    ),
    text: text(longest.paragraph),
  }),
  // Of nobody: one a day says that the row goes on, so that its end cannot be held back for longer unseen.
  z.object({ is: z.literal('heartbeat') }),
]);
export type Letter = z.infer<typeof letter>;

/** Where an envelope stands among all that a door has sealed. */
export const envelopePlace = z.object({
  /** Which door; one that begins anew is another. */
  door: z.string().regex(/^[0-9a-f]{16}$/),
  seq: z.number().int().positive(),
  /** The hash of the sealed envelope before it. */
  previous: hash,
});
export type EnvelopePlace = z.infer<typeof envelopePlace>;

/** What is inside an envelope: its place, the day it was sealed, and a letter. No finer time is kept anywhere. */
export const envelope = envelopePlace.extend({ on: z.iso.date(), letter });
export type Envelope = z.infer<typeof envelope>;

/** What the first envelope of a door has in place of one before it. */
export const noneBefore = '0'.repeat(64);
