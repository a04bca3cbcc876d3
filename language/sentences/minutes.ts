import type { MeetingMinutes } from '../../domain/meetings/minutes';
import type { Translate } from '../texts';

/** When something was, who chaired it and who wrote its minutes, a line each, as far as it was taken down. Its chair is named, not told by id. */
export const minutesLines = (
  t: Translate,
  { beganAt, endedAt, chair, secretary }: Pick<MeetingMinutes, 'beganAt' | 'endedAt' | 'chair' | 'secretary'>,
): string[] =>
  Object.entries({ beganAt, endedAt, chair, secretary }).flatMap(([fact, value]) =>
    value === undefined ? [] : [t('meetings:told', { fact: t(`fields:${fact}.label`), value })],
  );

/** The same of a meeting, whose chair is one of its members. */
export const meetingMinutesLines = (
  t: Translate,
  minutes: MeetingMinutes = {},
  members: readonly { id: string; name: string }[] = [],
): string[] => minutesLines(t, { ...minutes, chair: members.find(({ id }) => id === minutes.chair)?.name });
