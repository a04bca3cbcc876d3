import type { Express, RequestHandler } from 'express';
import session, { type SessionData, Store } from 'express-session';
import type { SessionStore } from '../../models/sessions';
import type { Services } from '../../office/services';

/** The sessions as express-session asks for them. */
class OfficeSessions extends Store {
  constructor(private readonly sessions: SessionStore) {
    super();
  }

  override get(id: string, done: (error: unknown, found?: SessionData | null) => void): void {
    // What was kept came from `set`, and its seal says that it is unchanged.
    this.sessions.find(id).then((found) => done(null, found as SessionData | undefined), done);
  }

  override set(id: string, content: SessionData, done: (error?: unknown) => void = () => undefined): void {
    this.sessions.keep(id, content).then(() => done(), done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.sessions.end(id).then(() => done(), done);
  }
}

/**
 * Sessions of people who have signed in. The cookie ends with the browser, the session after hours without a request and at the
 * latest after a working day; a visitor has none.
 */
export function setUpSessions(app: Express, { settings, sessions }: Services): void {
  const { secureCookies } = settings.http;
  app.use(
    session({
      // The prefix makes browsers refuse a cookie that another host or plain HTTP tries to set.
      name: secureCookies ? '__Host-liem' : 'liem',
      secret: settings.secrets.sessionSecret,
      store: new OfficeSessions(sessions),
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
    if (!req.session.accountId) return redirect(status, address);
    req.session.save((error: unknown) => (error ? next(error) : redirect(status, address)));
  };
  next();
};
