import { type Opinion, opinionQuestions, type OpinionQuestion } from './opinions';

/** Fewer answers than these could be told apart. */
export const fewestOpinions = 5;

/** A mean below this calls for something to be done about it: the middle of the scale. */
export const lowScore = 3;

export interface OpinionTotals {
  count: number;
  /** Of each question, from 1 to 5. */
  means: Record<OpinionQuestion, number>;
}

/** How many have answered, and of each question the mean; undefined where fewer have answered than can hide one. */
export function opinionTotals(all: readonly Pick<Opinion, 'scores'>[]): OpinionTotals | undefined {
  if (all.length < fewestOpinions) return undefined;
  const meanOf = (question: OpinionQuestion) =>
    all.reduce((sum, { scores }) => sum + scores[question], 0) / all.length;
  const [easyToReach, toldOfSteps, conduct, feltSafe, explained] = opinionQuestions.map(meanOf) as [
    number, number, number, number, number,
  ]; // prettier-ignore
  return { count: all.length, means: { easyToReach, toldOfSteps, conduct, feltSafe, explained } };
}

/** What a table of opinions shows: each quarter that can hide one, and all of them together. */
export interface OpinionTable {
  quarters: { quarter: string; totals: OpinionTotals }[];
  /** Of what is shown by quarters, and of the rest where the rest can hide one too. */
  all: OpinionTotals | undefined;
}

/**
 * Totals by quarter, the latest first. What is left out of the quarters is in the whole only where it has enough answers by itself: else the
 * difference between the whole and its quarters would tell what a few have said.
 */
export function opinionTable(all: readonly Opinion[]): OpinionTable {
  const named = [...new Set(all.map(({ quarter }) => quarter))];
  const parts = named.map((quarter) => {
    const own = all.filter((one) => one.quarter === quarter);
    return { quarter, own, totals: opinionTotals(own) };
  });
  const quarters = parts
    .flatMap(({ quarter, totals }) => (quarter !== undefined && totals ? [{ quarter, totals }] : []))
    .sort((a, b) => b.quarter.localeCompare(a.quarter));
  const shown = new Set(quarters.map(({ quarter }) => quarter));
  const isShown = ({ quarter }: Opinion) => quarter !== undefined && shown.has(quarter);
  const rest = all.filter((one) => !isShown(one));
  const counted = rest.length >= fewestOpinions ? all : all.filter(isShown);
  return { quarters, all: opinionTotals(counted) };
}
