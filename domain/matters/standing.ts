import type { Instant } from '../calendar/calendar';
import type { Matter, MatterStep } from './matter';

export const isToDo = ({ state }: MatterStep): boolean => state !== 'done';

/** Whether the day of a step or of the look is over at a moment. */
export const isOver = ({ dueAt }: { dueAt: string }, now: Instant): boolean => dueAt <= now;

/** The steps that should have been done. */
export const lateSteps = ({ listed, steps }: Matter, now: Instant): MatterStep[] =>
  listed ? steps.filter((step) => isToDo(step) && isOver(step, now)) : [];

export const isLookLate = ({ listed, look }: Matter, now: Instant): boolean =>
  listed !== undefined && look !== undefined && isOver(look, now);

export const isMatterLate = (matter: Matter, now: Instant): boolean =>
  lateSteps(matter, now).length > 0 || isLookLate(matter, now);

/** What is to be done next: of what is not done the one whose day comes first. */
export const findNextStep = ({ steps }: Matter): MatterStep | undefined => steps.find(isToDo);

/** A matter has a roadmap once it has a step. */
export const hasRoadmap = ({ steps }: Matter): boolean => steps.length > 0;

/** When something of it is to be done or looked at next; undefined where nothing is set. */
export const findNextDay = (matter: Matter): string | undefined =>
  [findNextStep(matter)?.due, matter.look?.due].flatMap((due) => due ?? []).sort()[0];

/** Matters in the order in which they press: what is overdue first, then by the next day, and last what has no day. */
export const byUrgency =
  (now: Instant) =>
  (a: Matter, b: Matter): number =>
    Number(isMatterLate(b, now)) - Number(isMatterLate(a, now)) ||
    (findNextDay(a) ?? '9999').localeCompare(findNextDay(b) ?? '9999') ||
    (a.listed?.at ?? '').localeCompare(b.listed?.at ?? '');
