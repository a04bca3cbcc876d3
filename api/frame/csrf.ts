import { doubleCsrf } from 'csrf-csrf';
import type { Express, Request, RequestHandler } from 'express';
import type { Services } from '../../office/services';
import { createHeldForms, tokenWithoutMark } from './forms/heldForms';

declare module 'express-serve-static-core' {
  interface Locals {
    /** The token that this session's forms send as `_csrf`, and JSON callers as `X-CSRF-Token`. */
    csrfToken: () => string;
  }
}

/**
 * Gives every page its token, also the one that says that a form was too large to read.
 * @returns what refuses changes that another site's page makes in a person's name, once bodies are read. Pages send the token as
 * a hidden field; the JSON API uses the same session cookie and sends it as a header (get one from `GET /api/session`).
 */
export function setUpCsrf(app: Express, { settings }: Services): RequestHandler {
  const secure = settings.http.secureCookies;
  const held = createHeldForms(settings.secrets.vaultKeys);
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => settings.secrets.sessionSecret,
    getSessionIdentifier: identifierOf,
    cookieName: secure ? '__Host-liem-csrf' : 'liem-csrf',
    cookieOptions: { sameSite: 'lax', secure, httpOnly: true, path: '/' },
    getCsrfTokenFromRequest: readToken,
  });
  app.use((req, res, next) => {
    // A page has several forms but the browser keeps one cookie: they share the token of the session at hand.
    const tokens = new Map<string, string>();
    res.locals.csrfToken = () => {
      const identifier = identifierOf(req);
      const token = tokens.get(identifier) ?? generateCsrfToken(req, res);
      tokens.set(identifier, token);
      const { accountId } = req.session;
      return accountId ? held.marked(token, accountId) : token;
    };
    next();
  });
  // A token is sent by whoever has it, and by no browser of its own accord.
  return (req, res, next) => (res.locals.hasToken ? next() : doubleCsrfProtection(req, res, next));
}

/** A visitor has no session: what protects the sign-in form is the signed cookie that came with it, in this browser alone. */
const identifierOf = (req: Request): string => (req.session.accountId ? req.session.id : 'visitor');

/** One place per kind of caller, never "wherever it may be found". */
function readToken(req: Request): string | undefined {
  const token: unknown = req.path.startsWith('/api/') ? req.get('x-csrf-token') : req.body?._csrf;
  return typeof token === 'string' ? tokenWithoutMark(token) : undefined;
}
