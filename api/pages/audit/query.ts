import { z } from 'zod';
import { exceptionKinds } from '../../../domain/case/exceptionKinds';
import { unitIdSchema } from '../../../domain/organisations/unit';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import type { Translate } from '../../../language/texts';
import type { AskedExceptions } from '../../../office/audit/exceptions';
import { askedAddress } from '../../frame/askedAddress';

/** What cannot be read is as if it had not been asked; days are told apart, since a person typed them. */
const choice = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);
const typed = z.string().trim().max(20).catch('');

export const auditQuerySchema = z.object({
  kind: choice(z.enum(exceptionKinds)),
  from: typed,
  to: typed,
  by: choice(z.string().min(1).max(100)),
  unit: choice(unitIdSchema),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** Before this day no office kept its cases here. */
const firstDay = '2000-01-01';
const lastDay = '2099-12-31';

/** What is asked for, and what of the days could not be read. */
export interface AuditAsked {
  query: AuditQuery;
  asked: AskedExceptions;
  errors: FieldError[];
}

/** Reads the days from one to another as a person writes them, each alone too; both empty ask for all time. */
export function readAsked(sent: unknown, t: Translate): AuditAsked {
  const query = auditQuerySchema.parse(sent);
  const errors: FieldError[] = [];
  const dayIn = (name: 'from' | 'to'): string | undefined => {
    if (query[name] === '') return undefined;
    const read = readDay(query[name], lastDay);
    if ('day' in read && read.day >= firstDay) return read.day;
    errors.push(fieldError(name, t('audit:filter.dayProblem')));
    return undefined;
  };
  const [from, to] = [dayIn('from'), dayIn('to')];
  if (from !== undefined && to !== undefined && to < from)
    errors.push(fieldError('to', t('audit:filter.spanProblem')));
  const days =
    errors.length > 0 || (from ?? to) === undefined
      ? undefined
      : { from: from ?? firstDay, to: to ?? officeToday() };
  return { query, asked: { days, by: query.by, unit: query.unit }, errors };
}

/** The same question at another address. */
export function auditAddress(path: string, { kind, from, to, by, unit, page }: Partial<AuditQuery>): string {
  const parts = { kind, from, to, by, unit, page: page !== undefined && page > 1 ? String(page) : undefined };
  return askedAddress(path, parts).replace(/\?$/, '');
}
