import type { ComplexityCriterion } from '../../domain/case/vocabulary';
import type { Translate } from '../texts';
import { word } from './vocabulary';

/** What somebody wrote, below the criteria that they found met: those are what was counted. */
export const withCriteria = (t: Translate, criteria: readonly ComplexityCriterion[], text: string): string =>
  [...criteria.map((one) => word(t, 'complexityCriteria', one)), text].join('\n');
