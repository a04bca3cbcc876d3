import { isAppeal } from '../case/checks';
import type { CaseState } from '../case/state';
import { daysAfter } from '../clocks/years';
import type { Procedure } from '../procedure/procedure';
import type { Leak, PublicCheck, Publication } from './kept';
import { type PublicationStanding, type PublishedMatter, publishedMatters } from './vocabulary';

export type { Leak, PublicCheck, Publication };

/** The forms that a version of the law knows, with what it wants of each; undefined where it knows none apart. */
export const formsUnder = (procedure: Procedure) => procedure.publicationForms?.value;

/** The first day on which what the law wants to be out for so many days running may come down: the day on which it began is not counted. */
export const earliestEnd = ({ on, leastDays }: Pick<Publication, 'on' | 'leastDays'>): string | undefined =>
  leastDays === undefined ? undefined : daysAfter(on, leastDays);

/** How often it was in print or on the air. */
export const timesOut = ({ broadcasts }: Pick<Publication, 'broadcasts'>): number => 1 + broadcasts.length;

/** What still stands in the way of its end counting as done: the day before which it is short, or the times that are missing. */
export function shortOf(
  publication: Publication,
  on: string,
): { until: string } | { times: number } | undefined {
  const until = earliestEnd(publication);
  if (until !== undefined && on < until) return { until };
  const { leastTimes = 0 } = publication;
  return timesOut(publication) < leastTimes ? { times: leastTimes - timesOut(publication) } : undefined;
}

export function standingOf(
  publication: Publication,
  { publication: approved }: Pick<CaseState, 'publication'>,
): PublicationStanding {
  if (approved?.takenBack) return 'takenBack';
  // A meeting is over on its day: what it needs is asked for when it is entered.
  if (publication.form === 'meeting') return 'done';
  if (!publication.ended) return 'out';
  return publication.ended.early === undefined ? 'done' : 'cutShort';
}

/** What was made public of the text as it is approved now; what was before the case was opened again is not. */
export const publicationsNow = ({ publications = [], publication }: CaseState): Publication[] =>
  publications.filter(({ approval }) => publication !== undefined && approval === publication.approval);

/** A duty to make something public, and whose it is: of whoever settled, or of whoever punished. */
export interface PublicationDuty {
  matter: PublishedMatter;
  of: 'settling' | 'punishing';
  /** The level above has decided, and makes its own decision public. */
  elsewhere: boolean;
}

/** What of a case is to be made public, each as the duty of its own (Luật Tố cáo art. 40). */
export function publicationDuties(state: CaseState): PublicationDuty[] {
  const { conclusion, discipline } = state;
  const decided = isAppeal(state) ? state.appeal?.decision : discipline;
  const duties: PublicationDuty[] = [];
  if (conclusion && !isAppeal(state)) duties.push({ matter: 'conclusion', of: 'settling', elsewhere: false });
  if (decided) {
    const elsewhere = !isAppeal(state) && discipline?.by === 'superior';
    duties.push({ matter: 'decision', of: isAppeal(state) ? 'settling' : 'punishing', elsewhere });
  }
  return duties;
}

/** What there is to be made public, whoever does it. */
export const mattersOf = (state: CaseState): PublishedMatter[] => {
  const matters = publicationDuties(state).map(({ matter }) => matter);
  return publishedMatters.filter((one) => matters.includes(one));
};

const ours = (state: CaseState): PublishedMatter[] =>
  publicationDuties(state)
    .filter(({ elsewhere }) => !elsewhere)
    .map(({ matter }) => matter);

const without = (state: CaseState, counts: (one: Publication) => boolean): PublishedMatter[] => {
  const now = publicationsNow(state);
  // What was made public before forms were told apart was so in one act.
  if (now.length === 0 && state.publication?.publishedOn !== undefined) return [];
  return ours(state).filter((matter) => !now.some((one) => one.matters.includes(matter) && counts(one)));
};

/** What this office has still to begin making public. */
export const mattersLeft = (state: CaseState): PublishedMatter[] =>
  without(state, (one) => standingOf(one, state) !== 'cutShort');

/** What this office has not done making public. */
export const mattersUndone = (state: CaseState): PublishedMatter[] =>
  without(state, (one) => standingOf(one, state) === 'done');

/** What is out now and has not ended. */
export const publicationsOut = (state: CaseState): Publication[] =>
  publicationsNow(state).filter((one) => standingOf(one, state) === 'out');

/** The day on which the decision was made public; of what was so in one act, that of the act. */
export function decisionPublishedOn(state: CaseState): string | undefined {
  const now = publicationsNow(state);
  if (now.length === 0) return state.publication?.publishedOn;
  return now
    .filter(({ matters }) => matters.includes('decision'))
    .map(({ on }) => on)
    .sort()[0];
}

export const findPublication = (state: CaseState, id: string): Publication | undefined =>
  publicationsNow(state).find((one) => one.id === id);

/** Whether nothing stands in a file any more that must not go out, or a head lets the rest of it go out. */
export const isPassed = ({ leaks }: Pick<PublicCheck, 'leaks'>): boolean =>
  leaks.every(({ accepted }) => accepted !== undefined);

/** The checks of the text as it is approved now. */
export const checksNow = ({ publicChecks = [], publication }: CaseState): PublicCheck[] =>
  publicChecks.filter(({ approval }) => publication !== undefined && approval === publication.approval);

export const findCheck = (state: CaseState, seq: number): PublicCheck | undefined =>
  checksNow(state).find((one) => one.seq === seq);

/** Something that a check has found, as it is pointed at: the event of the check, and its place among what was found there, from 1. */
export const leakRef = (check: Pick<PublicCheck, 'seq'>, place: number): string => `${check.seq}.${place}`;

export function findLeak(state: CaseState, ref: string) {
  const [seq, place] = ref.split('.').map(Number);
  const check = findCheck(state, seq ?? 0);
  const leak = check?.leaks[(place ?? 0) - 1];
  return check && leak && { check, leak, place: place ?? 0 };
}
