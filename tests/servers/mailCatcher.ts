import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A letter as it came over the wire. */
export interface CaughtLetter {
  to: string[];
  raw: string;
  /** Its words, decoded. */
  subject: string;
  text: string;
}

/** A mail server for tests: keeps what it gets, and refuses what it is told to. */
export interface MailCatcher {
  url: string;
  letters: CaughtLetter[];
  /** What it answers to a recipient instead of taking it; undefined: it takes everybody. */
  answer(recipient: (address: string) => string | undefined): void;
  close(): Promise<void>;
}

export async function openMailCatcher(): Promise<MailCatcher> {
  const letters: CaughtLetter[] = [];
  const open = new Set<Socket>();
  let answerTo: (address: string) => string | undefined = () => undefined;

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    let to: string[] = [];
    let data: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 catcher');
    createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
      if (data) {
        if (line !== '.') return void data.push(line.replace(/^\./, ''));
        letters.push(readLetter(to, data.join('\r\n')));
        [to, data] = [[], undefined];
        return say('250 kept');
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO') return say('250 catcher');
      if (word === 'RCPT') {
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        const refused = answerTo(address);
        if (refused === undefined) to.push(address);
        return say(refused ?? '250 ok');
      }
      if (word === 'DATA') data = [];
      say(word === 'DATA' ? '354 go on' : word === 'QUIT' ? '221 bye' : '250 ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    answer: (recipient) => {
      answerTo = recipient;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function readLetter(to: string[], raw: string): CaughtLetter {
  const border = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, border).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(border + 4);
  const subject = /^Subject: (.*)$/m.exec(head)?.[1] ?? '';
  const isBase64 = /^Content-Transfer-Encoding: base64/im.test(head);
  const isQuoted = /^Content-Transfer-Encoding: quoted-printable/im.test(head);
  return {
    to,
    raw,
    subject: subject
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, kind: string, text: string) =>
        kind.toLowerCase() === 'b'
          ? Buffer.from(text, 'base64').toString()
          : unquoted(text.replace(/_/g, ' ')),
      ),
    text: isBase64 ? Buffer.from(body, 'base64').toString() : isQuoted ? unquoted(body) : body,
  };
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
