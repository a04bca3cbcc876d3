import type { Request, Response } from 'express';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { Problem } from '../../frame/errors/problem';
import { signedInAccount } from '../../frame/request';
import { findStillSignedIn, keepSession } from '../../frame/stillSignedIn';
import { readInput } from '../input';
import { getPoint, readPiece, whileOpen } from './piece';
import { type FeedItem, feedQuery } from './shapes';

/** So many streams one account has open at one web server. */
const mostOfAccount = 4;
/** How often is asked whether the reader is still signed in, and something is sent so that nobody in between takes the line for dead. */
const beatMs = 5_000;
/** After how long a reader comes back whose line has ended, in milliseconds. */
const comesBackMs = 2_000;

/** Why a stream ended, as its last event says. */
type Ending = 'signedOut' | 'stopping';

const blockOf = (item: FeedItem): string => `id: ${item.cursor}\ndata: ${JSON.stringify(item)}\n\n`;

/** Waits for a reader that is slower than the office. */
async function send(res: Response, text: string, gone: AbortSignal): Promise<void> {
  if (gone.aborted || res.write(text)) return;
  await new Promise<void>((resolve) => {
    res.once('drain', resolve);
    gone.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The feed as server-sent events, each with its cursor as id, until the reader goes, signs out or the web server stops. */
export function feedStream(services: Services): (req: Request, res: Response) => Promise<void> {
  const { feed, texts } = services;
  const open = new Map<string, number>();

  function takePlace(accountId: string, res: Response): void {
    const count = open.get(accountId) ?? 0;
    if (count >= mostOfAccount) {
      res.set('Retry-After', '10');
      throw new Problem(429, 'tooManyListeners', { params: { most: mostOfAccount } });
    }
    open.set(accountId, count + 1);
    res.once('close', () => {
      const left = (open.get(accountId) ?? 1) - 1;
      if (left > 0) open.set(accountId, left);
      else open.delete(accountId);
    });
  }

  /** Sends what happens until there is a reason to end. */
  async function follow(
    req: Request,
    res: Response,
    from: Awaited<ReturnType<typeof getPoint>>,
    query: Parameters<typeof readPiece>[2],
  ): Promise<Ending | undefined> {
    const gone = whileOpen(res);
    let point = from;
    let beat = 0;
    while (!gone.aborted) {
      if (feed.stopping.aborted) return 'stopping';
      const account = await findStillSignedIn(services, req, res);
      if (!account) return 'signedOut';
      const { items, n, cursor, more } = await readPiece(point, actorOf(account), query, services);
      for (const item of items) await send(res, blockOf(item), gone);
      point = await getPoint(cursor, services);
      if (!more) await feed.untilBehind(n, beatMs, gone);
      if (Date.now() - beat > beatMs) await send(res, ':\n\n', gone);
      beat = Date.now();
    }
    return undefined;
  }

  return async (req, res) => {
    const said = req.get('last-event-id');
    const value = said ? { ...req.query, after: said } : req.query;
    const { type, after } = readInput({ schema: feedQuery, value, res, texts });
    const point = await getPoint(after, services);
    takePlace(signedInAccount(res)._id, res);
    await keepSession(req);
    res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' }); // prettier-ignore
    res.flushHeaders();
    res.write(`retry: ${comesBackMs}\n:\n\n`);
    try {
      const ending = await follow(req, res, point, { type, size: 100 });
      if (ending) res.write(`event: end\ndata: ${JSON.stringify({ reason: ending })}\n\n`);
    } catch (err) {
      // The headers are sent: the reader comes back with the last cursor and is told then what is wrong.
      req.log.warn({ err }, 'a stream of events ended by a fault');
    }
    res.end();
  };
}
