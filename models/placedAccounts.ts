import type { OfficeRow, PlacedAccount, StoredAccount } from './accountsSchema';

type Placed = Pick<StoredAccount, 'areas' | 'clearance'>;

/** Where an account works and what it is cleared for: where nobody has placed it, in no area and for nothing. */
export const placingOf = ({ areas = [], clearance = 'ordinary' }: Placed) => ({ areas, clearance });

const asRow = ({ _id, roles, active, absence }: OfficeRow): OfficeRow => ({ _id, roles, active, absence });

/** What an account needs to know. @param office everybody; asked of the standing committee alone */
export const placedIn = (
  account: Placed & Pick<StoredAccount, 'roles'>,
  office: readonly OfficeRow[],
): PlacedAccount => ({
  ...placingOf(account),
  ...(account.roles.includes('standingCommittee') && { office: office.map(asRow) }),
});
