import { z } from 'zod';
import { findFall } from '../../../appeals/fallen';
import { pursued, upheld } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { optional, paragraph, publicItemRefs } from '../../fields';
import { publicItems } from '../../../publications/items';
import { formsUnder } from '../../../publications/publication';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

const folded = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');

/** Whether nothing was found against the subject; on an appeal, that their discipline was annulled. */
const isClearedNow = (state: CaseState): boolean =>
  state.appeal
    ? state.appeal.decision?.result === 'annulled'
    : upheld(state).length === 0 && pursued(state).length > 0;

/** A subject against whom nothing was found is not named in public (procedure §3.4, §7). */
function namesCleared(state: CaseState, text: string): boolean {
  const { subject } = state.registration;
  return (
    subject.kind !== 'privateCitizen' && isClearedNow(state) && folded(text).includes(folded(subject.name))
  );
}

/** What is switched on is of this case; whoever was cleared is not named, whoever wants it. */
function whyNotNamed(state: CaseState, named: readonly string[]): Refusal | undefined {
  const known = publicItems(state).map(({ key }) => key);
  if (named.some((key) => !known.includes(key))) return refuse('noSuchItem', { field: 'named' });
  return named.includes('subject') && isClearedNow(state)
    ? refuse('namesClearedSubject', { field: 'named' })
    : undefined;
}

/** Approves the text that may be published, and what it names: nothing but what is switched on. */
export const approvePublication = defineCommand({
  type: 'approvePublication',
  citation: 'procedure §3.5',
  during: ['publication'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ named: optional(publicItemRefs()), publicText: paragraph(20000) }),
  obstacle: (state) => {
    if (findFall(state)) return refuse('decisionFell');
    return state.publication?.publishedOn ? refuse('alreadyPublished') : undefined;
  },
  decide: (state, { named = [], publicText }, { procedure }) => {
    if (namesCleared(state, publicText)) return refuse('namesClearedSubject', { field: 'publicText' });
    if (!formsUnder(procedure))
      return named.length > 0
        ? refuse('noFormsHere', { field: 'named' })
        : [happened('publicationApproved', { publicText })];
    return whyNotNamed(state, named) ?? [happened('publicationApproved', { publicText, named })];
  },
});
