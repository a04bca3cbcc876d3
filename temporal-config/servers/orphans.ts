import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive } from './processAlive';
import { isRunning } from './processIdentity';

const pidRecord = z.object({ pid: z.number().int().positive(), command: z.string().min(1) });

/**
 * Ends what an earlier run left behind: processes named by pid files whose command line is still the one we started.
 * Returns their names.
 */
export async function stopOrphans(pids: string): Promise<string[]> {
  if (!existsSync(pids)) return [];
  const stopped: string[] = [];
  for (const file of readdirSync(pids).filter((name) => name.endsWith('.pid'))) {
    const path = join(pids, file);
    const record = readPidFile(path);
    if (record !== undefined && (await isRunning(record.pid, record.command))) {
      await endProcess(record.pid);
      stopped.push(file.slice(0, -'.pid'.length));
    }
    rmSync(path, { force: true });
  }
  return stopped;
}

function readPidFile(path: string): z.infer<typeof pidRecord> | undefined {
  try {
    return pidRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A half-written file of a killed run names nobody.
    return undefined;
  }
}

async function endProcess(pid: number): Promise<void> {
  signal(pid, 'SIGTERM');
  for (let waited = 0; waited < 8_000 && isAlive(pid); waited += 100) await pause(100);
  if (!isAlive(pid)) return;
  signal(pid, 'SIGKILL');
  while (isAlive(pid)) await pause(50);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}
