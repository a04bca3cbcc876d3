import type { Response } from 'express';
import type { Actor } from '../../../domain/access/policy';
import { cursorOf, type FeedPoint, findPoint } from '../../../domain/feed/cursor';
import { type SeenPlace, seenAt } from '../../../office/feed/seenEvents';
import type { Services } from '../../../office/services';
import { Problem } from '../../frame/errors/problem';
import { readable } from '../cases/readable';
import { addressOf } from '../outcome';
import type { FeedItem, FeedQuery } from './shapes';

type Needs = Pick<Services, 'feed' | 'cases'>;

export const feedAddress = '/api/v1/events';
const addressAfter = (cursor: string) => `${feedAddress}?after=${encodeURIComponent(cursor)}`;

/**
 * Where a caller goes on.
 * @throws Problem 410 where what they have read is not this office's history any more, with the address from where to begin anew
 */
export async function getPoint(after: string, { feed }: Needs): Promise<FeedPoint> {
  await feed.catchUp();
  if (after === 'beginning') return feed.beginning();
  if (after === 'end') return feed.end();
  const asked = findPoint(after);
  if (!asked) return feed.beginning();
  const found = await feed.findHere(asked);
  if (found.kind === 'here') return found.point;
  const resume = found.resume ? addressAfter(cursorOf(found.resume)) : addressAfter('beginning');
  throw new Problem(410, 'feedRestored', { extension: { links: { resume } } });
}

/** So many places are looked through for one answer, however few of them are asked for. */
const mostLookedAt = 2_000;
const atOnce = 200;

async function itemOf({ place, seen }: SeenPlace, { feed }: Needs): Promise<FeedItem> {
  const cursor = await feed.cursorAt(place);
  if (!seen) return { cursor, tombstone: true };
  const { caseId } = seen.event;
  return { cursor, caseId, number: seen.number, ...readable(seen.event), links: { case: addressOf(caseId) } };
}

/** A piece of the feed as its reader may see it. */
export interface FeedPiece {
  items: FeedItem[];
  /** Up to which place was looked. */
  n: number;
  cursor: string;
  more: boolean;
}

/** What follows a point, as this person may read it; what is stored has its place by then. */
export async function readPiece(
  { n, link, mark }: FeedPoint,
  actor: Actor,
  { size, type }: Pick<FeedQuery, 'size' | 'type'>,
  needs: Needs,
): Promise<FeedPiece> {
  const tells = (one: string) => !type || type.some((asked) => asked === one);
  const items: FeedItem[] = [];
  let reached = n;
  let cursor = cursorOf({ n, link, mark });
  for (let looked = 0; items.length < size && looked < mostLookedAt;) {
    const places = await needs.feed.readBehind(reached, Math.min(atOnce, size - items.length));
    const last = places.at(-1);
    if (!last) break;
    for (const one of await seenAt(places, actor, needs, tells)) items.push(await itemOf(one, needs));
    looked += places.length;
    reached = last.n;
    cursor = await needs.feed.cursorAt(last);
  }
  const more = (await needs.feed.readBehind(reached, 1)).length > 0;
  return { items, n: reached, cursor, more };
}

/** The address of what follows, with all else that was asked for. */
export function nextAddress(originalUrl: string, cursor: string): string {
  const url = new URL(originalUrl, 'http://liem.invalid');
  url.searchParams.set('after', cursor);
  return url.pathname + url.search;
}

/** Ends when the caller goes away. */
export function whileOpen(res: Response): AbortSignal {
  const open = new AbortController();
  res.once('close', () => open.abort());
  return open.signal;
}
