import { coverFor } from './policy';
import { type Role, roles } from './roles';

/** Somebody of the office today, and who acts for them while they are away. */
export interface OfficePerson {
  id: string;
  roles: readonly Role[];
  active: boolean;
  awayFor?: string | undefined;
}

/** Somebody who can act in a role: its holder, or the deputy of one who is away. */
export interface Seat {
  id: string;
  deputy?: string | undefined;
}

/** What of a case keeps people from acting in it. */
export interface CaseSide {
  conflictOf: readonly string[];
  hands?: readonly string[] | undefined;
}

/** Whose turn it would be, if there is anybody. */
interface Turn {
  roles: readonly Role[];
  accounts: readonly string[];
}

/** To whom a case goes that nobody is left for, and why nobody is. */
export const passingReasons = ['conflict', 'away', 'noHolder'] as const;
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
  return people.flatMap(({ id, roles: held, active, awayFor }): Seat[] => {
    if (!active || !held.includes(role)) return [];
    if (awayFor === undefined) return [{ id }];
    const deputy = people.find((one) => one.id === awayFor);
    if (!deputy?.active || deputy.awayFor !== undefined) return [];
    const covered = coverFor({ id: deputy.id, roles: deputy.roles, covers: [{ id, roles: held }] });
    return covered.some((away) => away.roles.includes(role)) ? [{ id, deputy: deputy.id }] : [];
  });
}

/** Accounts that can act today by their own place in a case: no deputy takes it up. */
export const thereToday = (people: readonly OfficePerson[]): string[] =>
  people.flatMap(({ id, active, awayFor }) => (active && awayFor === undefined ? id : []));

const isFree = ({ id, deputy }: Seat, { conflictOf, hands = [] }: CaseSide): boolean =>
  ![id, deputy].some((one) => one !== undefined && conflictOf.includes(one)) &&
  (deputy === undefined || !hands.includes(deputy));

const isVacant = (role: Role, side: CaseSide, people: readonly OfficePerson[]): boolean =>
  !seatsOf(role, people).some((seat) => isFree(seat, side));

function whyNobody({ roles: asked, accounts }: Turn, side: CaseSide, people: readonly OfficePerson[]) {
  const holders = people.filter(
    ({ id, roles: held, active }) =>
      active && (accounts.includes(id) || asked.some((role) => held.includes(role))),
  );
  if (holders.length === 0) return 'noHolder';
  const isKept = ({ id }: OfficePerson) => side.conflictOf.includes(id);
  return holders.some((one) => isKept(one) || one.awayFor === undefined) ? 'conflict' : 'away';
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
  roles.filter((role) => rungOf(role) < rungOf(head) && role !== 'auditor' && role !== 'administrator');
