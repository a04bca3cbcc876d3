import { mattersOfActs } from '../matters/evolve';
import type { Matter, MatterAct } from '../matters/matter';
import { hasRoadmap, isMatterLate } from '../matters/standing';
import type { Entry } from './entries';

/** Between which moments the list is looked at: when the first day began, and when the last one ended or what was on record by then. */
export interface MatterSpan {
  begin: string;
  end: string;
}

const listedBy = (acts: readonly MatterAct[], moment: string): Map<string, Matter> =>
  new Map(
    mattersOfActs(acts.filter(({ at }) => at < moment))
      .filter(({ listed }) => listed)
      .map((matter) => [matter.caseId, matter]),
  );

/** Complex and pending matters as forms count them: how the list stood at both ends. What came and went between them is none. */
export function matterEntries(acts: readonly MatterAct[], { begin, end }: MatterSpan): Entry[] {
  const [before, now] = [listedBy(acts, begin), listedBy(acts, end)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((caseId): Entry[] => {
    const [was, is] = [before.get(caseId), now.get(caseId)];
    const matter = is ?? was;
    if (!matter) return [];
    return [
      {
        caseId,
        is: {
          roadmap: hasRoadmap(matter) ? 'with' : 'without',
          criterion: [...new Set(matter.grounds.map(({ kind }) => kind))],
        },
        weighs: {
          mattersCarriedOver: was ? 1 : 0,
          mattersAdded: is && !was ? 1 : 0,
          mattersTakenOff: was && !is ? 1 : 0,
          mattersListed: is ? 1 : 0,
          mattersOverdue: is && isMatterLate(is, end) ? 1 : 0,
        },
      },
    ];
  });
}
