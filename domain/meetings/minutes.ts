import { z } from 'zod';
import { line } from '../case/fields';
import { type Refusal, refuse } from '../case/refusal';

/** An hour on the office's wall clock, `08:30`: minutes write it as it was read there, and no zone is kept. */
export const wallTime = () =>
  z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'errors:field.time')
    .meta({ time: true, description: "On the office's wall clock, `08:30`." });

/** What minutes of a meeting say beside who was there and what was decided: as far as it was taken down. */
export const hours = () => ({ beganAt: wallTime().optional(), endedAt: wallTime().optional() });

/** Somebody by name and post, as minutes write them: not all who write or are worked with have an account. */
export const namedWithPost = () => line(200).optional();

/** People one by one, each by name and post. */
export const namedOneByOne = () => z.array(line(200)).min(1).max(50).meta({ lines: 6 }).optional();

/** Of a meeting: who of its members chairs it, by id, and who writes its minutes. */
export const meetingMinutesSchema = z.object({
  ...hours(),
  chair: z.string().min(1).max(100).optional(),
  secretary: namedWithPost(),
});
export type MeetingMinutes = z.infer<typeof meetingMinutesSchema>;

/** Nothing ends before it begins. */
export const whyNotHours = ({
  beganAt,
  endedAt,
}: Pick<MeetingMinutes, 'beganAt' | 'endedAt'>): Refusal | undefined =>
  beganAt !== undefined && endedAt !== undefined && endedAt <= beganAt
    ? refuse('endsBeforeBeginning', { field: 'endedAt' })
    : undefined;
