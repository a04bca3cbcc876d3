import { hkdfSync } from 'node:crypto';

/** A master key of the office, `LIEM_VAULT_KEYS`. Nothing is sealed with it itself: each use has a key derived from it. */
export interface MasterKey {
  id: string;
  /** 32 bytes, base64. */
  key: string;
}

/** What a key is for. The words are part of the derivation: changing one makes what it sealed unreadable. */
const uses = {
  appendedEvents: 'liem: appended events',
  commands: 'liem: commands',
  messages: 'liem: messages between cases',
  activityAnswers: 'liem: answers of activities',
  temporalPayloads: 'liem: temporal payloads',
  payloadVouchers: 'liem: vouchers for temporal payloads',
  caseKeys: 'liem: keys of cases',
  destroyedKeys: 'liem: keys of cases that were destroyed',
  endedKeys: 'liem: which keys of cases were destroyed',
  importRows: 'liem: rows of an import',
  accounts: 'liem: accounts and who holds which office',
  secondFactors: 'liem: what people sign in with besides their passwords',
  sessions: 'liem: sessions',
  sessionIds: 'liem: ids of sessions and known devices',
  heldForms: 'liem: forms held until their writer has signed in again',
  formMarks: 'liem: whose form it is',
  mailAddresses: 'liem: addresses for daily letters',
  savedSearches: 'liem: searches that people keep',
  webhooks: 'liem: webhooks',
  rowTags: 'liem: by what cases are found',
  meetings: 'liem: what is written down of meetings',
  inspectionPlans: 'liem: what is to be inspected',
  figureActs: 'liem: what was done with figures',
  sessionNotices: 'liem: notices of sessions',
  supervision: 'liem: recommendations of those who supervise',
  memberNotices: 'liem: what courts and police have told of members',
  publicAddresses: 'liem: addresses of what is public',
  registerMarks: 'liem: why numbers of registers are marked',
  putAsides: 'liem: why what came through the public door is no report',
  officeChecks: 'liem: what checks of the office have found',
  ruleMoves: 'liem: why cases go over to other rules',
  knownKeys: 'liem: which keys the office has used',
  officeLog: 'liem: log of the office',
  doorEnvelopes: 'liem: envelopes of the public door',
  backups: 'liem: backups',
  caseKeysInBackups: 'liem: keys of cases in backups',
  backupManifests: 'liem: manifests of backups',
} as const;
export type KeyUse = keyof typeof uses;

/** A derived key and the name of the master key that it comes from. */
export interface DerivedKey {
  id: string;
  key: Buffer;
}

/** The keys of one use. */
export interface KeysOfUse {
  /** Seals what is new. */
  readonly current: DerivedKey;
  /** The key of that name, which may be an older one; undefined when the office does not have it. */
  find(id: string): DerivedKey | undefined;
}

const derived = ({ id, key }: MasterKey, use: KeyUse): DerivedKey => ({
  id,
  key: Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', uses[use], 32)),
});

/**
 * The keys of one use alone (HKDF, RFC 5869), so that what is sealed for one use cannot be passed off as another's.
 * @param masterKeys the current one first; older ones still open what they sealed
 * @throws RangeError when there is none
 */
export function keysFor(use: KeyUse, masterKeys: readonly MasterKey[]): KeysOfUse {
  const keys = masterKeys.map((master) => derived(master, use));
  const [current] = keys;
  if (!current) throw new RangeError('There is no key: set LIEM_VAULT_KEYS.');
  return { current, find: (id) => keys.find((one) => one.id === id) };
}
