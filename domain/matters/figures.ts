import type { Instant } from '../calendar/calendar';
import { mattersOfActs } from './evolve';
import type { MatterAct } from './matter';
import { hasRoadmap, isMatterLate } from './standing';

/** How the list stands at a moment: how many matters are on it, how many of them have a roadmap, and in how many something is overdue. */
export interface MatterFigures {
  listed: number;
  withRoadmap: number;
  overdue: number;
}

/**
 * Counts the list as it stood at a cut-off. What was done later does not change it, and what was due by then is overdue whenever the office
 * has noted that.
 * @param cutOff the moment up to which acts count, that is the end of the cut-off day
 */
export function matterFigures(acts: readonly MatterAct[], cutOff: Instant): MatterFigures {
  const matters = mattersOfActs(acts.filter(({ at }) => at < cutOff)).filter(({ listed }) => listed);
  return {
    listed: matters.length,
    withRoadmap: matters.filter(hasRoadmap).length,
    overdue: matters.filter((matter) => isMatterLate(matter, cutOff)).length,
  };
}
