import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { runCommand } from './command';
import { isAlive } from './process-alive';

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
    if (record !== undefined && (await isOurs(record))) {
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

/** A process id may meanwhile belong to somebody else: only a process that runs our command is ours. */
async function isOurs(record: z.infer<typeof pidRecord>): Promise<boolean> {
  if (!isAlive(record.pid)) return false;
  const { code, output } = await runCommand('ps', ['-o', 'args=', '-p', String(record.pid)]);
  if (code === 127) return readProcessCommand(record.pid).includes(record.command);
  return output.includes(record.command);
}

/** Where `ps` is not installed (small containers), Linux tells it in a file. */
function readProcessCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
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
