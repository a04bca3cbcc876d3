import { type MeetingMinutes, meetingMinutesSchema } from '../../../domain/meetings/minutes';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Texts, Translate } from '../../../language/texts';
import { readWallTime } from '../../../language/wallTimes';
import { errorSummary } from '../../../language/errorSummary';
import { type Standings, whyNotMinutes } from '../../../office/meetings/attendance';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const timeOf = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text && readWallTime(text);
};

/** Reads what is to stand in the minutes of a meeting: none of it need be known, and nothing is said where nothing is. */
export function readMinutes(
  { beganAt, endedAt, chair, secretary }: Readonly<Record<string, unknown>>,
  standings: Standings,
  { t, texts }: { t: Translate; texts: Pick<Texts, 'has'> },
): { minutes: MeetingMinutes | undefined } | { errors: FieldError[] } {
  const values = {
    beganAt: timeOf(beganAt),
    endedAt: timeOf(endedAt),
    chair: textOf(chair),
    secretary: textOf(secretary),
  };
  if (Object.values(values).every((value) => value === undefined)) return { minutes: undefined };
  const read = meetingMinutesSchema.safeParse(values);
  if (!read.success) {
    const labelOf = (path: PropertyKey[]) => t(`fields:${path.map(String).join('.')}.label`);
    return { errors: errorSummary(read.error.issues, { t, texts, labelOf, values }) };
  }
  const wrong = whyNotMinutes(read.data, standings);
  return wrong
    ? {
        errors: [
          fieldError(
            wrong.field ?? 'chair',
            refusalSentence(t, wrong, (id) => id),
          ),
        ],
      }
    : { minutes: read.data };
}
