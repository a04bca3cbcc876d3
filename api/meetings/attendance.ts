import type { Actor } from '../../domain/access/policy';
import type { AttendingMember, MemberStanding } from '../../domain/meetings/meeting';
import { memberStandings } from '../../domain/meetings/meeting';
import type { Meeting } from '../../models/meetings';
import type { Services } from '../services';
import type { AgendaItem } from './agenda';

/** The standing that a form sent for each member; members without one are named by id. */
export function readStandings(
  { members }: Pick<Meeting, 'members'>,
  sent: unknown,
): { standings: Map<string, MemberStanding>; missing: string[] } {
  const values: Record<string, unknown> = typeof sent === 'object' && sent !== null ? { ...sent } : {};
  const standings = new Map<string, MemberStanding>();
  for (const { id } of members) {
    const standing = memberStandings.find((one) => one === values[id]);
    if (standing) standings.set(id, standing);
  }
  return { standings, missing: members.flatMap(({ id }) => (standings.has(id) ? [] : id)) };
}

/** Everybody with their standing. */
export const attending = (
  { members }: Pick<Meeting, 'members'>,
  standings: ReadonlyMap<string, MemberStanding>,
): AttendingMember[] =>
  members.map(({ id, name }) => ({ id, name, standing: standings.get(id) ?? 'absent' }));

/** Tells each case on the agenda who was there; gives how many took it in and how many did not. */
export async function recordInCases(
  { cases: { gateway } }: Pick<Services, 'cases'>,
  actor: Actor,
  items: readonly AgendaItem[],
  order: { meetingId: string; members: AttendingMember[]; attempt: string },
): Promise<{ recorded: number; left: number }> {
  const open = items.filter(({ entry, isOver }) => !isOver && !entry.balloted);
  let recorded = 0;
  for (const { state } of open) {
    const outcome = await gateway.give(state.caseId, {
      type: 'recordAttendance',
      commandId: `attendance-${order.attempt}-${state.caseId}`,
      actor,
      input: { meetingId: order.meetingId, members: order.members },
    });
    if (outcome.kind === 'done') recorded += 1;
  }
  return { recorded, left: open.length - recorded };
}
