import type { ClockRef } from '../../domain/clocks/clock';
import { isExplanation } from '../../domain/clocks/replies';
import { formsOf } from '../../domain/clocks/limitationPeriods';
import { disciplineForms } from '../../domain/procedure/partyProcedure';
import type { Translate } from '../texts';
import { numberOf } from './events/renderer';
import { word, wordInside } from './vocabulary';
import { inside } from './inside';

/** The forms of discipline that a clock of limitation is of: "cảnh cáo, cách chức". */
export const limitedForms = (t: Translate, of: string | undefined): string =>
  formsOf(of)
    .flatMap((name) => disciplineForms.find((form) => form === name) ?? [])
    .map((form) => wordInside(t, 'disciplineForms', form))
    .join(', ');

/** What a clock is called: "Giải quyết", "Thời hiệu khiển trách", "Trả lời của Sở Mẫu". */
export function clockName(
  t: Translate,
  { kind, of, owedBy }: ClockRef & { owedBy?: string | undefined },
): string {
  // Of what another is, an event or a measure by its number, says nothing to people.
  if (of === undefined || (kind !== 'limitation' && kind !== 'reply')) return word(t, 'clockKinds', kind);
  if (kind === 'limitation') return t('clocks:name.limitation', { forms: limitedForms(t, of) });
  if (isExplanation({ kind, of }))
    return owedBy === undefined
      ? t('clocks:name.explanationPlain')
      : t('clocks:name.explanation', { owedBy });
  if (owedBy !== undefined) return t('clocks:name.replyOf', { owedBy });
  return of.startsWith('t')
    ? t('clocks:name.transferReply')
    : t('clocks:name.requestReply', { n: numberOf(of) });
}

/** The same within a sentence. */
export function clockNameInside(t: Translate, ref: ClockRef): string {
  const name = clockName(t, ref);
  return inside(name);
}
