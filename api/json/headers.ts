import type { Request } from 'express';
import { Problem } from '../frame/errors/problem';
import { idempotencyKey } from './idempotencyKey';

/** The id under which a command is carried out once, however often it is sent. @throws Problem 400 */
export function getIdempotencyKey(req: Request): string {
  const parsed = idempotencyKey.safeParse(req.get('idempotency-key'));
  if (!parsed.success) throw new Problem(400, 'idempotencyKey');
  return parsed.data.toLowerCase();
}

/** Names the last act of a person in a case; clocks move on without changing it. */
export const entityTag = (lastAct: number): string => `"act-${lastAct}"`;

/** Names how often the attendance of a meeting was taken down. */
export const meetingTag = (revision: number): string => `"meeting-${revision}"`;

/** The number in an `If-Match` of that kind, where there is one. @throws Problem 400 when it is something else */
function findSeen(req: Request, tag: RegExp): number | undefined {
  const header = req.get('if-match');
  if (header === undefined || header === '*') return undefined;
  const [, seen] = tag.exec(header) ?? [];
  if (seen === undefined) throw new Problem(400, 'precondition');
  return Number(seen);
}

/** The last act that the caller had seen, where they say so. @throws Problem 400 when they say something else */
export const findSeenAct = (req: Request): number | undefined => findSeen(req, /^"act-(\d{1,9})"$/);

/** The revision of a meeting that the caller had seen, in the same way. */
export const findSeenRevision = (req: Request): number | undefined => findSeen(req, /^"meeting-(\d{1,9})"$/);
