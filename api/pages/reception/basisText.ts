import { inside } from '../../../language/sentences/inside';
import type { Translate } from '../../../language/texts';

/** Where a rule of reception stands, and how sure that is, in words. */
export const basisText = (
  t: Translate,
  { citation, confidence }: { citation: string; confidence: string },
): string => t('reception:basis', { citation, confidence: inside(t(`procedures:confidence.${confidence}`)) });
