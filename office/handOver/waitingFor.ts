import { type Actor, everyCase, visibilityOf } from '../../domain/access/policy';
import { type Role, roles } from '../../domain/access/roles';
import { awaitsProtection } from '../../domain/case/checks';
import type { CaseState } from '../../domain/case/state';
import { openMeasures } from '../../domain/protection/measures';
import { openStages } from '../../domain/case/command';
import type { Account } from '../../models/accounts';
import type { CaseRow, CaseViewStore } from '../../models/caseViews';
import type { PlaceInCase } from '../../models/caseFilter';
import type { Services } from '../services';

/** Places of an account in open cases, as whoever closes it is told of them. */
const toldPlaces = ['leader', 'member', 'registrar', 'waiting'] as const satisfies PlaceInCase[];
export type ToldPlace = (typeof toldPlaces)[number];

/** What waits for an account: numbers of cases and no case, since who closes accounts sees none. */
export interface LeftOpen {
  cases: Record<ToldPlace, number>;
  /** Proposals of this account for which a second person has no answer yet. */
  proposals: number;
  /** Meetings to come of which it is a member. */
  meetings: { on: string; body: 'commission' | 'standingCommittee' }[];
  /** Who is away, or will be, and has named it the deputy. */
  deputyFor: Account[];
  /** Roles that nobody else holds who is active: what only they may do waits for nobody then. */
  onlyRoles: Role[];
  /** Bodies of which it is an official member today. */
  bodies: ('commission' | 'standingCommittee')[];
}

const ofAccount = (accountId: string, place: PlaceInCase) => ({
  placeOf: { accounts: [accountId], place },
  stages: openStages,
});
const most = 100;

/** What would be left when an account is closed. */
export async function readLeftOpen(
  { cases, accounts, officeActs }: Pick<Services, 'cases' | 'accounts' | 'officeActs'>,
  accountId: string,
  today: string,
): Promise<LeftOpen> {
  const { views, meetings, bodies } = cases;
  const [counts, waiting, ahead, all, commission, committee] = await Promise.all([
    Promise.all(
      toldPlaces.map(
        async (place) => [place, await views.count(everyCase, ofAccount(accountId, place))] as const,
      ),
    ),
    officeActs.listWaiting(),
    meetings.list({ from: today }, { skip: 0, limit: most }),
    accounts.listAccounts({ active: true }),
    bodies.findInForce('commission', today),
    bodies.findInForce('standingCommittee', today),
  ]);
  const isMember = ({ members }: { members: readonly { id: string }[] }) =>
    members.some(({ id }) => id === accountId);
  return {
    cases: Object.fromEntries(counts) as Record<ToldPlace, number>,
    proposals: waiting.filter(({ proposedBy }) => proposedBy === accountId).length,
    meetings: ahead.filter(isMember).map(({ on, body }) => ({ on, body })),
    deputyFor: all.filter(({ absence }) => absence?.deputy === accountId && absence.to >= today),
    onlyRoles: roles.filter(
      (role) =>
        all.filter((one) => one.roles.includes(role)).every(({ _id }) => _id === accountId) &&
        all.some((one) => one._id === accountId && one.roles.includes(role)),
    ),
    bodies: [commission, committee].flatMap((one) => (one && isMember(one) ? one.body : [])),
  };
}

/** Who could take over: works with cases in one of the same roles. */
export const possibleSuccessors = (of: Account, all: readonly Account[]): Account[] =>
  all.filter(
    ({ _id, active, roles }) => active && _id !== of._id && roles.some((role) => of.roles.includes(role)),
  );

/** An open case in which somebody who has left still has a place. */
export interface LeftCase {
  row: CaseRow;
  place: 'leader' | 'member';
  held: Held;
}

/** What of a case somebody has in their own hands besides their place in it: nobody else would think of it. */
export interface Held {
  /** Paper originals that they were the last to enter: where these lie only they may know. */
  originals: number;
  /** Their requests to read about the reporter that nobody has answered. */
  identityRequests: number;
  /** Requests for protection and reports of retaliation that they put down, in a case where measures go on or are to be decided on. */
  protection: number;
}

function heldBy(accountId: string, state: CaseState): Held {
  const { files = [], identityRequests = [], protectionRequests = [], retaliations = [] } = state;
  const isWatched = awaitsProtection(state) || openMeasures(state).length > 0;
  return {
    originals: files.filter(({ by, handOvers = [] }) => (handOvers.at(-1)?.by ?? by) === accountId).length,
    identityRequests: identityRequests.filter((one) => one.by === accountId && !one.answer).length,
    protection: isWatched
      ? [...protectionRequests, ...retaliations].filter(({ by }) => by === accountId).length
      : 0,
  };
}

const shownAtMost = 200;
const closedOf = (all: readonly Account[]): string[] => all.flatMap(({ _id, active }) => (active ? [] : _id));
const teamOf = (accounts: readonly string[]) => ({
  placeOf: { accounts, place: 'team' as const },
  stages: openStages,
});

/** How many open cases that this head may see are still in the hands of somebody who has left. */
export async function countLeft(
  views: Pick<CaseViewStore, 'count'>,
  actor: Actor,
  all: readonly Account[],
): Promise<number> {
  const closed = closedOf(all);
  return closed.length === 0 ? 0 : views.count(visibilityOf(actor), teamOf(closed));
}

/** Those who have left, each with the open cases in which they lead or sit still, as this head may see them. */
export async function readHandOvers(
  views: Pick<CaseViewStore, 'list' | 'findAll'>,
  actor: Actor,
  all: readonly Account[],
): Promise<{ account: Account; left: LeftCase[] }[]> {
  const closed = closedOf(all);
  if (closed.length === 0) return [];
  const page = { skip: 0, limit: shownAtMost };
  const rows = await views.list(visibilityOf(actor), teamOf(closed), 'dueFirst', page);
  const found = await views.findAll(
    rows.map(({ caseId }) => caseId),
    visibilityOf(actor),
  );
  const states = new Map(found.map(({ caseId, state }) => [caseId, state]));
  const leftIn = (row: CaseRow, accountId: string, place: LeftCase['place']): LeftCase[] => {
    const state = states.get(row.caseId);
    return state ? [{ row, place, held: heldBy(accountId, state) }] : [];
  };
  return all
    .filter(({ _id }) => closed.includes(_id))
    .map((account) => ({
      account,
      left: rows.flatMap((row): LeftCase[] => {
        if (row.leader === account._id) return leftIn(row, account._id, 'leader');
        return row.members.includes(account._id) ? leftIn(row, account._id, 'member') : [];
      }),
    }))
    .filter(({ left }) => left.length > 0);
}
