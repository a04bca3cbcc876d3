import { DateTime } from 'luxon';
import { z } from 'zod';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { officeZone } from '../../../domain/calendar/wallDay';
import type { Translate } from '../../../language/texts';

/** What an address asks for: an event by its place, or a moment as a person writes it. */
export const replayQuerySchema = z.object({
  event: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  on: z.string().trim().max(40).optional().catch(undefined),
  time: z.string().trim().max(20).optional().catch(undefined),
});
export type ReplayQuery = z.infer<typeof replayQuerySchema>;

const days = ['d/M/yyyy', 'd-M-yyyy', 'd.M.yyyy', 'yyyy-MM-dd'];
const times = ['H:mm', 'H:mm:ss', "H'h'mm", "H'h'"];

function parsed(text: string, formats: readonly string[]): DateTime | undefined {
  return formats
    .map((format) => DateTime.fromFormat(text, format, { zone: officeZone }))
    .find(({ isValid }) => isValid);
}

const toInstant = (moment: DateTime): string => moment.toUTC().toISO() ?? '';

export type MomentReading = { moment: string } | { errors: FieldError[] };

/** Reads a day and a time on the office's clock; without a time it is the end of that day. */
export function readMoment({ on = '', time = '' }: ReplayQuery, t: Translate): MomentReading {
  const day = parsed(on, days);
  const clock = time === '' ? undefined : parsed(time, times);
  const errors: FieldError[] = [];
  if (!day)
    errors.push(fieldError('on', t(on === '' ? 'replay:moment.dayMissing' : 'replay:moment.notADay')));
  if (time !== '' && !clock) errors.push(fieldError('time', t('replay:moment.notATime')));
  if (!day || errors.length > 0) return { errors };
  if (!clock) return { moment: toInstant(day.endOf('day')) };
  // A minute that was typed is meant whole: what happened within it has happened.
  const unit = time.split(':').length > 2 ? 'second' : 'minute';
  const { hour, minute, second } = clock;
  return { moment: toInstant(day.set({ hour, minute, second }).endOf(unit)) };
}

/** A moment to the second, on the office's clock: events of one minute must be told apart. */
export const formatMoment = (instant: string): string => {
  const moment = DateTime.fromISO(instant, { zone: officeZone });
  return moment.isValid ? moment.toFormat('dd/MM/yyyy HH:mm:ss') : instant;
};

/** The same as what a person would type into the form. */
export const typedMoment = (instant: string): { on: string; time: string } => {
  const moment = DateTime.fromISO(instant, { zone: officeZone });
  return moment.isValid
    ? { on: moment.toFormat('dd/MM/yyyy'), time: moment.toFormat('HH:mm:ss') }
    : { on: '', time: '' };
};
