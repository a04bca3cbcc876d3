import type { Router } from 'express';
import type { Services } from '../../../office/services';
import { keepSession } from '../../frame/stillSignedIn';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { feedAddress, getPoint, nextAddress, readPiece, whileOpen } from './piece';
import { feedQuery } from './shapes';
import { feedStream } from './stream';

/** The events of the whole office, in one order and by one cursor: in pieces, or as they happen (`Accept: text/event-stream`). */
export function feedRoutes(routes: Router, services: Services): void {
  const { feed, texts } = services;
  const stream = feedStream(services);
  routes.get(feedAddress, async (req, res) => {
    res.vary('Accept');
    if (req.accepts(['json', 'text/event-stream']) === 'text/event-stream') return stream(req, res);
    const query = readInput({ schema: feedQuery, value: req.query, res, texts });
    const point = await getPoint(query.after, services);
    if (query.wait > 0) {
      await keepSession(req);
      await feed.untilBehind(point.n, query.wait * 1_000, whileOpen(res));
    }
    const { items, cursor, more } = await readPiece(point, callerOf(res), query, services);
    const links = { self: req.originalUrl, next: nextAddress(req.originalUrl, cursor) };
    res.append('Link', `<${links.next}>; rel="next"`);
    res.json({ items, cursor, more, links });
  });
}
