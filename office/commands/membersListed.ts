import { everyCase } from '../../domain/access/policy';
import { decideAppeal } from '../../domain/case/commands/discipline/decideAppeal';
import { recordVote } from '../../domain/case/commands/discipline/recordVote';
import type { CommandType } from '../../domain/case/commands';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import { deliberatingBody, findAttendance } from '../../domain/meetings/caseMeeting';
import type { BodyStore } from '../../models/bodies';
import type { CaseViewStore } from '../../models/caseViews';

/** Ballots, whose majorities are of all official members. */
const ballots = { recordVote, decideAppeal };
export const isBallot = (type: string): type is 'recordVote' | ('decideAppeal' & CommandType) =>
  Object.hasOwn(ballots, type);

export interface ListNeeds {
  bodies: Pick<BodyStore, 'findInForce'>;
}

/** How many official members the body that deliberates on a case has on its list of a day; undefined where it has none. */
export const findListed = async (
  state: CaseState,
  on: string,
  { bodies }: ListNeeds,
): Promise<number | undefined> => (await bodies.findInForce(deliberatingBody(state), on))?.members.length;

/**
 * Gives the input of a ballot with how many official members the body had on that day, where no meeting says so. Whatever else was sent in
 * its place is dropped.
 */
export async function withMembersListed(
  caseId: string,
  { type, input }: Pick<Command, 'type' | 'input'>,
  { views, bodies }: ListNeeds & { views: Pick<CaseViewStore, 'find'> },
): Promise<unknown> {
  if (!isBallot(type)) return input;
  const sent = ballots[type].input().safeParse(input);
  const view = sent.success ? await views.find(caseId, everyCase) : undefined;
  if (!sent.success || !view || findAttendance(view.state)) return sent.data ?? input;
  const listed = await findListed(view.state, sent.data.on, { bodies });
  return { ...sent.data, ...(listed !== undefined && { listed }) };
}
