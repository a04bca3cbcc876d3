import type { Account } from '../../models/accounts';
import type { PicturedCase } from '../../domain/pictures/picturedCase';
import { csvEventsOf, loggedCases, xesOf } from './eventLog';

export const eventFormats = ['xes', 'csv'] as const;
export type EventFormat = (typeof eventFormats)[number];

/** The events of cases as they leave the house, a piece at a time. */
export function eventsAs(
  format: EventFormat,
  cases: readonly PicturedCase[],
  accounts: readonly Pick<Account, '_id' | 'roles'>[],
  nameOf: (step: string) => string,
): Generator<string> {
  const roles = new Map(accounts.map((account) => [account._id, account.roles]));
  const logged = loggedCases(cases, (id) => roles.get(id));
  return format === 'xes' ? xesOf(logged, nameOf) : csvEventsOf(logged, nameOf);
}
