import type { CaseStores } from '../../models/caseStores';
import type { Meeting } from '../../models/meetings';
import type { MeetingBody } from '../../domain/meetings/meeting';

export const placeLength = 300;

export interface Convening {
  id: string;
  body: MeetingBody;
  on: string;
  place: string;
}

/**
 * Convenes a meeting with the official members of its day; under the same id it is convened once.
 * @returns undefined where there is no list of members for that day
 */
export async function convene(
  { meetings, bodies }: Pick<CaseStores, 'meetings' | 'bodies'>,
  { id, body, on, place }: Convening,
  convenedBy: string,
): Promise<Meeting | undefined> {
  const there = await meetings.find(id);
  if (there) return there;
  const membership = await bodies.findInForce(body, on);
  if (!membership) return undefined;
  await meetings.convene({
    _id: id,
    body,
    on,
    place,
    convenedBy,
    convenedAt: new Date().toISOString(),
    members: membership.members,
    revision: 0,
  });
  return meetings.find(id);
}
