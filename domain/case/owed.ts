import type { CaseState, OwedNotice } from './state';

/** What was told: to whom, about what, and which of the notices of that kind; absent: all of them. */
interface Told {
  to: OwedNotice['to'];
  about: OwedNotice['about'];
  settles?: readonly number[] | undefined;
}

const isOfKind = (notice: OwedNotice, { to, about }: Told): boolean =>
  notice.to === to && notice.about === about;

/** Whether a notice is no longer owed once this was told. */
export const isSettledBy = (notice: OwedNotice, told: Told): boolean =>
  isOfKind(notice, told) &&
  (told.settles === undefined || (notice.seq !== undefined && told.settles.includes(notice.seq)));

/** The notices of one kind that are owed, in the order in which they came to be. */
export const owedOfKind = ({ owed }: Pick<CaseState, 'owed'>, told: Pick<Told, 'to' | 'about'>) =>
  owed.filter((notice) => isOfKind(notice, told));
