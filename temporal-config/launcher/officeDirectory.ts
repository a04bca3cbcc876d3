import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findConsole } from '../console';
import { FailureForPeople } from '../servers/failureForPeople';
import type { StartOptions } from './startOptions';

const root = join(__dirname, '..', '..');

/** Where an office keeps everything; each kind of office has a place of its own. */
export function officeDirectory({ mode, empty }: StartOptions, env: NodeJS.ProcessEnv): string {
  const kind = mode === 'demo' ? 'demo' : empty ? 'office' : 'data';
  return resolve(env.LIEM_DATA || join(root, '.liem', kind));
}

/** What marks a directory as the data of an office. */
const marks = ['servers.json', 'office.json', 'secrets.json'];

/**
 * Makes sure that `--reset` is meant and possible, before anything is stopped or deleted.
 * @throws FailureForPeople when it is not
 */
export async function confirmReset(directory: string, options: StartOptions, env: NodeJS.ProcessEnv) {
  const elsewhere = (['TEMPORAL_ADDRESS', 'MONGODB_URI'] as const).filter((name) => env[name]);
  if (elsewhere.length > 0) {
    throw new FailureForPeople(
      `--reset deletes only what is kept in ${directory}, and ${elsewhere.join(' and ')} names a server elsewhere: empty that one with its own tools.`,
    );
  }
  const content = existsSync(directory) ? readdirSync(directory) : [];
  if (content.length > 0 && !content.some((name) => marks.includes(name))) {
    throw new FailureForPeople(
      `${directory} does not look like the data of an office, so nothing was deleted: correct LIEM_DATA.`,
    );
  }
  if (options.yes) return;
  const ask = findConsole();
  if (!ask) {
    throw new FailureForPeople(
      '--reset deletes all cases and asks first: run it at a console, or add --yes.',
    );
  }
  if ((await ask(`Delete everything in ${directory}? Type "yes": `)) !== 'yes') {
    throw new FailureForPeople('Nothing was deleted.');
  }
}

/** Deletes the data of an office. */
export function deleteOffice(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
