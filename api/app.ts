import express, { type Express } from 'express';
import { setUpErrors } from './frame/errors/handler';
import { healthRoutes } from './frame/health';
import type { Services } from '../office/services';
import { setUpAddresses } from './frame/addresses';
import { setUpDemonstration } from './frame/demonstration';
import { setUpAssets } from './frame/assets';
import { setUpRequestBodies } from './frame/requestBodies';
import { setUpCsrf } from './frame/csrf';
import { setUpHeldForms } from './frame/forms/holdForms';
import { setUpHiddenCases } from './frame/hiddenCases';
import { setUpLanguage } from './frame/language';
import { setUpLogging } from './frame/logging';
import { setUpMethods } from './frame/methods';
import { setUpMetrics } from './frame/metrics';
import { setUpProgramGate, setUpProgramTokens } from './frame/programs';
import { setUpRefusalLog } from './frame/refusalLog';
import { setUpPackedAnswers } from './frame/packedAnswers';
import { setUpPlainTexts } from './frame/plainTexts';
import { setUpRoutes } from './routes';
import { setUpSecurityHeaders } from './frame/securityHeaders';
import { setUpSessions } from './frame/sessions';
import { setUpSignedInAccount } from './frame/signedInAccount';
import { setUpThreads, setUpThreadsAgain } from './frame/threads';
import { setUpUnreadBodies } from './frame/unreadBodies';
import { setUpPageLocals, setUpViews } from './frame/views';
import { setUpVisits } from './frame/visit';

/**
 * The web server; the order is the order in which a request passes.
 * @param uponVisit hears that somebody looks at a page of the demonstration
 */
export function createApp(services: Services, uponVisit: () => void = () => undefined): Express {
  const app = express();
  setUpViews(app);
  setUpThreads(app);
  setUpLogging(app, services);
  setUpMetrics(app, services);
  setUpSecurityHeaders(app, services);
  setUpUnreadBodies(app);
  setUpPackedAnswers(app);
  setUpAddresses(app);
  setUpAssets(app);
  app.use(healthRoutes(services));
  setUpProgramTokens(app, services);
  setUpVisits(app, services);
  setUpSessions(app, services);
  setUpSignedInAccount(app, services);
  setUpLanguage(app, services);
  setUpPageLocals(app, services);
  setUpDemonstration(app, services, uponVisit);
  setUpRefusalLog(app, services);
  setUpProgramGate(app);
  const refuseForeign = setUpCsrf(app, services);
  setUpMethods(app);
  setUpRequestBodies(app, services, refuseForeign);
  setUpThreadsAgain(app);
  setUpHeldForms(app, services, refuseForeign);
  setUpPlainTexts(app, services);
  setUpHiddenCases(app);
  setUpRoutes(app, services);
  setUpErrors(app, services);
  return app;
}
