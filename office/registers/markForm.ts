import { z } from 'zod';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { mayReadProtectionRegisters } from '../../domain/access/protection';
import { registerSymbols } from '../../domain/papers/kinds';
import { isSeriesApart } from '../../domain/papers/numbering';
import type { CaseViewStore } from '../../models/caseViews';
import type { PaperRegisters, RegisterEntry } from '../../models/paperRegisters';
import { fieldError, type FieldError } from '../../language/fieldErrors';
import { officeToday } from '../../language/dates';
import type { Translate } from '../../language/texts';

/** As many as a paper register is likely to have been ahead by; more is a slip of the keyboard. */
const mostAtOnce = 500;

/** `QĐ 2026`: one of the office's registers, of this year or one before. */
const isRegister = (text: string): boolean => {
  const [symbol, year = '', ...more] = text.split(' ');
  const isKept = registerSymbols.some((one) => one === symbol);
  return isKept && more.length === 0 && /^(19|20)\d\d$/.test(year) && year <= officeToday().slice(0, 4);
};

const numberOfRegister = () => z.coerce.number().int().min(1).max(99_999);

export const markSchema = z.object({
  register: z.string().trim().normalize('NFC').min(1).refine(isRegister, 'registers:mark.unknownRegister'),
  from: numberOfRegister(),
  to: z.preprocess((value) => (value === '' ? undefined : value), numberOfRegister().optional()),
  reason: z.string().trim().min(1).max(500),
});

export type MarkOrder = z.infer<typeof markSchema> & {
  /** Sent twice under the same id, the numbers are marked once. */
  commandId: string;
};

interface MarkNeeds {
  t: Translate;
  actor: Actor;
  registers: PaperRegisters;
  views: Pick<CaseViewStore, 'numbersOf' | 'find'>;
}

/** Why a number that somebody has cannot be marked; what this person may not see is told before anything of it is. */
async function whyNotMarked(
  taken: readonly RegisterEntry[],
  isRow: boolean,
  { t, actor, views }: MarkNeeds,
): Promise<string | undefined> {
  const caseIds = taken.flatMap(({ place }) => place?.caseId ?? []);
  const seen = await views.numbersOf(caseIds, visibilityOf(actor));
  const hidden = taken.find(({ place }) => place && !seen.has(place.caseId));
  if (hidden?.place) {
    // Asked for by itself, so that the log hears of it.
    await views.find(hidden.place.caseId, visibilityOf(actor));
    return t('registers:mark.hidden', { number: hidden.n });
  }
  const marked = taken.find(({ mark }) => mark !== undefined);
  if (marked) return t('registers:mark.there', { number: marked.n });
  const [used] = taken;
  // A whole row of numbers is not annulled in one stroke.
  return used && isRow ? t('registers:mark.used', { number: used.n }) : undefined;
}

/**
 * Marks numbers that are not to be used: one that a paper has, or free ones that were used outside of these cases. Marked
 * numbers are never given again. @returns what stands in the way, or nothing when it is done
 */
export async function markNumbers(order: MarkOrder, needs: MarkNeeds): Promise<FieldError[]> {
  const { register, from, to = from, reason, commandId } = order;
  const { t, actor, registers } = needs;
  if (isSeriesApart(register) && !mayReadProtectionRegisters(actor))
    return [fieldError('register', t('registers:mark.unknownRegister'))];
  if (to < from) return [fieldError('to', t('registers:mark.reversed'))];
  if (to - from >= mostAtOnce) return [fieldError('to', t('registers:mark.tooMany', { count: mostAtOnce }))];
  const last = (await registers.list()).find(({ series }) => series === register)?.last ?? 0;
  if (to > last + mostAtOnce)
    return [
      fieldError(
        order.to === undefined ? 'from' : 'to',
        t('registers:mark.tooFar', { last, count: mostAtOnce }),
      ),
    ];
  const there = await registers.between(register, from, to);
  const done = new Set(there.filter(({ mark }) => mark?.commandId === commandId).map(({ n }) => n));
  const taken = there.filter(({ n }) => !done.has(n));
  const why = await whyNotMarked(taken, to > from, needs);
  if (why !== undefined) return [fieldError('from', why)];
  const mark = { reason, by: actor.id, at: new Date().toISOString(), commandId };
  for (let n = from; n <= to; n += 1) {
    if (done.has(n)) continue;
    const [paper] = taken;
    const isMarked = paper ? registers.markPaper(paper, mark) : registers.markFree(register, n, mark);
    if (!(await isMarked)) return [fieldError('from', t('registers:mark.faster', { number: n }))];
  }
  return [];
}
