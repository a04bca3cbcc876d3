import { fork } from 'node:child_process';
import { join } from 'node:path';
import { type ReplayAnswer, replayAnswerSchema, type ReplayOrder } from './messages';

const root = join(__dirname, '..', '..', '..');
/** Building today's bundle and going through a long history takes seconds; more than this is a fault. */
const patience = 120_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Replays histories in a process of its own, so that the pages go on answering; one at a time.
 * @throws when that process ends without an answer
 */
export function replayElsewhere(order: ReplayOrder): Promise<ReplayAnswer> {
  const turn = last.then(() => replayNow(order));
  last = turn.catch(() => undefined);
  return turn;
}

function replayNow(order: ReplayOrder): Promise<ReplayAnswer> {
  return new Promise((resolve, reject) => {
    // It gets what it needs as a message: no secret of ours by its environment.
    const child = fork(join(__dirname, 'replayProcess.ts'), {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
      serialization: 'advanced',
      timeout: patience,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
    child.once('message', (raw) => {
      const answer = replayAnswerSchema.safeParse(raw);
      if (answer.success) resolve(answer.data);
      else reject(new Error('the replaying process answered something else', { cause: answer.error }));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`the replaying process ended (${signal ?? code}): ${complaint.slice(-2000)}`)),
    );
    child.send(order, (error) => error && reject(error));
  });
}
