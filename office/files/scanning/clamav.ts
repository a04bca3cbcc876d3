import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { WhyUnscanned } from '../../../domain/files/scanned';
import type { ScannerSettings, Settings } from '../../../temporal-config/settings';

/** What a scanner says of a file; `notChecked`: it was not there, or did not look at all of it. */
export type Verdict =
  | { verdict: 'clean' }
  | { verdict: 'infected'; found: string }
  | { verdict: 'notChecked'; why: WhyUnscanned };

/** One file on its way through a scanner. */
export interface Scan {
  /** Never fails: a scanner that goes away says so at the end. */
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<Verdict>;
}

/** How long a scanner may say nothing before it is taken to have gone. */
const patienceMs = 60_000;
const longestAnswer = 4096;

const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

const tooLarge = { verdict: 'notChecked', why: 'tooLarge' } as const;

/** `stream: OK`, `stream: Eicar-Test FOUND`, or why it was not looked at: a daemon can say by `FOUND` that it met its own limits. */
function verdictIn(answer: string): Verdict {
  const text = answer.replace(/\0.*$/s, '').trim();
  if (/^stream: OK$/.test(text)) return { verdict: 'clean' };
  if (/size limit exceeded/i.test(text)) return tooLarge;
  const [, found] = /^stream: (.+) FOUND$/.exec(text) ?? [];
  if (found === undefined) return { verdict: 'notChecked', why: 'away' };
  return /^Heuristics\.Limits\.Exceeded/.test(found) ? tooLarge : { verdict: 'infected', found };
}

/** Whether the daemon answers now. */
export async function isThere(at: ScannerSettings['at']): Promise<boolean> {
  const socket = connect(at);
  socket.on('error', () => socket.destroy());
  socket.setTimeout(patienceMs, () => socket.destroy());
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.end('zPING\0');
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return answer.startsWith('PONG');
}

/**
 * Sends a file through ClamAV's daemon, piece by piece (`INSTREAM` of clamd). What is larger than it looks at it would call clean
 * without a look: that is not asked of it.
 */
export function scanWith({ at, largest }: ScannerSettings): Scan {
  const socket: Socket = connect(at);
  let sent = 0;
  let answer = '';
  let isGone = false;
  let hungUp = false;
  const gone = () => {
    isGone = true;
    socket.destroy();
  };
  socket.on('error', (error: NodeJS.ErrnoException) => {
    hungUp = error.code === 'EPIPE' || error.code === 'ECONNRESET';
    gone();
  });
  socket.setTimeout(patienceMs, gone);
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer = (answer + text).slice(0, longestAnswer);
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write('zINSTREAM\0');

  async function send(bytes: Uint8Array): Promise<void> {
    // It has answered already: too large for it, or it has found something.
    if (isGone || socket.destroyed || answer !== '') return;
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain').catch(gone), closed]);
  }

  return {
    write: async (bytes) => {
      if (bytes.length === 0) return;
      sent += bytes.length;
      if (sent > largest) return gone();
      await send(lengthOf(bytes.length));
      await send(bytes);
    },
    end: async () => {
      await send(lengthOf(0));
      socket.end();
      await closed;
      if (sent > largest) return tooLarge;
      // What it said before it hung up can be lost with the line. A daemon that is there and read no further has met its own limit.
      if (hungUp && answer === '' && (await isThere(at))) return tooLarge;
      return verdictIn(answer);
    },
  };
}

/** Where there is no scanner nothing is checked, and that is said. */
export const scanNothing: Scan = {
  write: () => Promise.resolve(),
  end: () => Promise.resolve({ verdict: 'notChecked', why: 'noScanner' }),
};

/** How a file begins its way through the scanner of the office. */
export const scannerOf =
  ({ scanner }: Pick<Settings['files'], 'scanner'>): (() => Scan) =>
  () =>
    scanner ? scanWith(scanner) : scanNothing;
