import compression from 'compression';
import type { Express, Request } from 'express';

/**
 * Whoever makes a person's browser ask for an address of their choice, and sees how long the packed answer is, can try out letter by letter what
 * else stands in it (BREACH). So no page is packed – each bears the token of its forms beside what was typed – nor the session, nor an answer
 * to a browser that another site has led here. A program says nothing of where it was led from.
 */
const mayBePacked = (req: Request): boolean =>
  req.method === 'GET' &&
  req.path.startsWith('/api/v1/') &&
  ['same-origin', undefined].includes(req.get('sec-fetch-site'));

/** Packs what programs read, which is many times smaller so; files and streams go as they are. */
export function setUpPackedAnswers(app: Express): void {
  app.use(
    compression({
      filter: (req, res) =>
        mayBePacked(req) && /^application\/json\b/.test(String(res.getHeader('Content-Type'))),
    }),
  );
}
