import { wallDay } from '../../domain/calendar/wallDay';
import type { CaseView } from '../../domain/views/caseView';
import type { Translate } from '../texts';
import { formatDay } from './days';
import { word } from './vocabulary';

/** Whom a case is about, as a line of a list says it; of a case whose contents were destroyed, that it is so. */
export const subjectShown = (
  { subjectName, destroyedAt }: Pick<CaseView, 'subjectName' | 'destroyedAt'>,
  t: Translate,
): string =>
  destroyedAt === undefined
    ? subjectName || word(t, 'subjectKinds', 'privateCitizen')
    : t('cases:destroyed', { day: formatDay(wallDay(destroyedAt)) });
