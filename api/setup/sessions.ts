import type { Express } from 'express';
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
}
