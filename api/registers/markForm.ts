import { z } from 'zod';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseViewStore } from '../../models/caseViews';
import type { OfficeRegisters } from '../../models/officeRegisters';
import { fieldError, type FieldError } from '../forms/field-errors';
import type { Translate } from '../language/texts';

/** As many as a paper register is likely to have been ahead by; more is a slip of the keyboard. */
const mostAtOnce = 500;

export const markSchema = z.object({
  register: z.string().regex(/^\p{Lu}{2} \d{4}$/u),
  from: z.coerce.number().int().min(1).max(99_999),
  to: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).max(99_999).optional(),
  ),
  reason: z.string().trim().min(1).max(500),
});
export type MarkOrder = z.infer<typeof markSchema>;

interface MarkNeeds {
  t: Translate;
  actor: Actor;
  registers: OfficeRegisters;
  views: Pick<CaseViewStore, 'find'>;
}

/**
 * Marks numbers that are not to be used: one that a paper has, or free ones that were used outside of these cases. Marked
 * numbers are never given again. @returns what stands in the way, or nothing when it is done
 */
export async function markNumbers(order: MarkOrder, needs: MarkNeeds): Promise<FieldError[]> {
  const { register, from, to = from, reason } = order;
  const { t, actor, registers, views } = needs;
  if (to < from) return [fieldError('to', t('registers:mark.reversed'))];
  if (to - from >= mostAtOnce) return [fieldError('to', t('registers:mark.tooMany', { count: mostAtOnce }))];
  const there = await registers.between(register, from, to);
  const marked = there.find(({ mark }) => mark !== undefined);
  if (marked) return [fieldError('from', t('registers:mark.there', { number: marked.n }))];
  const used = there.find(({ place }) => place !== undefined);
  // A whole row of numbers is not annulled in one stroke.
  if (used && to > from) return [fieldError('from', t('registers:mark.used', { number: used.n }))];
  const mayMark = !used?.place || (await views.find(used.place.caseId, visibilityOf(actor)));
  if (!mayMark) return [fieldError('from', t('registers:mark.hidden'))];
  const mark = { reason, by: actor.id, at: new Date().toISOString() };
  for (let n = from; n <= to; n += 1) await registers.mark(register, n, String(n), mark);
  return [];
}
