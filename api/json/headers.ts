import type { Request } from 'express';
import { Problem } from '../frame/errors/problem';
import { idempotencyKey } from './idempotencyKey';

/** The id under which a command is carried out once, however often it is sent. @throws Problem 400 */
export function getIdempotencyKey(req: Request): string {
  const parsed = idempotencyKey.safeParse(req.get('idempotency-key'));
  if (!parsed.success) throw new Problem(400, 'idempotencyKey');
  return parsed.data.toLowerCase();
}

/** By what a case is told apart from how it was before: the last act of a person in it. Clocks move on without changing it. */
export const actVersion = (lastAct: number): string => `act-${lastAct}`;

/** The same of a meeting: how often its attendance was taken down. */
export const meetingVersion = (revision: number): string => `meeting-${revision}`;

/** A tag by which a caller says what they had seen, without what they were shown of it. */
export const versionTag = (version: string): string => `"${version}"`;

/** The number in an `If-Match` of that kind, where there is one. @throws Problem 400 when it is something else */
function findSeen(req: Request, tag: RegExp): number | undefined {
  const header = req.get('if-match');
  if (header === undefined || header === '*') return undefined;
  const [, seen] = tag.exec(header) ?? [];
  if (seen === undefined) throw new Problem(400, 'precondition');
  return Number(seen);
}

/**
 * A tag as it was given: a version alone or with the digest of an answer, which counts for nothing here – clocks and languages are nobody's
 * act. A proxy that packs answers makes tags weak on the way.
 */
const tagOf = (kind: string): RegExp => new RegExp(`^(?:W/)?"${kind}-(\\d{1,9})(?:\\.[\\w-]{1,64})?"$`);
const [ofAct, ofMeeting] = [tagOf('act'), tagOf('meeting')];

/** The last act that a tag tells of; undefined where it is no tag of a case. */
export const actIn = (tag: string): number | undefined => {
  const [, act] = ofAct.exec(tag) ?? [];
  return act === undefined ? undefined : Number(act);
};

/** The last act that the caller had seen, where they say so. @throws Problem 400 when they say something else */
export const findSeenAct = (req: Request): number | undefined => findSeen(req, ofAct);

/** The revision of a meeting that the caller had seen, in the same way. */
export const findSeenRevision = (req: Request): number | undefined => findSeen(req, ofMeeting);
