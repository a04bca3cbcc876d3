import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';

/** Asks a question on the console without showing what is typed. */
export async function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new FailureForPeople('There is no console to ask on: set LIEM_ADMIN_PASSWORD.');
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const console = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await console.question('');
  } finally {
    console.close();
    process.stderr.write('\n');
  }
}
