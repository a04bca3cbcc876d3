import { z } from 'zod';
import type { Absence, Account } from '../../../models/accounts';
import { type FieldError, fieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';

const sentSchema = z.object({
  from: z.string().trim().catch(''),
  to: z.string().trim().catch(''),
  deputy: z.string().catch(''),
});
export type SentAbsence = z.infer<typeof sentSchema>;

const lastDay = '9999-12-31';

/** What the form shows of an absence that was arranged before. */
export const writtenAbsence = (absence: Absence | undefined): SentAbsence => ({
  from: formatDate(absence?.from),
  to: formatDate(absence?.to),
  deputy: absence?.deputy ?? '',
});

/** Reads from which day to which a person is away and who acts for them, or says what to correct. */
export function readAbsence(
  body: unknown,
  today: string,
  deputies: readonly Account[],
  t: Translate,
): { absence: Absence } | { errors: FieldError[]; values: SentAbsence } {
  const values = sentSchema.parse(body);
  const errors: FieldError[] = [];
  const dayOf = (field: 'from' | 'to'): string => {
    const read = readDay(values[field], lastDay);
    if ('day' in read) return read.day;
    errors.push(fieldError(field, t(`account:away.problem.${field}`)));
    return '';
  };
  const [from, to] = [dayOf('from'), dayOf('to')];
  if (errors.length === 0 && to < from) errors.push(fieldError('to', t('account:away.problem.reversed')));
  if (errors.length === 0 && to < today) errors.push(fieldError('to', t('account:away.problem.past')));
  const deputy = deputies.find(({ _id }) => _id === values.deputy)?._id;
  if (deputy === undefined) errors.push(fieldError('deputy', t('account:away.problem.deputy')));
  return deputy === undefined || errors.length > 0 ? { errors, values } : { absence: { from, to, deputy } };
}
