import type { Calendar } from '../calendar/calendar';
import { type RemindedTerm, lastDayOf, reminderDay } from '../clocks/remindedTerm';
import type { RecommendationDeed, SupervisionRecommendation } from './recommendation';

/** Why something is not done to a recommendation; each has its sentence. */
export const supervisionRefusals = ['changedSince', 'alreadySent'] as const;
export type SupervisionRefusal = (typeof supervisionRefusals)[number];
export type DecidedRecommendation = { deed: RecommendationDeed } | { refused: SupervisionRefusal };

/** Sends a recommendation: from the next day on the commission's term runs. */
export function sendRecommendation(
  before: SupervisionRecommendation | undefined,
  { about, text }: { about: string; text: string },
  { today, calendar, term }: { today: string; calendar: Calendar; term: RemindedTerm },
): DecidedRecommendation {
  if (before) return { refused: 'alreadySent' };
  const answerBy = lastDayOf(today, calendar, term);
  return {
    deed: {
      kind: 'sent',
      about,
      text,
      answerBy,
      remindOn: reminderDay(answerBy, calendar, { from: today, term }),
    },
  };
}

/** Answers it, or adds to the answer. */
export function answerRecommendation(
  { revision }: SupervisionRecommendation,
  { text, seen }: { text: string; seen: number },
): DecidedRecommendation {
  return seen === revision ? { deed: { kind: 'answered', text } } : { refused: 'changedSince' };
}
