import type { OfficePerson } from '../../domain/access/nobodyLeft';
import type { OfficeRow } from '../../models/accountsSchema';

/** Somebody of the office on a day: whether they are away, and who acts for them. */
export const personOn = ({ _id: id, roles, active, absence }: OfficeRow, day: string): OfficePerson => ({
  id,
  roles,
  active,
  ...(absence && absence.from <= day && day <= absence.to && { awayFor: absence.deputy }),
});
