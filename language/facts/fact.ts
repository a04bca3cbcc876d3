import type { CaseState } from '../../domain/case/state';
import { formatDate } from '../../language/dates';
import type { Names } from '../../language/sentences/names';
import type { Translate } from '../../language/texts';

export interface Fact {
  label: string;
  value: string;
}

export interface Wording {
  t: Translate;
  names: Names;
}
export type FactsOf = (state: CaseState, wording: Wording) => Fact[];

/** A fact, or none where there is nothing to say. */
export const fact = (t: Translate, key: string, value: string | undefined): Fact[] =>
  value ? [{ label: t(`cases:fact.${key}`), value }] : [];

export const yesNo = (t: Translate, value: boolean): string => t(value ? 'cases:yes' : 'cases:no');
/** An act's number and day; its number may still be on its way from the register. */
export const numbered = (t: Translate, number: string | undefined, on: string): string =>
  number === undefined
    ? t('cases:numberAwaited', { on: formatDate(on) })
    : t('cases:numberedOn', { number, on: formatDate(on) });
