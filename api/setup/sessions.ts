import type { Express, RequestHandler } from 'express';
import session from 'express-session';
import { createSessionStore } from '../../models/sessions';
import type { Services } from '../services';

/** Sessions in the database. The cookie ends with the browser, the session after hours without a request. */
export function setUpSessions(app: Express, { settings, connection }: Services): void {
  const { secureCookies } = settings.http;
  app.use(
    session({
      // The prefix makes browsers refuse a cookie that another host or plain HTTP tries to set.
      name: secureCookies ? '__Host-liem' : 'liem',
      secret: settings.secrets.sessionSecret,
      store: createSessionStore(connection),
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: secureCookies, path: '/' },
    }),
  );
  app.use(saveBeforeRedirect);
}

/**
 * Browsers follow a redirect as soon as they have its headers, which express-session sends before the session is
 * in the database: the next page could then find no session, and a person who just signed in would be asked again.
 */
const saveBeforeRedirect: RequestHandler = (req, res, next) => {
  const redirect = res.redirect.bind(res);
  res.redirect = (first: number | string, second?: number | string) => {
    const status = typeof first === 'number' ? first : 302;
    const address = String(typeof first === 'number' ? second : first);
    const isEmpty = Object.keys(req.session).every((key) => key === 'cookie');
    if (isEmpty) return redirect(status, address);
    req.session.save((error: unknown) => (error ? next(error) : redirect(status, address)));
  };
  next();
};
