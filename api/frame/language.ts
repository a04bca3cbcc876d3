import type { Express } from 'express';
import { languages } from '../../domain/text/languages';
import { officeLanguage } from '../../language/texts';
import type { Services } from '../../office/services';
import { wantsJson } from './request';
import { chooseLanguage, findChosenLanguage } from './visit';

/**
 * The language of a request: what was chosen in this browser, else the account's, else Vietnamese.
 * `?lang=en` chooses, and leads to the same page without it.
 */
export function setUpLanguage(app: Express, { texts }: Services): void {
  app.use((req, res, next) => {
    const asked = languages.find((code) => code === req.query.lang);
    if (asked && !wantsJson(req) && req.method === 'GET') {
      chooseLanguage(res, asked);
      res.redirect(303, withoutLanguage(req.originalUrl));
      return;
    }
    const chosen = findChosenLanguage(req, res);
    res.locals.language = asked ?? chosen ?? res.locals.account?.language ?? officeLanguage;
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
