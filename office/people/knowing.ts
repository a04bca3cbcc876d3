import { type OfficePerson, seatsOf } from '../../domain/access/nobodyLeft';
import { signatories } from '../../domain/access/signatories';
import type { Knowing } from '../../domain/access/sight';
import type { Account } from '../../models/accounts';
import { personOn } from './personOn';

/** Those who can sign on a day, and of them the chairs. */
function actingOn(people: readonly OfficePerson[]): Pick<Knowing, 'signing' | 'chairs'> {
  return {
    signing: signatories.flatMap((role) => seatsOf(role, people)),
    chairs: seatsOf('chair', people),
  };
}

/** What an account needs to know on a day; nothing is said of it while that is not in force. */
export function knowingOf({ placed }: Pick<Account, 'placed'>, today: string): { knows?: Knowing } {
  if (!placed) return {};
  const { office, ...placing } = placed;
  const acting = office && actingOn(office.map((row) => personOn(row, today)));
  return { knows: { ...placing, today, ...acting } };
}
