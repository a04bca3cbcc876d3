import express, { type Express } from 'express';
import { setUpErrors } from './errors/handler';
import { healthRoutes } from './health/routes';
import type { Services } from './services';
import { setUpAddresses } from './setup/addresses';
import { setUpAssets } from './setup/assets';
import { setUpBodies } from './setup/bodies';
import { setUpCsrf } from './setup/csrf';
import { setUpLanguage } from './setup/language';
import { setUpLogging } from './setup/logging';
import { setUpMethods } from './setup/methods';
import { setUpMetrics } from './setup/metrics';
import { setUpRefusalLog } from './setup/refusalLog';
import { setUpPlainTexts } from './setup/plainTexts';
import { setUpRoutes } from './setup/routes';
import { setUpSecurityHeaders } from './setup/securityHeaders';
import { setUpSessions } from './setup/sessions';
import { setUpSignedInAccount } from './setup/signedInAccount';
import { setUpUnreadBodies } from './setup/unreadBodies';
import { setUpPageLocals, setUpViews } from './setup/views';
import { setUpVisits } from './setup/visit';

/** The web server; the order is the order in which a request passes. */
export function createApp(services: Services): Express {
  const app = express();
  setUpViews(app);
  setUpLogging(app, services);
  setUpMetrics(app, services);
  setUpSecurityHeaders(app, services);
  setUpUnreadBodies(app);
  setUpAddresses(app);
  setUpAssets(app);
  app.use(healthRoutes(services));
  setUpVisits(app, services);
  setUpSessions(app, services);
  setUpSignedInAccount(app, services);
  setUpLanguage(app, services);
  setUpPageLocals(app, services);
  setUpRefusalLog(app, services);
  setUpMethods(app);
  const refuseForeign = setUpCsrf(app, services);
  setUpBodies(app, refuseForeign);
  app.use(refuseForeign);
  setUpPlainTexts(app, services);
  setUpRoutes(app, services);
  setUpErrors(app, services);
  return app;
}
