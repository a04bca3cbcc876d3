import type { Connection } from 'mongoose';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import type { EndedKey } from '../../models/caseKeys';
import type { MasterKey } from '../../models/keyRing';

export interface RestoreNeeds {
  connection: Connection;
  masterKeys: readonly MasterKey[];
  /** Under which the keys of cases lie in backups. */
  backupKeys?: readonly MasterKey[] | undefined;
  /** Keys of cases that the office has destroyed, by what lies apart from all backups: none of them is put back. */
  ended?: ReadonlyMap<string, EndedKey> | undefined;
  now: () => Date;
  progress: (what: string, done: number, total: number) => void;
  /** Has a case that is whole and sealed, and not closed, go on where its events end. */
  goOn: (end: CaseEnd) => Promise<void>;
  /** How many cases the workflow server carries on already. */
  countCarriedOn: () => Promise<number>;
}
