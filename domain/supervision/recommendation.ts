import { z } from 'zod';
import { text } from '../text/text';

export const recommendationLengths = { about: 200, text: 4_000, answer: 4_000 } as const;
const words = (most: number) => text().pipe(z.string().trim().min(1).max(most));

/** What is done to a recommendation of those who supervise. */
export const recommendationDeed = () =>
  z.discriminatedUnion('kind', [
    /** `answerBy`: the last day of the term in which the commission answers. */
    z.strictObject({
      kind: z.literal('sent'),
      about: words(recommendationLengths.about),
      text: words(recommendationLengths.text),
      answerBy: z.iso.date(),
      remindOn: z.iso.date(),
    }),
    z.strictObject({ kind: z.literal('answered'), text: words(recommendationLengths.answer) }),
  ]);
export type RecommendationDeed = z.infer<ReturnType<typeof recommendationDeed>>;

interface Done {
  by: string;
  at: string;
}
export interface RecommendationAct extends Done {
  of: string;
  revision: number;
  deed: RecommendationDeed;
}

/** A recommendation as its acts make it. */
export interface SupervisionRecommendation extends Done {
  recommendationId: string;
  /** Of the last act. */
  revision: number;
  about: string;
  text: string;
  answerBy: string;
  remindOn: string;
  /** In order; a later one adds to those before. */
  answers: (Done & { text: string })[];
}

function evolve(
  before: SupervisionRecommendation | undefined,
  { of, revision, by, at, deed }: RecommendationAct,
): SupervisionRecommendation | undefined {
  switch (deed.kind) {
    case 'sent': {
      const { about, text: said, answerBy, remindOn } = deed;
      return { recommendationId: of, revision, by, at, about, text: said, answerBy, remindOn, answers: [] };
    }
    case 'answered':
      // What answers nothing that can be read is no answer.
      return before && { ...before, revision, answers: [...before.answers, { by, at, text: deed.text }] };
  }
}

/** A recommendation from its acts, in their order; undefined where there are none. */
export const recommendationOf = (acts: readonly RecommendationAct[]): SupervisionRecommendation | undefined =>
  acts.reduce(evolve, undefined as SupervisionRecommendation | undefined);

/** Every recommendation that these acts make, the latest first. */
export function recommendationsOf(acts: readonly RecommendationAct[]): SupervisionRecommendation[] {
  const ids = [...new Set(acts.map(({ of }) => of))];
  return ids
    .flatMap((id) => recommendationOf(acts.filter(({ of }) => of === id)) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at));
}

export const answerStates = ['waits', 'remind', 'overdue', 'answered', 'answeredLate'] as const;
export type AnswerState = (typeof answerStates)[number];

/** How a recommendation stands on a day of the office. @param answeredOn the day of its first answer */
export function answerState(
  { answerBy, remindOn }: Pick<SupervisionRecommendation, 'answerBy' | 'remindOn'>,
  { today, answeredOn }: { today: string; answeredOn: string | undefined },
): AnswerState {
  if (answeredOn !== undefined) return answeredOn > answerBy ? 'answeredLate' : 'answered';
  if (today > answerBy) return 'overdue';
  return today >= remindOn ? 'remind' : 'waits';
}
