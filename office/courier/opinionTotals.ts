import { opinionQuestions } from '../../door/envelopes/envelope';

/** Fewer answers than these could be told apart. */
export const fewestOpinions = 5;

/** How many have answered, and of each question the mean; undefined where fewer have answered than can hide one. */
export function opinionTotals(
  all: readonly Readonly<Record<string, number>>[],
): { count: number; means: Record<string, string> } | undefined {
  if (all.length < fewestOpinions) return undefined;
  const meanOf = (question: string) =>
    (all.reduce((sum, scores) => sum + (scores[question] ?? 0), 0) / all.length).toFixed(1);
  return {
    count: all.length,
    means: Object.fromEntries(opinionQuestions.map((question) => [question, meanOf(question)])),
  };
}
