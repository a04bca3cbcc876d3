import type { Response } from 'express';

/** Since when addresses that have moved are no longer described (RFC 9745 wants the moment in seconds). */
const movedAt = Date.UTC(2026, 11, 1) / 1000;

/** Says of an address that still answers that another one has taken its place, so that programs can be moved in time (`docs/json-api.md`). */
export function replacedBy(res: Response, address: string): void {
  res.set('Deprecation', `@${movedAt}`).append('Link', `<${address}>; rel="successor-version"`);
}
