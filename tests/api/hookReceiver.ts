import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A delivery as it came, and what it was answered with; nothing where the line was cut. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  answered: number | undefined;
}

/** What a receiver does with the next delivery. */
export type Answering = number | (() => void);

/** A receiver of deliveries on a port of its own: it answers as it was told, and with 204 from then on. */
export async function hookReceiver(...next: Answering[]) {
  const received: Received[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      const answer = next.shift() ?? 204;
      const status = typeof answer === 'number' ? answer : undefined;
      received.push({ headers: req.headers, body, answered: status });
      if (typeof answer === 'number') return void res.writeHead(answer).end();
      answer();
      res.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    next,
    address: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Whether a delivery bears the signature of a secret, as a receiver finds out: by what came, and nothing of ours. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const parts = String(headers['liem-signature']).split(',');
  const t = parts[0]?.slice(2) ?? '';
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return Math.abs(Date.now() / 1000 - Number(t)) < 300 && parts.slice(1).includes(`v1=${expected}`);
}
