import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Express } from 'express';
import type TestAgent from 'supertest/lib/agent';

/** A web server on a port of its own, which counts what it has read. */
export interface ListeningOffice {
  port: number;
  /** Bytes that came over all connections so far. */
  bytesRead(): number;
  close(): Promise<void>;
}

/** @param onAnswer is told of every answer */
export async function listening(
  app: Express,
  onAnswer: (method: string, url: string, status: number) => void = () => undefined,
): Promise<ListeningOffice> {
  const server: Server = createServer(app);
  const sockets: Socket[] = [];
  server.on('request', (req, res) => {
    res.once('close', () => onAnswer(req.method ?? '', req.url ?? '', res.statusCode));
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    bytesRead: () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
  /** Whether the connection ended before all was sent. */
  cut: boolean;
  sent: number;
}

/**
 * Sends a request as it stands, to say what no client would. @param more what is sent behind it, piece by piece, until the server
 * cuts the connection; the answer may come before it is over
 */
export function sendRaw(
  port: number,
  request: string | Buffer,
  more?: { piece: Buffer; times: number },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const parts: Buffer[] = [];
    let sent = 0;
    let whole = more === undefined;
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      if (whole) socket.end();
    });
    // A server that has answered and cuts the connection is what some of these are about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const [head = '', ...body] = text.split('\r\n\r\n');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body: body.join('\r\n\r\n'), cut: !whole, sent });
    });
    socket.setTimeout(60_000, () => reject(new Error('The server did not answer.')));
    socket.write(request);
    if (!more) return;
    const next = (left: number): void => {
      if (socket.destroyed) return;
      if (left === 0) {
        whole = true;
        if (parts.length > 0) socket.end();
        return;
      }
      sent += more.piece.length;
      if (socket.write(more.piece)) setImmediate(next, left - 1);
      else socket.once('drain', () => next(left - 1));
    };
    next(more.times);
  });
}

/** The cookies that an agent has been given, as it sends them. */
export const cookiesOf = (agent: TestAgent): string =>
  agent.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
