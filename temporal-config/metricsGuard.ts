import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isLoopback = (address = ''): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/**
 * Whether figures are for whoever asks: with the token where there is one, else from this machine alone. Whoever comes through a proxy is a visitor,
 * and is shown nothing in any case.
 */
export function mayReadFigures({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  const isVisitor = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => name in headers);
  if (isVisitor) return false;
  if (token === undefined) return isLoopback(socket.remoteAddress);
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
