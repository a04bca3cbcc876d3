import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Under which heading the one address says which web server has answered. */
export const servedBy = 'x-served-by';

/** One address before several web servers, as a load balancer is: each request goes to the next of them. */
export interface Balancer {
  readonly url: string;
  /** The web server on that port ends now: once nobody listens there it is left out for good, since the port may become somebody else's. */
  seeOff(port: number): void;
  close(): Promise<void>;
}

/** Passes a request on to one web server; false where nobody listens there, so that nothing of it was sent. */
function passOn(port: number, from: IncomingMessage, body: Buffer, to: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const { method, url: path } = from;
    const headers = { ...from.headers, 'x-forwarded-for': from.socket.remoteAddress ?? '' };
    const passed = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, { ...answer.headers, [servedBy]: String(port) });
      answer.pipe(to);
      // It was lost in the middle of its answer: so is the answer.
      answer.on('error', () => to.destroy());
      to.on('close', () => resolve(true));
    });
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve(false);
      // It may have been carried out. Whoever sent it sends it again, under the same key.
      if (!to.headersSent) to.writeHead(502).end();
      resolve(true);
    });
    passed.end(body);
  });
}

/** Opens one address before the web servers on these ports. One that does not listen is passed over. */
export async function openBalancer(webServers: readonly number[]): Promise<Balancer> {
  let ports = webServers;
  const ending = new Set<number>();
  let turn = 0;
  const server = createServer((from, to) => {
    turn += 1;
    const first = turn % ports.length;
    const inTurn = [...ports.slice(first), ...ports.slice(0, first)];
    void (async () => {
      const body = await buffer(from);
      for (const port of inTurn) {
        if (await passOn(port, from, body, to)) return;
        if (ending.has(port)) ports = ports.filter((one) => one !== port);
      }
      to.writeHead(503).end();
    })().catch(() => to.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seeOff: (port) => ending.add(port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
