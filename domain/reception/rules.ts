import { z } from 'zod';
import { roles } from '../access/roles';
import { recipients } from '../clocks/clock';
import { limitSchema } from '../clocks/limit';
import { cited } from '../procedure/cited';

const words = () => z.string().min(1).max(500);
/** One of the grounds that the law lists, in the languages of the pages. */
const ground = () => z.strictObject({ id: z.string().regex(/^[a-zA-Z]{1,40}$/), vi: words(), en: words() });
export type Ground = z.infer<ReturnType<typeof ground>>;
const grounds = () => cited(z.array(ground()).min(1));

/** What happens where a day of reception is made known too late: it needs a reason, or it cannot be. */
export const lateAnswers = ['reason', 'refuse'] as const;
/** What becomes of a visit with complaint, denunciation and feedback in one. */
export const mixedAnswers = ['guideToSeparate', 'acceptWhole'] as const;

/**
 * How citizens are received, as a version of the law says it: each number and list with its citation. What holds for a day or a visit is the
 * version in force on its day, and stays with it.
 */
export const receptionRules = () =>
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.number().int().positive(),
    effectiveFrom: z.iso.date(),
    /** How many working days before it a day is made known; of days of these kinds nobody can know so early. */
    madeKnown: cited(
      z.strictObject({
        workingDaysBefore: z.number().int().positive(),
        exempt: z.array(z.enum(['regular', 'head', 'adHoc'])),
        late: z.enum(lateAnswers),
      }),
    ),
    /** On how many days of a month the head receives at least, and who is the head: nobody stands in. */
    headDays: cited(
      z.strictObject({ perMonth: z.number().int().positive(), by: z.array(z.enum(roles)).min(1) }),
    ),
    adHocGrounds: grounds(),
    /** For which somebody is refused on the spot, with an explanation. */
    spotGrounds: grounds(),
    /** For which a refusal is given in writing. */
    writtenGrounds: grounds(),
    mixed: cited(z.enum(mixedAnswers)),
    /** Within which a refusal in writing is sent, counted from the day of the visit. */
    refusalNotice: cited(limitSchema),
    /** Within which whoever has left a report hears what becomes of it, counted from the day on which it was received. */
    firstReply: cited(limitSchema),
    /** At which shares of a limit it is reminded and warned of, and who is warned. */
    thresholds: cited(
      z.strictObject({
        reminderPercent: z.number().int().min(1).max(99),
        warningPercent: z.number().int().min(1).max(99),
        warningTo: z.enum(recipients),
      }),
    ),
    /** To whom what is overdue goes up, so many working days after the limit. */
    escalation: cited(
      z.array(z.strictObject({ afterWorkingDays: z.number().int().nonnegative(), to: z.enum(recipients) })),
    ),
    /** How many working days before its day whoever follows it is reminded of what a unit was charged with. */
    chargeReminder: cited(z.number().int().positive()),
    /** What the forms are called. */
    forms: cited(z.strictObject({ refusal: words(), receipt: words(), register: words() })),
  });
export type ReceptionRules = z.infer<ReturnType<typeof receptionRules>>;

export const findGround = (list: ReceptionRules['spotGrounds'], id: string | undefined): Ground | undefined =>
  list.value.find((one) => one.id === id);
