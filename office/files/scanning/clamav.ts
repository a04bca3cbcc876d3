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

/**
 * Sends a file through ClamAV's daemon, piece by piece (`INSTREAM` of clamd). What is larger than it looks at it would call clean
 * without a look: that is not asked of it.
 */
export function scanWith({ at, largest }: ScannerSettings): Scan {
  const socket: Socket = connect(at);
  let sent = 0;
  let answer = '';
  let isGone = false;
  const gone = () => {
    isGone = true;
    socket.destroy();
  };
  socket.on('error', gone);
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
      return sent > largest ? tooLarge : verdictIn(answer);
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
