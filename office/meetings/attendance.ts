import type { Actor } from '../../domain/access/policy';
import type { AttendingMember, MemberStanding } from '../../domain/meetings/meeting';
import { memberStandings } from '../../domain/meetings/meeting';
import { type MeetingMinutes, whyNotHours } from '../../domain/meetings/minutes';
import { type Refusal, refuse } from '../../domain/case/refusal';
import type { Meeting } from '../../models/meetings';
import type { Services } from '../services';
import type { AgendaItem } from './agenda';

export type Standings = ReadonlyMap<string, MemberStanding>;

/** The standing that a form sent for each member; members without one are named by id. */
export function readStandings(
  { members }: Pick<Meeting, 'members'>,
  sent: unknown,
): { standings: Standings; missing: string[] } {
  const values: Record<string, unknown> = typeof sent === 'object' && sent !== null ? { ...sent } : {};
  const standings = new Map<string, MemberStanding>();
  for (const { id } of members) {
    const standing = memberStandings.find((one) => one === values[id]);
    if (standing) standings.set(id, standing);
  }
  return { standings, missing: members.flatMap(({ id }) => (standings.has(id) ? [] : id)) };
}

/** Why the minutes of a meeting cannot say this: whoever chairs it is there, and it ends after it has begun. */
export function whyNotMinutes(minutes: MeetingMinutes, standings: Standings): Refusal | undefined {
  const { chair } = minutes;
  return chair !== undefined && standings.get(chair) !== 'present'
    ? refuse('chairNotPresent', { field: 'chair' })
    : whyNotHours(minutes);
}

interface Order {
  /** As it was seen: where somebody has taken the attendance down since, nothing is done. */
  meeting: Meeting;
  items: readonly AgendaItem[];
  /** One case of the agenda, where the attendance is taken down for it alone. */
  only?: string | undefined;
  standings: Standings;
  minutes?: MeetingMinutes | undefined;
  actor: Actor;
  /** Sent twice under the same id, it is taken down once. */
  commandId: string;
}

/** In how many cases of the agenda the attendance is on record now, and in how many it could not be. */
export interface Attended {
  recorded: number;
  left: number;
}

/**
 * Takes down who is there, for the meeting and each case on its agenda, or for one of them alone.
 * @returns undefined where somebody was faster
 */
export async function takeAttendance(
  { cases: { gateway, meetings } }: Pick<Services, 'cases'>,
  { meeting, items, only, standings, minutes, actor, commandId }: Order,
): Promise<Attended | undefined> {
  const attempt = `${meeting._id}-${commandId}`.slice(0, 120);
  const isDone = meeting.attempts?.includes(attempt) ?? false;
  if (only === undefined && !isDone && !(await meetings.attend(meeting, { standings, minutes }, attempt)))
    return undefined;
  const members = meeting.members.map(({ id, name }): AttendingMember => ({
    id,
    name,
    standing: standings.get(id) ?? 'absent',
  }));
  const open = items.filter(
    ({ state, entry, isOver }) => !isOver && !entry.balloted && (only === undefined || state.caseId === only),
  );
  let recorded = 0;
  for (const { state } of open) {
    const outcome = await gateway.give(state.caseId, {
      type: 'recordAttendance',
      commandId: `attendance-${attempt}-${state.caseId}`,
      actor,
      input: { meetingId: meeting._id, members, ...(minutes && { minutes }) },
    });
    if (outcome.kind === 'done') recorded += 1;
  }
  return { recorded, left: open.length - recorded };
}
