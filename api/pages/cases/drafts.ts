import type { Draft } from '../../../office/papers/drafts';
import { paperName } from '../../../office/papers/paperName';
import type { Translate } from '../../../language/texts';

export const draftHref = (caseId: string, { submission, name }: Pick<Draft, 'submission' | 'name'>): string =>
  `/cases/${encodeURIComponent(caseId)}/submissions/${submission}/drafts/${name}`;

/** The drafts of what was submitted, as its card leads to them. */
export const draftLinks = (caseId: string, submission: number, drafts: readonly Draft[], t: Translate) =>
  drafts
    .filter((draft) => draft.submission === submission)
    .map((draft) => ({ href: draftHref(caseId, draft), text: paperName({ ...draft, t }) }));
