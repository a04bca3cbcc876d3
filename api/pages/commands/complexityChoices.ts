import { complexities, type Complexity } from '../../../domain/case/vocabulary';
import { findCriteria } from '../../../domain/procedure/complexity';
import { complexityOf } from '../../../domain/procedure/settling';
import { limitDays } from '../../../language/sentences/clock';
import { word } from '../../../language/sentences/vocabulary';
import type { ChoiceContext, Choices } from './choice';

/** How complex a report can be found, each with what the version then lets be extended; what it is already is no choice. */
export function complexityChoices({
  state,
  procedure,
  t,
}: Pick<ChoiceContext, 'state' | 'procedure' | 't'>): Choices {
  if (procedure.law !== 'state') return { items: [], unavailable: [] };
  const { timesWhenComplex, timesWhenEspeciallyComplex, atMost } = procedure.settlingExtension.value;
  const times: Record<Complexity, number> = {
    complex: timesWhenComplex,
    especiallyComplex: timesWhenEspeciallyComplex,
  };
  const days = limitDays(t, atMost, procedure.limits.settling.value.unit);
  const already = complexityOf(state);
  return {
    items: complexities
      .filter((value) => value !== already)
      .map((value) => ({
        value,
        text: word(t, 'complexities', value),
        hint: t('cases:command.extendable', { count: times[value], atMost: days }),
      })),
    unavailable: already
      ? [{ text: word(t, 'complexities', already), why: t('cases:command.alreadySo') }]
      : [],
  };
}

/** What so many criteria make of a case, and how often it can then be extended; undefined where a version counts none. */
export function criteriaMeaning({
  procedure,
  t,
}: Pick<ChoiceContext, 'procedure' | 't'>): string | undefined {
  const rule = findCriteria(procedure);
  if (!rule || procedure.law !== 'state') return undefined;
  const { complexFrom, especiallyComplexFrom } = rule;
  const { atMost, ...times } = procedure.settlingExtension.value;
  const days = limitDays(t, atMost, procedure.limits.settling.value.unit);
  return t('cases:command.criteriaMean', { complexFrom, especiallyComplexFrom, ...times, atMost: days });
}
