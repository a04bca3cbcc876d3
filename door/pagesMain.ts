import type { IncomingMessage } from 'node:http';
import { openDoor } from './door';
import type { KeptAcross } from './keptHere';
import { type FromPages, toPages, type ToPages } from './pagesLink';
import { servePages } from './serve';
import { readDoorSettings } from './settings';

// Shows the pages of the door for as long as its keeper lets it, and ends with all that its memory has held.
const send = (message: FromPages) => void process.send?.(message);

/** Whether words of somebody may come in with a request, or go out with its answer. */
const isTelling = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method !== 'GET' || (headers.cookie !== undefined && /\/(box|receipt|report|code)/.test(url));

/** What the keeper keeps, as this process reaches it. */
function keptByKeeper(begin: Extract<ToPages, { is: 'begin' }>) {
  const waiting = new Map<number, (said: ToPages) => void>();
  let asked = 0;
  const ask = (question: (n: number) => FromPages) =>
    new Promise<ToPages>((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      send(question(asked));
    });
  const given = [...begin.given];
  const kept: KeptAcross = {
    visitKey: Buffer.from(begin.visitKey, 'base64'),
    passes: {
      key: Buffer.from(begin.passKey, 'base64'),
      given: () => given,
      noteGiven: (at) => {
        given.push(at);
        send({ is: 'given', at });
      },
      useOnce: async (id, until) => {
        const said = await ask((n) => ({ is: 'use', n, id, until }));
        return said.is === 'used' && said.isFirst;
      },
    },
    inTurn: async (work) => {
      const turn = await ask((n) => ({ is: 'turn', n }));
      try {
        return await work();
      } finally {
        if (turn.is === 'turn') send({ is: 'turnOver', n: turn.n });
      }
    },
  };
  const hear = (said: ToPages) => {
    if (said.is !== 'used' && said.is !== 'turn') return;
    waiting.get(said.n)?.(said);
    waiting.delete(said.n);
  };
  return { kept, hear };
}

async function show(begin: Extract<ToPages, { is: 'begin' }>) {
  const { kept, hear } = keptByKeeper(begin);
  const door = await openDoor(readDoorSettings(process.env), kept);
  const pages = await servePages(
    door,
    (line) => send({ is: 'tell', line }),
    (req) => {
      if (isTelling(req)) send({ is: 'touched' });
    },
  );
  return { hear, leave: () => void pages.finish().then(() => process.exit(0)) };
}

let shown: Promise<Awaited<ReturnType<typeof show>>> | undefined;
process.on('message', (sent: unknown) => {
  const said = toPages.parse(sent);
  if (said.is === 'begin') shown ??= show(said);
  else void shown?.then(({ hear, leave }) => (said.is === 'leave' ? leave() : hear(said)));
});
process.once('disconnect', () => process.exit(0));
// The console’s Ctrl-C is the keeper’s, who ends all in order.
process.on('SIGINT', () => undefined);
send({ is: 'awake' });
