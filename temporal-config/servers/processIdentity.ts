import { readFileSync } from 'node:fs';
import { runCommand } from './command';
import { isAlive } from './processAlive';

/** Whether the process runs and has `command` in its command line: an id alone may meanwhile be somebody else's. */
export async function isRunning(pid: number, command: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const { code, output } = await runCommand('ps', ['-o', 'args=', '-p', String(pid)]);
  return (code === 127 ? readProcessCommand(pid) : output).includes(command);
}

/** Where `ps` is not installed (small containers), Linux tells it in a file. */
function readProcessCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
