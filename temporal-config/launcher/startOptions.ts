import { parseArgs } from 'node:util';
import { FailureForPeople } from '../servers/failureForPeople';

/** What a person may ask of `npm start`. */
export interface StartOptions {
  mode: 'office' | 'demo';
  /** Without the demonstration office: for real work. */
  empty: boolean;
  /** With a year of reports in the demonstration office, laid in while it is open. */
  year: boolean;
  reset: boolean;
  yes: boolean;
  port: number;
}

const usualPort = '3000';

/**
 * Reads the words after `npm start --`; the port may also come from the environment.
 * @throws FailureForPeople naming the word that is not known
 */
export function readStartOptions(words: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { demo, port, ...rest } = parse(words);
  const mode = demo ? 'demo' : 'office';
  if (demo && rest.empty) {
    throw new FailureForPeople(
      '--demo shows a demonstration office and --empty is for real work: choose one of them.',
    );
  }
  if (rest.year && (demo || rest.empty)) {
    throw new FailureForPeople(
      '--year fills the demonstration office with days of the calendar: it goes neither with --demo nor with --empty.',
    );
  }
  return { ...rest, mode, port: readPort(port ?? (env.LIEM_PORT || usualPort)) };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        demo: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        year: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailureForPeople(
      `${reason} Known are --demo, --empty, --year, --reset, --yes and --port NUMBER: npm start -- --demo`,
    );
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new FailureForPeople(
    `"${text}" is not a port: give a number up to 65535, as in npm start -- --port 3001`,
  );
}
