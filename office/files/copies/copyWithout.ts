import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { fileTypes, typeOfMedia } from '../../../domain/files/types';
import { oneAfterAnother } from '../../../models/oneAfterAnother';
import type { OpenFile } from '../../../models/caseFiles';

/** How a copy without traces is made. */
type How = 'picture' | 'pdf' | 'office';
const officeTypes = ['docx', 'xlsx', 'pptx', 'odt', 'ods'];

/** A larger one is not held in memory: of it only the original can be had. */
const largestCopied = 64 * 1024 * 1024;
const patienceMs = 60_000;
/** What a thread may take, in megabytes. */
const memory = 1024;

/** How a copy of a file can be made; undefined where only the original can be had. */
export function howCopied({ type, size }: { type: string; size: number }): How | undefined {
  const known = typeOfMedia(type);
  if (known === undefined || size > largestCopied) return undefined;
  if (fileTypes[known].as === 'picture') return 'picture';
  if (known === 'pdf') return 'pdf';
  return officeTypes.includes(known) ? 'office' : undefined;
}

/** One at a time, beside the web server's own work. */
const inTurn = oneAfterAnother();

/** Said where no copy can be made of what a file holds: it is locked, damaged, or a trap. */
export class NoCopyError extends Error {
  override readonly name = 'NoCopyError';
}

function makeBeside(how: How, bytes: Uint8Array): Promise<Buffer> {
  const thread = new Worker(join(__dirname, 'copyThread.mjs'), {
    workerData: { how, bytes },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      void thread.terminate();
      reject(new NoCopyError('it took too long'));
    }, patienceMs);
    thread.once('message', (copy: Uint8Array) => resolve(Buffer.from(copy)));
    thread.once('error', (error: unknown) => reject(new NoCopyError('it cannot be read', { cause: error })));
    thread.once('exit', () => {
      clearTimeout(late);
      reject(new NoCopyError('it ended early'));
    });
  });
}

/**
 * The file as pages show it: pictures, PDF and office files without what they say of their makers, places and days.
 * @throws NoCopyError where none can be made
 */
export function copyWithout(how: How, content: Pick<OpenFile, 'read'>): Promise<Buffer> {
  return inTurn(async () => makeBeside(how, await buffer(content.read())));
}
