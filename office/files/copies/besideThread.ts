import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { oneAfterAnother } from '../../../models/oneAfterAnother';

const patienceMs = 120_000;
/** What a thread may take, in megabytes. */
const memory = 1024;

/** What a thread does with the bytes of a file; each is written beside it. */
type Job = 'picture' | 'pdf' | 'office' | 'sheetCount' | 'sheetPicture' | 'cutCopy' | 'readBack' | 'fileText';

/** One at a time, beside the web server's own work. */
const inTurn = oneAfterAnother();

/** Said where nothing can be made of what a file holds: it is locked, damaged, or a trap. */
export class NoCopyError extends Error {
  override readonly name = 'NoCopyError';
}

function done(job: Job, asked: object): Promise<unknown> {
  const thread = new Worker(join(__dirname, 'copyThread.mjs'), {
    workerData: { job, ...asked },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      void thread.terminate();
      reject(new NoCopyError('it took too long'));
    }, patienceMs);
    thread.once('message', (answer: unknown) => {
      resolve(answer);
      void thread.terminate();
    });
    thread.once('error', (error: unknown) => reject(new NoCopyError('it cannot be read', { cause: error })));
    thread.once('exit', () => {
      clearTimeout(late);
      reject(new NoCopyError('it ended early'));
    });
  });
}

/**
 * Has a thread of its own look at what strangers have sent: whatever it does there, the web server goes on.
 * @throws NoCopyError where nothing comes of it
 */
export const besideThread = (job: Job, asked: () => Promise<object>): Promise<unknown> =>
  inTurn(async () => done(job, await asked()));
