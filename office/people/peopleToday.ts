import { type CaseSide, findPassedOn, type OfficePerson } from '../../domain/access/nobodyLeft';
import type { Waiting } from '../../domain/views/waiting';
import { officeToday } from '../../language/dates';
import type { Account } from '../../models/accounts';

type Row = Pick<Account, '_id' | 'roles' | 'active' | 'absence'>;

/** The people of the office as they are on a day: who is away, and for whom a deputy acts. */
export const peopleToday = (accounts: readonly Row[], today: string = officeToday()): OfficePerson[] =>
  accounts.map(({ _id: id, roles, active, absence }) => ({
    id,
    roles,
    active,
    ...(absence && absence.from <= today && today <= absence.to && { awayFor: absence.deputy }),
  }));

/** A case as lists and answers show it, with the head to whom it has come up because nobody below is left. */
export function withPassedOn<View extends CaseSide & { waiting: Waiting }>(
  view: View,
  people: readonly OfficePerson[],
): View {
  const passedOn = findPassedOn(view.waiting, view, people);
  return passedOn ? { ...view, waiting: { ...view.waiting, passedOn } } : view;
}
