import type { MasterKey } from './keyRing';
import { createSeals, type Seals } from './seals';

/**
 * Seals what this office's own workers append. The hash chain shows that nothing was altered, and anyone may check it; the seal,
 * over the hash of an act's last event, shows in addition who wrote: it cannot be made by somebody who only reaches the database.
 */
export type AppendSeals = Pick<Seals, 'over' | 'holds' | 'check'>;

/** @param masterKeys the current one first; older ones still tell what they sealed */
export const createAppendSeals = (masterKeys: readonly MasterKey[]): AppendSeals =>
  createSeals('appendedEvents', masterKeys);
