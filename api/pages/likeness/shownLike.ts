import type { LikeReport } from '../../../office/likeness/likeReports';
import { wordsFor } from '../../../language/appealWords';
import { formatDate } from '../../../language/dates';
import { likenessTexts } from '../../../language/sentences/likeness';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

/** A case that could be about the same matter, as pages show it. */
export interface ShownLike {
  caseId: string;
  href: string;
  number: string;
  subject: string;
  stage: string;
  receivedOn: string;
  reasons: string[];
}

export const shownLike = (found: readonly LikeReport[], t: Translate): ShownLike[] =>
  found.map(({ view, reasons }) => ({
    caseId: view.caseId,
    href: `/cases/${encodeURIComponent(view.caseId)}`,
    number: view.number,
    subject: [view.subjectName, view.organisation].filter(Boolean).join(', '),
    stage: view.outcome ? word(wordsFor(view, t), 'outcomes', view.outcome) : word(t, 'stages', view.stage),
    receivedOn: t('likeness:receivedOn', { on: formatDate(view.receivedOn) }),
    reasons: likenessTexts(reasons, t),
  }));
