import { z } from 'zod';
import { clockKinds } from '../../../domain/clocks/clock';
import { laws, lawOf } from '../../../domain/procedure/law';
import { clockChanges } from '../../../domain/procedure/migrationPreview';
import { partyShape } from '../../../domain/procedure/partyProcedure';
import type { Procedure } from '../../../domain/procedure/procedure';
import { stateShape } from '../../../domain/procedure/stateProcedure';
import { languages } from '../../../domain/text/languages';

const pinned = z.object({ id: z.string(), version: z.number().int() });

/** A version with its family named, also where it was stored before there were two. */
export const procedureBody = (procedure: Procedure) => ({ ...procedure, law: lawOf(procedure) });

/** The same as it is described: a version of either family. */
export const partyAnswer = partyShape.extend({ law: z.literal('party') });
export const stateAnswer = stateShape;
export const procedureAnswer = z.discriminatedUnion('law', [partyAnswer, stateAnswer]);
export const procedureListSchema = z.object({ items: z.array(procedureAnswer) });

export const comparisonQuery = z.strictObject({
  with: z
    .string()
    .regex(/^[a-z0-9-]+@\d+$/)
    .meta({ description: 'The other version, as `id@version`.' }),
  lang: z.enum(['vi', 'en']).optional(),
});

/** The values of a version beside those of another, in words. */
export const comparisonSchema = z.object({
  law: z.enum(laws),
  otherLaw: z
    .enum(laws)
    .meta({ description: 'Where it is another law, no case can be moved between the two.' }),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string(),
      citation: z.string(),
      confidence: z.string(),
      other: z.string().optional(),
      differs: z.boolean(),
    }),
  ),
});

export const changesQuery = z.strictObject({ lang: z.enum(languages).optional() });

/** What a version changes in the one that it follows, in words. */
export const changesSchema = z.object({
  follows: pinned
    .optional()
    .meta({ description: 'The version that this one follows; absent where it stands for itself.' }),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      before: z.string().optional(),
      now: z.string().optional().meta({ description: 'Absent where it says nothing of this any more.' }),
      sourceOnly: z.boolean().meta({ description: 'The value is the same; only its source is another.' }),
      clockKinds: z.array(z.enum(clockKinds)).meta({ description: 'The clocks that the value is about.' }),
      citation: z.string(),
      confidence: z.string(),
    }),
  ),
});

export const migrationQuery = z.strictObject({
  after: z.string().max(100).optional().meta({
    description: 'The id of the case behind which this piece begins: as `next` gave it.',
  }),
  lang: z.enum(['vi', 'en']).optional(),
});

/** What moving open cases would change: each clock before and after, those that the move would start or stop among them. */
export const migrationPreviewSchema = z.object({
  cases: z.array(
    z.object({
      caseId: z.string(),
      number: z.string(),
      under: z.object({ procedure: pinned, calendar: pinned }),
      seenAct: z.number().int(),
      byLaw: z.boolean().meta({ description: 'Whether the law itself moves this case to the version.' }),
      clocks: z.array(
        z.object({
          kind: z.enum(clockKinds),
          of: z.string().optional(),
          change: z.enum(clockChanges).meta({
            description:
              'What becomes of the clock: it takes the limit of this version, keeps its own where this version has none, starts, or stops.',
          }),
          before: z.string().optional().meta({
            description: 'The day on which it is due now; absent while it rests, and where it starts.',
          }),
          after: z.string().optional().meta({
            description: 'The day on which it would be due; absent where it would rest, and where it stops.',
          }),
          over: z
            .boolean()
            .meta({ description: 'Whether that day lies behind: the clock would be over at once.' }),
        }),
      ),
    }),
  ),
  next: z.string().optional().meta({
    description:
      'The address of the next piece: by the ids of cases, so that none is passed over; absent in the last.',
  }),
});

export const migrationBody = z.object({
  cases: z
    .array(
      z.object({
        caseId: z.string().min(1).max(100),
        seenAct: z.number().int().min(1).optional().meta({
          description: 'As the preview gave it: a case in which someone has acted since is left as it is.',
        }),
      }),
    )
    .min(1)
    .max(100),
  reason: z.string().trim().min(1).max(5000),
});

export const migratedSchema = z.object({
  moved: z.number().int(),
  left: z.number().int(),
  refused: z
    .array(z.object({ caseId: z.string(), reason: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: 'Of those left, why each was not moved.' }),
});
