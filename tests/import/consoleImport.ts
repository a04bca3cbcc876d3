import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { JsonOffice } from '../api/jsonOffice';

const root = join(__dirname, '..', '..');

export interface Told {
  code: number | null;
  text: string;
}

/** An import as `npm run import` does it, while it is at work and at its end. */
export interface ConsoleImport {
  ended: Promise<Told>;
  said(): string;
  kill(): void;
}

/** Starts an import at the console, in the name of an account, and without asking. */
export function startImport(
  { env }: JsonOffice,
  file: string,
  more: readonly string[] = [],
  username = 'tiep.nhan',
): ConsoleImport {
  const order = [file, '--yes', '--as', username, ...more];
  const args = ['--import', 'tsx', 'cli/import/importRegister.ts', ...order];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (said: string) => (text += said));
  }
  return {
    ended: new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, text }));
    }),
    said: () => text,
    kill: () => child.kill('SIGKILL'),
  };
}
