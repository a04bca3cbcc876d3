import { z } from 'zod';

/** What whoever has been through it is asked in the end, each from 1 to 5 (after the factors of QĐ 1001/QĐ-BNV; the scale is the house's). */
export const opinionQuestions = ['easyToReach', 'toldOfSteps', 'conduct', 'feltSafe', 'explained'] as const;
export type OpinionQuestion = (typeof opinionQuestions)[number];

/** How an opinion came: through the public door, on paper, or where citizens are received. */
export const opinionWays = ['door', 'paper', 'reception'] as const;
export type OpinionWay = (typeof opinionWays)[number];

/** The scores of one person, whole numbers from 1 (very dissatisfied) to 5 (very satisfied). */
export const opinionScores = () => {
  const score = z.number().int().min(1).max(5);
  return z.strictObject({
    easyToReach: score,
    toldOfSteps: score,
    conduct: score,
    feltSafe: score,
    explained: score,
  } satisfies Record<OpinionQuestion, typeof score>);
};
export type OpinionScores = z.infer<ReturnType<typeof opinionScores>>;

/** Of whom, and of which case, nothing says; by its quarter alone it has a time. */
export interface Opinion {
  /** `2026-4`; undefined for what came before quarters were kept. */
  quarter?: string | undefined;
  way: OpinionWay;
  scores: OpinionScores;
}

/** The quarter of the year in which a day lies, as `2026-4`. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
