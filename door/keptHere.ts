import { randomBytes } from 'node:crypto';
import { oneAfterAnother } from './store/oneAfterAnother';
import { type KeptPasses, keepPasses } from './visit/passes';

/** What outlives a process that shows pages: nothing of it is what anybody has written. */
export interface KeptAcross {
  passes: KeptPasses;
  /** What visits are sealed under: of this run of the door, and on no disk. */
  visitKey: Uint8Array;
  /** Has one thing after another done to the row of envelopes. */
  inTurn: <Done>(work: () => Promise<Done>) => Promise<Done>;
}

/** The same in the memory of this process. */
export const keptHere = (): KeptAcross => ({
  passes: keepPasses(Date.now),
  visitKey: randomBytes(32),
  inTurn: oneAfterAnother(),
});
