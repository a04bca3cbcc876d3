import { z } from 'zod';
import { findFall } from '../../../appeals/fallen';
import { pursued, upheld } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph } from '../../fields';
import { refuse } from '../../refusal';
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

/** Approves the text that may be published. */
export const approvePublication = defineCommand({
  type: 'approvePublication',
  citation: 'procedure §3.5',
  during: ['publication'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ publicText: paragraph(20000) }),
  obstacle: (state) => {
    if (findFall(state)) return refuse('decisionFell');
    return state.publication?.publishedOn ? refuse('alreadyPublished') : undefined;
  },
  decide: (state, input) =>
    namesCleared(state, input.publicText)
      ? refuse('namesClearedSubject', { field: 'publicText' })
      : [happened('publicationApproved', input)],
});
