import type { Express } from 'express';
import { Problem } from './errors/problem';

/** A path as RFC 3986 has it: what follows `//` would be a host. */
const wellFormed = /^\/(?!\/)(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i;
const longest = 4096;

function isReadable(path: string): boolean {
  if (path.length > longest || !wellFormed.test(path)) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Answers an address that is none with 400, before anything reads it. */
export function setUpAddresses(app: Express): void {
  app.use((req, _res, next) => {
    // A proxy may send the address with its host, which nothing behind this asks for.
    const address = req.originalUrl.replace(/^https?:\/\/[^/?#]*/i, '');
    const [path = ''] = address.split(/[?#]/);
    if (!isReadable(path || '/')) throw new Problem(400, 'badAddress');
    req.originalUrl = path === '' ? `/${address}` : address;
    next();
  });
}
