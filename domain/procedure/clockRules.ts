import { z } from 'zod';
import { pauseReasons } from '../case/vocabulary';
import { cited } from './cited';

/** Who can give a clock more time, or let it stand still; a version names those of them who may, clock by clock. */
export const clockGivers = ['departmentHead', 'viceChair', 'chair'] as const;

const by = z.array(z.enum(clockGivers)).min(1);

/** Who extends a clock, and whether its reporter must hear of it. Its cap stands elsewhere in the version. */
const extending = { by, tellReporter: z.boolean() };
const extension = cited(z.strictObject(extending)).optional();
const cappedExtension = cited(
  z.strictObject({ times: z.number().int().positive(), atMost: z.number().int().positive(), ...extending }),
).optional();

/** Who lets a clock rest, and for which reasons. */
const pause = cited(z.strictObject({ by, for: z.array(z.enum(pauseReasons)).min(1) })).optional();

const commonExtensions = {
  handling: cappedExtension,
  telling: cappedExtension,
  /** Its cap is `settlingExtension`. */
  settling: extension,
  publication: cappedExtension,
  reply: cappedExtension,
};
const commonPauses = {
  handling: pause,
  telling: pause,
  settling: pause,
  publication: pause,
  reply: pause,
  /** The watch on progress rests with the whole case, and never by itself. */
  stall: pause,
};

/**
 * Single clocks that a person may extend, each time by so many days of its limit at most, and so often; a clock that is not named is
 * not extended. A period of years ends on its date whatever happens, and the watch on progress begins anew with any act.
 */
export const stateClockRules = {
  extensions: z.strictObject(commonExtensions).optional(),
  pauses: z.strictObject(commonPauses).optional(),
};

/** The same for the clocks that the Party's rules have besides. */
export const partyClockRules = {
  extensions: z
    .strictObject({
      ...commonExtensions,
      forwarding: cappedExtension,
      appeal: cappedExtension,
      appealWindow: cappedExtension,
      /** Its cap is `suspensionCap`. */
      suspension: extension,
    })
    .optional(),
  pauses: z
    .strictObject({ ...commonPauses, forwarding: pause, appeal: pause, appealWindow: pause })
    .optional(),
};
