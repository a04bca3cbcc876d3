import type { StepState } from '../../domain/matters/matter';
import { findNextStep, isLookLate, isMatterLate, isOver, isToDo } from '../../domain/matters/standing';
import type { SeenMatter } from './seenMatters';

/** A step as it reads: what it is, and what was said of it last. */
export interface RoadmapStep {
  stepId: string;
  what: string;
  who: string;
  due: string;
  state: StepState;
  isLate: boolean;
  note?: string | undefined;
  doneAt?: string | undefined;
}

/** A roadmap as it reads at a moment. */
export interface Roadmap {
  steps: RoadmapStep[];
  next?: RoadmapStep | undefined;
  /** What stands in the way: steps that are held up, with what was said of it. */
  obstacles: RoadmapStep[];
  look?: { due: string; isLate: boolean; note?: string | undefined } | undefined;
  title?: { title: string; by: string; at: string } | undefined;
  isLate: boolean;
}

export function roadmapOf({ matter, words }: Pick<SeenMatter, 'matter' | 'words'>, now: string): Roadmap {
  const { look, title, listed } = matter;
  const steps = matter.steps.map((step): RoadmapStep => {
    const { stepId, who, due, state, doneAt, setIn, reportedIn } = step;
    return {
      stepId,
      who,
      due,
      state,
      doneAt,
      what: words.get(setIn)?.what ?? '',
      note: reportedIn === undefined ? undefined : words.get(reportedIn)?.note,
      isLate: listed !== undefined && isToDo(step) && isOver(step, now),
    };
  });
  const nextId = findNextStep(matter)?.stepId;
  const cleared = title && words.get(title.revision)?.title;
  return {
    steps,
    next: steps.find(({ stepId }) => stepId === nextId),
    obstacles: steps.filter(({ state }) => state === 'blocked'),
    look: look && { due: look.due, isLate: isLookLate(matter, now), note: words.get(look.setIn)?.note },
    title: title && cleared !== undefined ? { title: cleared, by: title.by, at: title.at } : undefined,
    isLate: isMatterLate(matter, now),
  };
}
