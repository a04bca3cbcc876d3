import { randomBytes } from 'node:crypto';
import type { Express, Response } from 'express';
import helmet from 'helmet';
import type { Services } from '../../office/services';

/** Headers that keep other sites' scripts, frames and caches away from the pages. */
export function setUpSecurityHeaders(app: Express, { settings }: Services): void {
  const { secureCookies, trustProxy } = settings.http;
  app.set('trust proxy', trustProxy);
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    res.locals.cspNonce = randomBytes(16).toString('base64');
    // Pages hold what an office must keep to itself: no copy stays behind on a shared machine.
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.cspNonce}'`],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          mediaSrc: ["'self'"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          ...(secureCookies && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: secureCookies && { maxAge: 365 * 24 * 60 * 60 },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    }),
  );
}
