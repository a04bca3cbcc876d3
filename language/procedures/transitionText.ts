import type { Procedure } from '../../domain/procedure/procedure';
import { formatDate } from '../dates';
import type { Translate } from '../texts';

/** Which open cases the law moves to a version, in words; undefined where it moves none. */
export const transitionText = (
  t: Translate,
  { transition, effectiveFrom }: Pick<Procedure, 'transition' | 'effectiveFrom'>,
): string | undefined =>
  transition &&
  t(`procedures:transition.value.${transition.value.openCases}`, { from: formatDate(effectiveFrom) });
