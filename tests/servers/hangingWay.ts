import { createConnection, createServer, type Socket } from 'node:net';

/** A way to the database that can hang: nothing passes any more, and nobody is told. */
export interface HangingWay {
  /** The database's address by this way. */
  uri: string;
  hang(): void;
  /** What was held passes on, in its order. */
  release(): void;
  close(): void;
}

/** Opens a way to a database that listens on a socket, as the embedded ones do. */
export async function openHangingWay(mongoUri: string): Promise<HangingWay> {
  const { hostname, pathname } = new URL(mongoUri);
  const socket = decodeURIComponent(hostname);
  const ends = new Set<Socket>();
  let hangs = false;

  const server = createServer((near) => {
    const far = createConnection(socket);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('data', (bytes) => other.write(bytes));
      // A hung way says nothing of an end that has gone either.
      end.on('close', () => {
        ends.delete(end);
        if (!hangs) other.destroy();
      });
      end.on('error', () => end.destroy());
      if (hangs) end.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return {
    uri: `mongodb://127.0.0.1:${address.port}${pathname}?directConnection=true`,
    hang: () => {
      hangs = true;
      for (const end of ends) end.pause();
    },
    release: () => {
      hangs = false;
      for (const end of ends) end.resume();
    },
    close: () => {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}
