import { pursued } from './checks';
import { type Refusal, refuse } from './refusal';
import type { CaseState } from './state';
import type { ReportKind } from './vocabulary';

/** Which contents of a letter leave a case, and of which kind is what stays. */
export interface Parting {
  allegationIds: readonly string[];
  keptKind?: ReportKind | undefined;
}

/** What can leave: said in the letter, not found besides, and not judged here yet. */
const canLeave = (state: CaseState): string[] =>
  pursued(state).flatMap(({ id, found, finding }) => (found || finding ? [] : id));

const isTakenOn = ({ stage }: CaseState): boolean => stage !== 'intake';

/** Why nothing of a case can be parted from it now. */
export const whyNoParting = (state: CaseState): Refusal | undefined =>
  canLeave(state).length > 0 && pursued(state).length > 1 ? undefined : refuse('nothingToPart');

/**
 * Why what is named cannot leave the case so. At intake it is said of which kind the rest is; once a case was taken on, it goes on as
 * what it was taken on as (procedure §2; NĐ 154/2026 art. 14.4).
 */
export function whyNotParted(state: CaseState, { allegationIds, keptKind }: Parting): Refusal | undefined {
  const field = 'allegationIds';
  const leaving = canLeave(state);
  if (!allegationIds.every((id) => leaving.includes(id))) return refuse('unknownAllegation', { field });
  const staying = pursued(state).filter(({ id }) => !allegationIds.includes(id));
  if (staying.length === 0) return refuse('nothingLeftToSplit', { field });
  if (keptKind === 'mixed' && staying.length < 2) return refuse('oneKindLeft', { field: 'keptKind' });
  return whyNotKept(state, keptKind);
}

function whyNotKept(state: CaseState, keptKind: ReportKind | undefined): Refusal | undefined {
  const { kind } = state;
  const field = 'keptKind';
  if (kind === 'mixed' && keptKind === undefined) return refuse('keptKindMissing', { field });
  if (!isTakenOn(state) || keptKind === undefined) return undefined;
  // What was taken on whole before mixed petitions were parted goes on as a denunciation, whatever it is called.
  const isAsTakenOn =
    kind === 'mixed' ? keptKind !== 'disciplineAppeal' && keptKind !== 'mixed' : keptKind === kind;
  return isAsTakenOn ? undefined : refuse('takenOnAsKind', { field });
}

/** A letter of several kinds is not taken on whole: each part goes its own way first. */
export const whyNotWhole = ({ kind }: CaseState): Refusal | undefined =>
  kind === 'mixed' ? refuse('partFirst') : undefined;
