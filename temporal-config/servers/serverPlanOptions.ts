import type { OwnOrigin } from './choice';
import type { Say } from './progress';

/** What both servers of an office are planned from. */
export interface ServerPlanOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where their data is kept. */
  readonly directory: string;
  /** Wait for the disk at each commit, so that a power cut loses nothing; costs about a fifth of the speed. */
  readonly durable: boolean;
  /** The kind of program that wrote the data found here. */
  readonly remembered?: OwnOrigin;
  readonly say: Say;
}
