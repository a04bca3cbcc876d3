import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FailureForPeople } from '../servers/failureForPeople';
import { ensurePrivateDirectory } from '../servers/privateDirectory';
import { isRunning } from '../servers/processIdentity';

const ownerSchema = z.object({ pid: z.number().int().positive(), port: z.number().int() });

/** What is in the command line of every launcher. */
const launcherCommand = 'temporal-config/start.ts';

const fileOf = (directory: string) => join(directory, 'launcher.json');

/**
 * Takes the data directory for this process: two launchers on the same files would end each other's servers. A lock
 * whose owner was killed is taken over. @throws FailureForPeople telling how to stop the one that runs
 */
export async function lockOffice(directory: string, port: number): Promise<() => void> {
  ensurePrivateDirectory(directory);
  const owner = readOwner(directory);
  if (owner !== undefined && owner.pid !== process.pid && (await isRunning(owner.pid, launcherCommand))) {
    throw new FailureForPeople(
      `This office runs already at http://localhost:${owner.port}/: stop it with Ctrl-C where it was started (or \`kill ${owner.pid}\`), or give the new one a directory of its own with LIEM_DATA.`,
    );
  }
  writeFileSync(fileOf(directory), JSON.stringify({ pid: process.pid, port }), { mode: 0o600 });
  return () => rmSync(fileOf(directory), { force: true });
}

function readOwner(directory: string): z.infer<typeof ownerSchema> | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(fileOf(directory), 'utf8')));
  } catch {
    // Not there, or cut short by a kill: nobody holds it.
    return undefined;
  }
}
