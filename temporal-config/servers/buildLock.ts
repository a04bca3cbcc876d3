import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './processAlive';

/**
 * Runs `work` while no other process of this machine holds the same lock; a lock whose owner died is taken over.
 * Two owners at once are possible for an instant when both take over the same dead lock. That costs time only,
 * because what is built gets its final name by one rename.
 */
export async function withBuildLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!tryLock(file)) await pause(500);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = readOwner(file);
  if (owner !== undefined && !isAlive(owner)) rmSync(file, { force: true });
  return false;
}

/** The owner's process id; undefined while the owner is between creating and writing, or has just let go. */
function readOwner(file: string): number | undefined {
  try {
    const owner = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(owner) ? undefined : owner;
  } catch {
    return undefined;
  }
}
