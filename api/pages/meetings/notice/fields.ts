import {
  decidedForms,
  examinedMatters,
  gravities,
  noticeSubjects,
} from '../../../../domain/meetings/sessionNotice/content';
import type { Translate } from '../../../../language/texts';
import { itemsIn } from './form';

/** The choices of a draft's form, and its items in their order. */
export function draftFields(t: Translate, values: Readonly<Record<string, unknown>>) {
  const choices = (list: string, of: readonly string[]) =>
    of.map((value) => ({ value, text: t(`sessionNotice:${list}.${value}`) }));
  return {
    items: Array.from({ length: itemsIn(values) }, (_, i) => i + 1),
    subjectKinds: choices('subjectKind', noticeSubjects),
    examinedMatters: choices('examined', examinedMatters),
    gravities: choices('gravity', gravities),
    forms: [{ value: '', text: t('sessionNotice:noDecision') }, ...choices('form', decidedForms)],
    deciders: choices('decidedBy', ['own', 'superior']),
    naming: choices('naming', ['no', 'yes']),
  };
}

/** What a field is called: one of an item with the place of the item. */
export function draftLabel(t: Translate, field: string): string {
  const [, name = field, n] = /^([a-zA-Z]+?)(\d+)?$/.exec(field) ?? [];
  const label = t(`sessionNotice:label.${name}`);
  return n === undefined ? label : t('sessionNotice:labelOfItem', { label, n });
}
