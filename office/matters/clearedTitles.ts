import { everyCase } from '../../domain/access/policy';
import { mattersOfActs } from '../../domain/matters/evolve';
import { findNextDay, hasRoadmap, isMatterLate } from '../../domain/matters/standing';
import type { CaseStores } from '../../models/caseStores';
import { officeMoment } from '../officeMoment';

/** What supervision from outside may know of a roadmap: the title that a head has cleared, and how it stands. No case, no number, no name. */
export interface ClearedTitle {
  title: string;
  /** The day on which the title was cleared. */
  clearedAt: string;
  hasRoadmap: boolean;
  isLate: boolean;
  /** When something of it is to be done or looked at next. */
  nextDay?: string | undefined;
}

/** Every title that is cleared of what stands on the list, by title. */
export async function readClearedTitles(
  stores: Pick<CaseStores, 'listedMatters' | 'views' | 'reference'>,
): Promise<ClearedTitle[]> {
  const { now } = await officeMoment(stores);
  const cleared = mattersOfActs(await stores.listedMatters.list()).filter(
    ({ listed, title }) => listed && title,
  );
  const ids = cleared.map(({ caseId }) => caseId);
  // What a destroyed case said is gone, and its title with it.
  const there = await stores.views.numbersOf(ids, everyCase);
  const words = await stores.listedMatters.openWords(ids.filter((caseId) => there.has(caseId)));
  return cleared
    .flatMap((matter): ClearedTitle[] => {
      const title = matter.title && words.get(matter.caseId)?.get(matter.title.revision)?.title;
      if (!matter.title || title === undefined) return [];
      return [
        {
          title,
          clearedAt: matter.title.at,
          hasRoadmap: hasRoadmap(matter),
          isLate: isMatterLate(matter, now),
          nextDay: findNextDay(matter),
        },
      ];
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'vi'));
}
