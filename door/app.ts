import cookieParser from 'cookie-parser';
import express, { type ErrorRequestHandler, type Express, type Response, Router } from 'express';
import helmet from 'helmet';
import nunjucks from 'nunjucks';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatDate } from '../language/dates';
import { type LanguageCode, languages } from '../domain/text/languages';
import { languageNames, officeLanguage } from '../language/texts';
import type { Door } from './door';
import { boxRoutes } from './pages/boxRoutes';
import { codeRoutes } from './pages/codeRoutes';
import { messageRoutes } from './pages/messageRoutes';
import { openRoutes } from './pages/openRoutes';
import { opinionRoutes } from './pages/opinionRoutes';
import { publicRoutes } from './pages/publicRoutes';
import { reportRoutes } from './pages/reportRoutes';

const views = join(__dirname, 'pages', 'views');
const styles = readFileSync(join(__dirname, 'assets', 'door.css'), 'utf8');
const progress = readFileSync(join(__dirname, 'assets', 'progress.js'), 'utf8');

/** What cannot be read, or is too much: express says so by a status. */
const sendersMistake = z.object({ status: z.number().int().min(400).max(499) });

/** Where the pages of a language stand: the office’s at the root, others under their code. No cookie tells a language. */
const baseOf = (language: LanguageCode) => (language === officeLanguage ? '' : `/${language}`);

/** The door’s pages. Nothing of a request is written down anywhere. */
export function createDoorApp(door: Door, tell: (line: string) => void = () => undefined): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  nunjucks.configure(views, { autoescape: true, express: app }).addFilter('date', formatDate);
  app.set('view engine', 'njk');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          scriptSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: door.settings.secureCookies && { maxAge: 365 * 24 * 60 * 60 },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    }),
  );
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.get('/door.css', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('css').send(styles);
  });
  app.get('/progress.js', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('js').send(progress);
  });
  app.use(cookieParser());
  app.use(express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 50 }));

  const rooms = Router();
  for (const room of [
    openRoutes,
    publicRoutes,
    reportRoutes,
    codeRoutes,
    boxRoutes,
    messageRoutes,
    opinionRoutes,
  ])
    rooms.use(room(door));
  const speak = (res: Response, language: LanguageCode, path: string) => {
    Object.assign(res.locals, {
      base: baseOf(language),
      language,
      t: door.texts.translator(language),
      languageLinks: languages.map((code) => ({
        code,
        name: languageNames[code],
        href: `${baseOf(code)}${path}`,
        isCurrent: code === language,
      })),
    });
  };
  for (const language of [...languages].reverse()) {
    app.use(baseOf(language) || '/', (req, res, next) => {
      if (res.locals.base !== undefined) return next();
      speak(res, language, req.path);
      rooms(req, res, next);
    });
  }
  app.use((_req, res) => {
    res.status(404).render('failed', { kind: 'notFound' });
  });
  const failed: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    if (res.locals.base === undefined) speak(res, officeLanguage, '/');
    const { success, data } = sendersMistake.safeParse(error);
    // Its name alone: what it is about could be what somebody wrote.
    if (!success) tell(`a page failed: ${error instanceof Error ? error.name : 'unknown'}`);
    res.status(success ? data.status : 500).render('failed', { kind: 'failed' });
  };
  // Where even that page fails. Express's own last word would show where, and write on the console what somebody had typed.
  const lastWord: ErrorRequestHandler = (_error, req, res, next) => {
    // Express knows such a handler by its four parameters.
    void next;
    if (res.headersSent) return void req.socket.destroy();
    res.sendStatus(500);
  };
  app.use(failed, lastWord);
  return app;
}
