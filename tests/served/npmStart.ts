import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(__dirname, '..', '..');

/** A console command that was begun as a person types it, without a console to be asked at. */
export interface Run {
  readonly child: ChildProcess;
  said(): string;
  readonly ended: Promise<number | null>;
}

/** Where an office is started, and on which port it is to listen. */
export interface StartPlace {
  directory: string;
  port: number;
}

/** `npm run …` or `npm start …` beside the office of that directory. */
export function npm(words: readonly string[], directory: string, env: NodeJS.ProcessEnv = {}): Run {
  // The servers of the tests are not this office's.
  const { TEMPORAL_ADDRESS, MONGODB_URI, ...given } = process.env;
  void [TEMPORAL_ADDRESS, MONGODB_URI];
  const child = spawn('npm', words, {
    cwd: root,
    env: { ...given, LIEM_DATA: directory, LIEM_KEYS: join(directory, 'keys'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (said: string) => (text += said));
  }
  return {
    child,
    said: () => text,
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
  };
}

/** `npm start -- …` */
export const npmStart = (
  words: readonly string[],
  { directory, port }: StartPlace,
  env: NodeJS.ProcessEnv = {},
): Run => npm(['start', '--', '--port', String(port), ...words], directory, env);

/** Resolves when the office says that it is ready. @throws what it said when it ends instead */
export async function ready(run: Run): Promise<void> {
  let over = false;
  void run.ended.then(() => (over = true));
  while (!run.said().includes('Liêm is ready')) {
    if (over) throw new Error(run.said());
    await pause(100);
  }
}
