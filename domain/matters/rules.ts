import { z } from 'zod';
import { complexities } from '../case/vocabulary';
import { recipients } from '../clocks/clock';
import { limitSchema } from '../clocks/limit';
import { cited } from '../procedure/cited';

/** By what a case is put on the list of complex and pending matters (seed plan IV.14; procedure §9). */
export const criterionKinds = [
  'longOpen', 'overdue', 'stalled', 'manyPeople', 'complex', 'repeated', 'press', 'assets',
] as const; // prettier-ignore
export type CriterionKind = (typeof criterionKinds)[number];

/**
 * When a case is a complex or pending matter, and how its roadmap is watched, as a version says it: each number with its citation. An
 * office that wants another number loads another version.
 */
export const matterRules = () =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.number().int().positive(),
    effectiveFrom: z.iso.date(),
    /** For so long since it was received a case is open. */
    longOpen: cited(limitSchema),
    /** For so long one of its limits is over, of those that this office keeps. */
    overdue: cited(limitSchema),
    /** For so long nobody has done anything in it, and it does not rest. */
    stalled: cited(limitSchema),
    /** So many people have the same to say. */
    manyPeople: cited(z.number().int().min(2)),
    /** It was found complex to this degree. */
    complex: cited(z.enum(complexities)),
    /** So many reports of the same matter have come in, the first among them. */
    repeated: cited(z.number().int().min(2)),
    /** It came from the press. */
    press: cited(z.boolean()),
    /** So many đồng have still to come back. */
    assets: cited(z.number().int().positive()),
    /** How many working days before its day whoever answers for a step or a look is reminded of it. */
    reminder: cited(z.number().int().positive()),
    /** To whom a step or a look that is overdue goes up, so many working days after its day. */
    escalation: cited(
      z.array(z.strictObject({ afterWorkingDays: z.number().int().nonnegative(), to: z.enum(recipients) })),
    ),
  });
export type MatterRules = z.infer<ReturnType<typeof matterRules>>;
