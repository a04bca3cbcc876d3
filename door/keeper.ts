import cluster, { type Worker } from 'node:cluster';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDoor } from './door';
import { keptHere } from './keptHere';
import { fromPages, type ToPages } from './pagesLink';
import { clearAndServeCourier, type OpenedDoor } from './serve';
import type { DoorSettings } from './settings';

/** How long after words have come in a process has to end that has had them in its memory, in milliseconds. */
const freshAfter = 10_000;
/** So many processes may still be at their last requests; until one ends, none is replaced. */
const mostLeaving = 4;

/**
 * Keeps the door open. Pages are shown by a process that ends soon after somebody has sent or read words in it, with all its memory, and another
 * takes its place: no program can erase what it has made of a text. This process passes connections on without reading them, and speaks with the
 * courier, who fetches what is sealed.
 * @param tell a line for the console, which says nothing of any visitor
 */
export async function keepDoor(settings: DoorSettings, tell: (line: string) => void): Promise<OpenedDoor> {
  const kept = keptHere();
  const door = await openDoor(settings, kept);
  const courier = await clearAndServeCourier(door);
  cluster.setupPrimary({
    exec: join(__dirname, 'pagesMain.ts'),
    args: [],
    execArgv: process.execArgv,
    silent: false,
  });

  let isClosing = false;
  let showing: Worker | undefined;
  const leaving = new Set<Worker>();
  let isTouched = false;

  const send = (worker: Worker, message: ToPages) => {
    if (worker.isConnected()) worker.send(message);
  };

  /** Starts a process and waits until it shows pages. */
  function start(): Promise<{ worker: Worker; port: number }> {
    const worker = cluster.fork();
    const turns = new Map<number, () => void>();
    worker.on('message', (sent: unknown) => {
      const read = fromPages.safeParse(sent);
      if (read.success) answer(read.data);
    });
    worker.once('exit', () => {
      turns.forEach((over) => over());
      leaving.delete(worker);
      if (worker !== showing || isClosing) return;
      showing = undefined;
      void pause(500).then(replace);
    });
    const answer = (asked: ReturnType<typeof fromPages.parse>) => {
      switch (asked.is) {
        case 'awake':
          return send(worker, {
            is: 'begin',
            passKey: Buffer.from(kept.passes.key).toString('base64'),
            visitKey: Buffer.from(kept.visitKey).toString('base64'),
            given: [...kept.passes.given()],
          });
        case 'given':
          return kept.passes.noteGiven(asked.at);
        case 'use':
          return void kept.passes
            .useOnce(asked.id, asked.until)
            .then((isFirst) => send(worker, { is: 'used', n: asked.n, isFirst }));
        case 'turn':
          return void kept.inTurn(
            () =>
              new Promise<void>((over) => {
                if (!worker.isConnected()) return over();
                turns.set(asked.n, over);
                send(worker, { is: 'turn', n: asked.n });
              }),
          );
        case 'turnOver':
          turns.get(asked.n)?.();
          return void turns.delete(asked.n);
        case 'touched':
          return touched(worker);
        case 'tell':
          return tell(asked.line);
      }
    };
    return new Promise((resolve, reject) => {
      worker.once('listening', ({ port }) => resolve({ worker, port }));
      worker.once('exit', () => reject(new Error('the pages of the door did not open')));
    });
  }

  async function replace(): Promise<void> {
    while (leaving.size >= mostLeaving) await pause(1000);
    if (isClosing) return;
    isTouched = false;
    const before = showing;
    try {
      showing = (await start()).worker;
    } catch {
      await pause(1000);
      if (!isClosing) return replace();
    }
    if (!before) return;
    leaving.add(before);
    send(before, { is: 'leave' });
  }

  function touched(worker: Worker): void {
    if (worker !== showing || isTouched) return;
    isTouched = true;
    setTimeout(() => void replace(), freshAfter).unref();
  }

  const first = await start();
  showing = first.worker;
  return {
    port: first.port,
    courierPort: courier.port,
    outbox: door.outbox,
    close: async () => {
      isClosing = true;
      const all = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
      const ended = all.map((one) => new Promise<void>((resolve) => one.once('exit', () => resolve())));
      for (const one of all) one.process.kill('SIGTERM');
      await Promise.all(ended);
      await courier.close();
    },
  };
}
