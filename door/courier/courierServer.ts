import express, { type ErrorRequestHandler, type Express } from 'express';
import { createServer, type Server } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Door } from '../door';
import { boxName } from '../envelopes/envelope';
import { stored } from '../envelopes/protocol';

/** As large as what a reporter is told can be. */
const mostTold = '4mb';

/** What the office’s courier finds: sealed envelopes and files to fetch, a place to say what it has stored, boxes to tell things into, and a place for what everybody is shown. */
function createCourierApp({ outbox, files, boxes, publicPage, identity }: Door): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('env', 'production');
  app.use((_req, res, next) => {
    res.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/outbox', (_req, res) => {
    res.json({ envelopes: outbox.list() });
  });
  app.get('/outbox/:name', (req, res) => {
    const sealed = outbox.find(req.params.name);
    if (!sealed) return res.sendStatus(404);
    res.type('application/octet-stream').send(Buffer.from(sealed));
  });
  app.get('/files/:file', async (req, res) => {
    const sealed = /^[0-9a-f]{32}$/.test(req.params.file) ? files.find(req.params.file) : undefined;
    if (!sealed) return res.sendStatus(404);
    res.type('application/octet-stream');
    await pipeline(Readable.from(sealed), res);
  });
  app.post('/stored', express.json({ limit: '8mb' }), async (req, res) => {
    const said = stored.parse(req.body);
    files.erase(said.files);
    res.json({ erased: await outbox.erase(said.envelopes) });
  });
  app.put('/boxes/:box', express.raw({ limit: mostTold, type: () => true }), (req, res) => {
    const box = boxName.safeParse(req.params.box);
    const isThere = box.success && boxes.keepTold(box.data, req.body);
    res.sendStatus(isThere ? 204 : 404);
  });
  app.put('/public', express.json({ limit: '32mb' }), (req, res) => {
    res.sendStatus(publicPage.keep(req.body) ? 204 : 400);
  });
  app.get('/', (_req, res) => {
    res.json({ door: identity.door, statement: outbox.state(), page: publicPage.digest() });
  });
  const failed: ErrorRequestHandler = (_error, _req, res, next) => {
    if (res.headersSent) return next(_error);
    res.sendStatus(400);
  };
  app.use(failed);
  return app;
}

/** Listens for the office’s courier alone: whoever cannot show its certificate gets no answer at all. */
export function createCourierServer(door: Door): Server {
  const { tls, office } = door.identity;
  return createServer(
    {
      cert: tls.cert,
      key: tls.key,
      ca: [office.courier],
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
    },
    createCourierApp(door),
  );
}
