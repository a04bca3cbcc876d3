import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { ClosedAddressError, getMachine } from './allowedAddress';

/** What a receiver said; or why nobody did. */
export type Posted = { status: number } | { fault: string };

/** For so long a receiver may take, in milliseconds. */
const patienceMs = 15_000;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'failed';

/** Sends a body to an address and tells the status of the answer; redirects are not followed, and nothing of the answer is read. */
export async function postTo(
  address: string,
  body: string,
  headers: Record<string, string>,
  hosts: readonly string[],
): Promise<Posted> {
  const url = new URL(address);
  try {
    const machine = await getMachine(url, hosts);
    return await new Promise<Posted>((resolve) => {
      const request = url.protocol === 'http:' ? requestPlain : requestSecure;
      const sent = request(
        url,
        {
          method: 'POST',
          agent: false,
          timeout: patienceMs,
          signal: AbortSignal.timeout(patienceMs),
          lookup: (_host, options, done) => {
            if (options.all) done(null, [machine]);
            else done(null, machine.address, machine.family);
          },
          headers: {
            ...headers,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          resolve({ status: answer.statusCode ?? 0 });
          answer.destroy();
        },
      );
      sent.on('error', (error) => resolve({ fault: codeOf(error) }));
      sent.on('timeout', () => sent.destroy());
      sent.end(body);
    });
  } catch (error) {
    return { fault: error instanceof ClosedAddressError ? 'closedNetwork' : codeOf(error) };
  }
}
