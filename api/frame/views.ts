import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Express } from 'express';
import nunjucks from 'nunjucks';
import { type LanguageCode, languages } from '../../domain/text/languages';
import { citationText } from '../../language/citationGloss';
import { fieldErrorMessage, fieldIdOf } from '../../language/fieldErrors';
import { formatDate, formatDateTime } from '../../language/dates';
import { languageNames } from '../../language/texts';
import { mayDo, maySeeCases } from '../../domain/access/policy';
import { mostOnBell, readOwnNews } from '../../office/lists/whatIsNew';
import { readWaitingActs } from '../../office/officeActs/waitingActs';
import { countUnanswered } from '../../office/supervision/recommendations';
import { actorOf } from '../../office/people/actorOf';
import type { Services } from '../../office/services';
import { assetUrls } from './assets';
import { navigationFor } from './navigation';
import { isHeldBack, type SignedIn, wantsJson } from './request';
import { findVisit, forgetVisit } from './visit';

/** The frame of every page, and beside each screen its own templates. */
const templateDirectories = [join(__dirname, 'views'), join(__dirname, '..', 'pages')];
const kitDirectory = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');

/** Nunjucks with the kit's macros. Everything printed is escaped. */
export function setUpViews(app: Express): void {
  const environment = nunjucks.configure([...templateDirectories, kitDirectory], {
    autoescape: true,
    express: app,
  });
  app.set('view engine', 'njk');
  environment.addFilter('date', formatDate);
  environment.addFilter('dateTime', formatDateTime);
  environment.addGlobal('assets', assetUrls());
  environment.addFilter('fieldId', fieldIdOf);
  // A legal basis in the reader's language: `citation | cited(language)`.
  environment.addFilter('cited', (citation: string, language: LanguageCode) =>
    citationText(language, citation),
  );
  // A fresh command id for a form that has none yet: sending the form twice then acts once.
  environment.addGlobal('newId', randomUUID);
}

const nothingWaits = { acts: 0, doorReports: 0, recommendations: 0 };

/** What a page shows beside its own: what waits in the menu, and how much is new. All of it is asked at once. */
async function readShown(services: Services, account: SignedIn) {
  const actor = actorOf(account);
  const { cases } = services;
  const hasBell = !isHeldBack(account) && maySeeCases(actor);
  const [acts, doorReports, recommendations, news] = await Promise.all([
    readWaitingActs(services, account),
    mayDo(actor, 'register') ? cases.door.envelopes.countWaiting() : 0,
    countUnanswered(cases, actor),
    hasBell ? readOwnNews(services, account, { most: mostOnBell }) : undefined,
  ]);
  const count = news?.cases.length ?? 0;
  return {
    waiting: { acts: acts.toSettle.length, doorReports, recommendations },
    bell: news && { count, shown: news.isCut ? `${count}+` : String(count) },
  };
}

/** What every page needs to know of its request; reads notices only when a page really shows them. */
export function setUpPageLocals(app: Express, services: Services): void {
  app.use(async (req, res, next) => {
    const { account } = res.locals;
    const shown = account === undefined || wantsJson(req) ? undefined : await readShown(services, account);
    const { waiting, bell } = shown ?? {};
    Object.assign(res.locals, {
      bell,
      currentPath: req.path,
      // What leads nowhere for whoever supervises from outside is not shown to them.
      isOutside: account !== undefined && mayDo(actorOf(account), 'supervise'),
      errorFor: fieldErrorMessage(res.locals.t('layout:errorWord')),
      navigation: navigationFor(account, req.path, res.locals.t, waiting ?? nothingWaits),
      languageLinks: languages.map((code) => ({
        lang: code,
        text: languageNames[code],
        href: languageLink(req.originalUrl, code),
        current: code === res.locals.language,
      })),
      takeNotices: () => {
        if (findVisit(req, res).hasSignedOut) {
          forgetVisit(res);
          return [{ kind: 'success', key: 'account:notice.signedOut' }];
        }
        const { flashes = [] } = req.session;
        if (flashes.length > 0) req.session.flashes = [];
        return flashes;
      },
    });
    next();
  });
}

function languageLink(originalUrl: string, code: string): string {
  const { pathname, searchParams } = new URL(originalUrl, 'http://liem.invalid');
  searchParams.set('lang', code);
  return `${pathname}?${searchParams.toString()}`;
}
