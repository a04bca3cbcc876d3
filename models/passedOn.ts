import {
  ladder,
  type OfficePerson,
  rolesBelow,
  rungOf,
  type Seat,
  seatsOf,
  thereToday,
} from '../domain/access/nobodyLeft';
import type { Role } from '../domain/access/roles';
import type { Condition } from './condition';
import { findNotNeeded, kept, never } from './sightCondition';

/** Cases that come up to one of these heads, since nobody below is left; the office as it is today. */
export interface PassedTo {
  heads: readonly Role[];
  people: readonly OfficePerson[];
}

/** Whoever would act takes no part, or does not need to know. */
function blocked(seat: Seat): Condition {
  const notNeeded = seat.sees && findNotNeeded(seat.sees);
  return notNeeded ? { $or: [kept(seat), notNeeded] } : kept(seat);
}

/** Nobody can act in the role in this case; undefined where nobody can in any. */
function vacant(role: Role, people: readonly OfficePerson[]): Condition | undefined {
  const seats = seatsOf(role, people);
  return seats.length > 0 ? { $and: seats.map(blocked) } : undefined;
}

/** Accounts that cannot act today by their own place in a case. */
function goneToday(people: readonly OfficePerson[]): string[] {
  const there = thereToday(people);
  return people.flatMap(({ id }) => (there.includes(id) ? [] : id));
}

/**
 * What can bring a case up at all: a role that nobody fills, an account that is away, somebody recused, a deputy whose own work is in it, or a
 * role of which none sees all cases.
 */
function causes(below: readonly Role[], people: readonly OfficePerson[]): Condition {
  const gone = goneToday(people);
  const unfilled = below.filter((role) => seatsOf(role, people).length === 0);
  const seats = below.flatMap((role) => seatsOf(role, people));
  const limited = below.filter((role) => {
    const all = seatsOf(role, people);
    return all.length > 0 && all.every(({ sees }) => sees !== undefined);
  });
  const recused = [...new Set(seats.flatMap(seatIds))];
  const deputies = [...new Set(seats.flatMap(({ deputy }) => deputy ?? []))];
  return {
    $or: [
      ...(unfilled.length > 0 ? [{ 'waiting.roles': { $in: unfilled } }] : []),
      ...(limited.length > 0 ? [{ 'waiting.roles': { $in: limited } }] : []),
      ...(gone.length > 0 ? [{ 'waiting.accounts': { $in: gone } }] : []),
      ...(recused.length > 0 ? [{ conflictOf: { $in: recused } }] : []),
      ...(deputies.length > 0 ? [{ hands: { $in: deputies } }] : []),
      never,
    ],
  };
}
const seatIds = ({ id, deputy }: Seat): string[] => (deputy === undefined ? [id] : [id, deputy]);

/** What `findPassedOn` says of a case, as a question: it comes up to this head. */
function comesUpTo(head: Role, people: readonly OfficePerson[]): Condition {
  const below = rolesBelow(head);
  const heads = below.filter((role) => rungOf(role) > 0);
  const from = ladder.filter((role) => rungOf(role) >= rungOf(head));
  const waits = {
    $or: [{ 'waiting.roles': { $in: below } }, { 'waiting.accounts': { $in: goneToday(people) } }],
  };
  return {
    $and: [
      causes(below, people),
      waits,
      { 'waiting.roles': { $nin: from } },
      { 'waiting.accounts': { $nin: thereToday(people) } },
      // Nobody is left of those whose turn it is.
      ...below.flatMap((role) => {
        const nobody = vacant(role, people);
        return nobody ? [{ $or: [{ 'waiting.roles': { $nin: [role] } }, nobody] }] : [];
      }),
      // Nor of the heads between them and this one.
      ...heads.flatMap((role) => {
        const nobody = vacant(role, people);
        const higher = heads.filter((other) => rungOf(other) >= rungOf(role));
        return nobody ? [{ $or: [{ 'waiting.roles': { $in: higher } }, nobody] }] : [];
      }),
    ],
  };
}

/** Cases whose turn has come up to one of these heads. */
export const turnsPassedTo = ({ heads, people }: PassedTo): Condition[] =>
  heads.filter((head) => rungOf(head) > 0).map((head) => comesUpTo(head, people));

/** What is addressed, in this field, to a head below one of these of whom nobody is left. */
export const addressedBelow = (field: string, { heads, people }: PassedTo): Condition[] =>
  heads
    .filter((head) => rungOf(head) > 1)
    .flatMap((head) =>
      ladder
        .filter((role) => rungOf(role) < rungOf(head))
        .map((role) => ({
          $and: [
            { [field]: { $in: [role] } },
            ...ladder
              .filter((other) => rungOf(other) >= rungOf(role) && rungOf(other) < rungOf(head))
              .flatMap((other) => vacant(other, people) ?? []),
          ],
        })),
    );
