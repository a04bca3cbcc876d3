import type { AccountStore } from '../../models/accounts';

const team = {
  'u-teamLeader': 'teamLeader',
  'u-teamLeader-2': 'teamLeader',
  'u-member': 'areaOfficer',
} as const;

/** Gives an office on real servers the accounts of those who sit in the teams of ordinary cases, where it has them not. */
export async function applyOrdinaryTeam(accounts: AccountStore): Promise<void> {
  for (const [_id, role] of Object.entries(team)) {
    if (await accounts.findAccount(_id)) continue;
    const details = { displayName: _id, position: 'Cán bộ', roles: [role] };
    await accounts.createAccount({
      _id,
      username: _id.toLowerCase(),
      password: 'mot-mat-khau-du-dai',
      ...details,
    });
  }
}
