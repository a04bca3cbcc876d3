import { type Actor, coverFor, visibilityOf } from './policy';
import { type Role, roles } from './roles';
import { type Acting, isKept, type Knowing, needsToKnow, type SeenSide, type Visibility } from './sight';

/** Somebody of the office today, and who acts for them while they are away. */
export interface OfficePerson {
  id: string;
  roles: readonly Role[];
  active: boolean;
  awayFor?: string | undefined;
  /** What they need to know, while that is in force. */
  knows?: Knowing | undefined;
}

/** Somebody who can act in a role: its holder, or the deputy of one who is away. */
export interface Seat extends Acting {
  /** Which cases whoever acts in it sees, where that is not all of them. */
  sees?: Visibility | undefined;
}

/** What of a case keeps people from acting in it. */
export interface CaseSide extends SeenSide {
  hands?: readonly string[] | undefined;
}

/** Whose turn it would be, if there is anybody. */
interface Turn {
  roles: readonly Role[];
  accounts: readonly string[];
}

/** To whom a case goes that nobody is left for, and why nobody is. */
export const passingReasons = ['conflict', 'away', 'noHolder', 'notTheirs'] as const;
export interface PassedOn {
  to: Role;
  why: (typeof passingReasons)[number];
}

/** From one head to the next above; below the first are all others whose turn it can be. */
export const ladder = ['departmentHead', 'viceChair', 'chair', 'standingCommittee'] as const satisfies Role[];

/** 0 below all heads. */
export const rungOf = (role: Role): number => ladder.findIndex((head) => head === role) + 1;

/** Those who can act in a role today. Whoever is away has a seat only where their deputy is there and may take it up. */
export function seatsOf(role: Role, people: readonly OfficePerson[]): Seat[] {
  return people.flatMap(({ id, roles: held, active, awayFor, knows }): Seat[] => {
    if (!active || !held.includes(role)) return [];
    if (awayFor === undefined) return [{ id, ...sightIn({ id, roles: held, knows }) }];
    const deputy = people.find((one) => one.id === awayFor);
    if (!deputy?.active || deputy.awayFor !== undefined) return [];
    const acting = {
      id: deputy.id,
      roles: deputy.roles,
      knows: deputy.knows,
      covers: [{ id, roles: held, knows }],
    };
    const isCovered = coverFor(acting).some((away) => away.roles.includes(role));
    return isCovered ? [{ id, deputy: deputy.id, ...sightIn(acting) }] : [];
  });
}

/** What somebody sees, where something is kept from them that is no conflict of interest. */
function sightIn(actor: Actor): Pick<Seat, 'sees'> {
  const sees = visibilityOf(actor);
  return sees.all && sees.ways ? { sees } : {};
}

/** Accounts that can act today by their own place in a case: no deputy takes it up. */
export const thereToday = (people: readonly OfficePerson[]): string[] =>
  people.flatMap(({ id, active, awayFor }) => (active && awayFor === undefined ? id : []));

const isFree = (seat: Seat, side: CaseSide): boolean =>
  !isKept(seat, side) && (!seat.sees || needsToKnow(seat.sees, side));

const isVacant = (role: Role, side: CaseSide, people: readonly OfficePerson[]): boolean =>
  !seatsOf(role, people).some((seat) => isFree(seat, side));

function whyNobody({ roles: asked, accounts }: Turn, side: CaseSide, people: readonly OfficePerson[]) {
  const holders = people.filter(
    ({ id, roles: held, active }) =>
      active && (accounts.includes(id) || asked.some((role) => held.includes(role))),
  );
  if (holders.length === 0) return 'noHolder';
  const theirs = holders.filter(({ knows, ...one }) => needsToKnow(visibilityOf({ ...one, knows }), side));
  if (theirs.length === 0) return 'notTheirs';
  const isRecused = ({ id }: OfficePerson) => side.conflictOf.includes(id);
  return theirs.some((one) => isRecused(one) || one.awayFor === undefined) ? 'conflict' : 'away';
}

/**
 * To whom the case goes while nobody is left of those whose turn it is – all recused, away without a deputy, or nobody holds the role:
 * the next head above them who is left. Undefined while somebody is. The one place where it is decided: `models/passedOn.ts` asks the same of
 * the rows (procedure §3.2, §9; that it goes up by itself is the house's choice).
 */
export function findPassedOn(
  turn: Turn,
  side: CaseSide,
  people: readonly OfficePerson[],
): PassedOn | undefined {
  const { roles: asked, accounts } = turn;
  if (asked.length + accounts.length === 0) return undefined;
  const there = thereToday(people);
  if (accounts.some((id) => there.includes(id) && !side.conflictOf.includes(id))) return undefined;
  if (asked.some((role) => !isVacant(role, side, people))) return undefined;
  const above = ladder.slice(Math.max(0, ...asked.map(rungOf)));
  const to = above.find((role) => !isVacant(role, side, people)) ?? above.at(-1);
  return to && { to, why: whyNobody(turn, side, people) };
}

/** To whom an escalation goes: the one that it is addressed to, or the next above who is left. */
export const reachedBy = (to: Role, side: CaseSide, people: readonly OfficePerson[]): Role =>
  findPassedOn({ roles: [to], accounts: [] }, side, people)?.to ?? to;

/** Roles below a head, those of the other heads among them. */
export const rolesBelow = (head: Role): Role[] =>
  roles.filter(
    (role) =>
      rungOf(role) < rungOf(head) && !(['custodian', 'auditor', 'administrator'] as Role[]).includes(role),
  );
