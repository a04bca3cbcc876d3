import { type OfficePerson, seatsOf } from '../../domain/access/nobodyLeft';
import { signatories } from '../../domain/access/signatories';
import type { Knowing } from '../../domain/access/sight';
import type { Account } from '../../models/accounts';
import { personOn } from './personOn';

/** Those who can sign on a day, each once. */
function signingOn(people: readonly OfficePerson[]): Knowing['signing'] {
  const seats = signatories.flatMap((role) => seatsOf(role, people));
  return seats.filter(({ id }, i) => seats.findIndex((other) => other.id === id) === i);
}

/** What an account needs to know on a day; nothing is said of it while that is not in force. */
export function knowingOf({ placed }: Pick<Account, 'placed'>, today: string): { knows?: Knowing } {
  if (!placed) return {};
  const { office, ...placing } = placed;
  const signing = office && signingOn(office.map((row) => personOn(row, today)));
  return { knows: { ...placing, today, ...(signing && { signing }) } };
}
