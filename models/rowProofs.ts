import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { MasterKey } from './keyRing';
import { createSeals } from './seals';

/** What a row is: a proof for one kind says nothing about another. */
export type RowKind =
  | 'account'
  | 'program'
  | 'membership'
  | 'act'
  | 'planAct'
  | 'signInRule'
  | 'dayAct'
  | 'visitAct'
  | 'matterAct'
  | 'figureAct'
  | 'noticeAct'
  | 'supervisionAct'
  | 'memberAct';

/** Proofs that the office's own programs wrote a row as it stands: whoever only reaches the database cannot make them. */
export interface RowProofs {
  over(kind: RowKind, row: object): string;
  holds(kind: RowKind, row: object, proof: unknown): boolean;
}

/** The row with its id as canonical JSON (RFC 8785). */
const canonical = (kind: RowKind, row: object): string => canonicalize({ kind, row }) ?? '';

/** What a row says, as the log of the office remembers it: hex. */
export const rowDigest = (kind: RowKind, row: object): string =>
  createHash('sha256').update(canonical(kind, row)).digest('hex');

export function createRowProofs(masterKeys: readonly MasterKey[]): RowProofs {
  const seals = createSeals('accounts', masterKeys);
  return {
    over: (kind, row) => seals.over(canonical(kind, row)),
    holds: (kind, row, proof) => typeof proof === 'string' && seals.holds(canonical(kind, row), proof),
  };
}
