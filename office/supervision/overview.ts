import { receptionFigures } from '../../domain/reception/figures';
import {
  figureYear,
  quarterOf,
  type SettlingFigures,
  shownCount,
  type Span,
} from '../../domain/supervision/figures';
import type { PublicItem } from '../../door/envelopes/publicPage';
import type { CaseStores } from '../../models/caseStores';
import { officeMoment } from '../officeMoment';
import { type PublishedNeeds, readPublished } from '../publicPage/published';
import { readPublicTerms } from '../publicPage/terms';
import { readDays } from '../reception/days';
import { readVisitsOn } from '../reception/visits';
import { type ClearedTitle, readClearedTitles } from '../matters/clearedTitles';
import type { Figures } from './figures';

export interface OverviewNeeds extends PublishedNeeds {
  cases: Pick<
    CaseStores,
    'sessionNotices' | 'receptionDays' | 'visits' | 'reference' | 'views' | 'listedMatters'
  >;
}

/** What is counted for those who supervise, in the order of the page. */
export const supervisedCounts = [
  'received', 'guided', 'forwarded', 'kept', 'refused', 'withdrawn', 'settled', 'open', 'overdue',
] as const satisfies (keyof SettlingFigures)[]; // prettier-ignore
export const receptionCounts = ['days', 'turns', 'persons', 'groups', 'becameCases', 'late'] as const;

/** `null`: fewer than `fewerThan`. */
type Shown<Key extends string> = Record<Key, number | null>;

/** The figures of some days as they are shown: none so small that it could point at somebody. */
export interface ShownFigures extends Span {
  counts: Shown<(typeof supervisedCounts)[number]>;
  /** In calendar days; `null` where too few were settled. */
  medianDays: number | null;
  reception: Shown<(typeof receptionCounts)[number]>;
}

/** All that is told to those who supervise: no case, no name and no list of cases. */
export interface Overview {
  fewerThan: number;
  quarter: ShownFigures | undefined;
  year: ShownFigures;
  published: PublicItem[];
  /** Complex matters whose titles were cleared for them, and how each stands. */
  matters: ClearedTitle[];
}

export async function readOverview(needs: OverviewNeeds, figures: Figures): Promise<Overview> {
  const { cases } = needs;
  const { today } = await officeMoment(cases);
  const { fewerThan, quarters } = readPublicTerms();
  const days = await readDays(cases);
  const shown = <Key extends string>(keys: readonly Key[], of: Record<Key, number>): Shown<Key> =>
    Object.fromEntries(keys.map((key) => [key, shownCount(of[key], fewerThan.value)])) as Shown<Key>;
  async function figuresOf(span: Span): Promise<ShownFigures> {
    const until = span.until < today ? span.until : today;
    const [settling, visits] = await Promise.all([
      figures.of({ from: span.from, until }),
      readVisitsOn(cases, { from: span.from, to: until }),
    ]);
    const isEnough = shownCount(settling.settled, fewerThan.value) !== null;
    return {
      from: span.from,
      until,
      counts: shown(supervisedCounts, settling),
      medianDays: isEnough ? (settling.medianDays ?? null) : null,
      reception: shown(receptionCounts, receptionFigures(visits, days)),
    };
  }
  const quarter = quarterOf(today, quarters.value);
  return {
    fewerThan: fewerThan.value,
    quarter: quarter && (await figuresOf(quarter)),
    year: await figuresOf(figureYear(today, quarters.value)),
    published: (await readPublished(needs, today)).items,
    matters: await readClearedTitles(cases),
  };
}
