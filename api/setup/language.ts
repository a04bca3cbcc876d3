import type { Express } from 'express';
import { languages } from '../../models/accounts-schema';
import { officeLanguage } from '../language/texts';
import type { Services } from '../services';
import { wantsJson } from './request';

/**
 * The language of a request: what was chosen in this session, else the account's, else Vietnamese.
 * `?lang=en` chooses, and leads to the same page without it.
 */
export function setUpLanguage(app: Express, { texts }: Services): void {
  app.use((req, res, next) => {
    const asked = languages.find((code) => code === req.query.lang);
    if (asked && !wantsJson(req) && req.method === 'GET') {
      req.session.language = asked;
      res.redirect(303, withoutLanguage(req.originalUrl));
      return;
    }
    res.locals.language = asked ?? req.session.language ?? res.locals.account?.language ?? officeLanguage;
    res.locals.t = texts.translator(res.locals.language);
    res.vary('Cookie');
    next();
  });
}

/** The page's own address without the choice of language, always on this host. */
function withoutLanguage(originalUrl: string): string {
  const { pathname, searchParams } = new URL(originalUrl, 'http://liem.invalid');
  searchParams.delete('lang');
  const query = searchParams.toString();
  return pathname.replace(/^\/+/, '/') + (query && `?${query}`);
}
