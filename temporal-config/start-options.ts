import { parseArgs } from 'node:util';
import { FailureForPeople } from './servers/failure-for-people';

/** What a person may ask of `npm start`. */
export interface StartOptions {
  mode: 'office' | 'demo';
  /** Without the demonstration office: for real work. */
  empty: boolean;
  reset: boolean;
  yes: boolean;
  port?: string | undefined;
}

/** Reads the words after `npm start --`. @throws FailureForPeople naming the word that is not known. */
export function readStartOptions(words: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        demo: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    });
    const { demo, ...rest } = values;
    return { ...rest, mode: demo ? 'demo' : 'office' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureForPeople(
      `${reason} Known are --demo, --empty, --reset, --yes and --port NUMBER: npm start -- --demo`,
    );
  }
}
