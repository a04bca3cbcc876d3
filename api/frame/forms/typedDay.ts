import { z } from 'zod';
import { readDay } from '../../../language/readDay';

/** The last day that anybody plans for. */
const farthest = '9999-12-31';

/** A day as an office writes it; one to come may be named where `until` lets it. */
export const typedDay = (until: string = farthest) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed, context) => {
      const read = readDay(typed, until);
      if ('day' in read) return read.day;
      context.addIssue(
        read.fault === 'dateInFuture' ? 'reception:refusal.inFuture' : 'errors:field.notADate',
      );
      return z.NEVER;
    });
