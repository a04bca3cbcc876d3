import { type CaseSide, findPassedOn, type OfficePerson } from '../../domain/access/nobodyLeft';
import type { Waiting } from '../../domain/views/waiting';
import { officeToday } from '../../language/dates';
import type { Account } from '../../models/accounts';
import { knowingOf } from './knowing';
import { personOn } from './personOn';

type Row = Pick<Account, '_id' | 'roles' | 'active' | 'absence' | 'placed'>;

/** The people of the office as they are on a day: who is away, for whom a deputy acts, and what each of them needs to know. */
export const peopleToday = (accounts: readonly Row[], today: string = officeToday()): OfficePerson[] =>
  accounts.map((account) => ({ ...personOn(account, today), ...knowingOf(account, today) }));

/** A case as lists and answers show it, with the head to whom it has come up because nobody below is left. */
export function withPassedOn<View extends CaseSide & { waiting: Waiting }>(
  view: View,
  people: readonly OfficePerson[],
): View {
  const passedOn = findPassedOn(view.waiting, view, people);
  return passedOn ? { ...view, waiting: { ...view.waiting, passedOn } } : view;
}
