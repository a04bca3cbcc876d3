import type { AccompanyingInstrument } from '../../domain/procedure/accompanying';
import { inOrder } from '../../domain/procedure/datedRow';
import type { Procedure } from '../../domain/procedure/procedure';
import { formatDate } from '../dates';
import { word } from '../sentences/vocabulary';
import type { Translate } from '../texts';

/** An instrument that goes with a version, in words, with where that comes from. */
export interface AccompanyingRow {
  matter: string;
  instrument: string;
  inForce: string;
  citation: string;
  confidence: string;
  /** It amends or supplements the one above it. */
  amends: boolean;
}

type Shown = Pick<
  AccompanyingInstrument,
  'instrument' | 'effectiveFrom' | 'effectiveTo' | 'citation' | 'confidence'
>;

/** When something is in force, in words. */
export const inForceText = (
  t: Translate,
  { effectiveFrom, effectiveTo }: Pick<Shown, 'effectiveFrom' | 'effectiveTo'>,
): string =>
  effectiveTo === undefined
    ? t('procedures:from', { from: formatDate(effectiveFrom) })
    : t('procedures:fromTo', { from: formatDate(effectiveFrom), to: formatDate(effectiveTo) });

/** The instruments with which a version is read, each matter in the order of time, amendments below what they amend. */
export function accompanyingRows(t: Translate, { accompanying = [] }: Procedure): AccompanyingRow[] {
  const rowOf = (matter: string, one: Shown, amends: boolean): AccompanyingRow => ({
    matter,
    instrument: one.instrument,
    inForce: inForceText(t, one),
    citation: one.citation,
    confidence: t(`procedures:confidence.${one.confidence}`),
    amends,
  });
  const matters = [...new Set(accompanying.map(({ matter }) => matter))];
  return matters.flatMap((matter) => {
    const name = word(t, 'accompanyingMatters', matter);
    return inOrder(accompanying.filter((one) => one.matter === matter)).flatMap((one) => [
      rowOf(name, one, false),
      ...(one.amendedBy ?? []).map((other) => rowOf(name, other, true)),
    ]);
  });
}
