import { Router } from 'express';
import type { Services } from '../../office/services';
import { caseListRoute } from './cases/list';
import { caseRoute } from './cases/oneCase';
import { commandRoutes } from './cases/commands';
import { commandListRoute } from './commands/routes';
import { eventListRoute } from './cases/events';
import { custodyRoutes } from './files/custodyRoutes';
import { nationalRoutes } from './figures/nationalRoutes';
import { figureRoutes } from './figures/routes';
import { summaryRoutes } from './figures/summaryRoutes';
import { fileRoutes } from './files/routes';
import { uploadRoutes } from './files/uploadRoutes';
import { awayRoutes } from './away/routes';
import { choiceRoute } from './choices/routes';
import { importRoutes } from './imports/routes';
import { ownSettingsRoutes } from './me/ownRoutes';
import { meRoute } from './me/routes';
import { unitRoute } from './units/routes';
import { momentRoute } from './cases/moment';
import { coordinationRoute } from './coordination/routes';
import { matterRoutes } from './matters/routes';
import { meetingRoutes } from './meetings/routes';
import { paperRoutes } from './papers/routes';
import { pictureRoutes } from './pictures/routes';
import { planListRoute } from './plans/routes';
import { procedureRoutes } from './procedures/routes';
import { receptionDayRoutes } from './reception/dayRoutes';
import { visitRoutes } from './reception/visitRoutes';
import { publicationRoutes } from './publications/routes';
import { registerRoutes } from './registers/routes';
import { sessionNoticeRoutes } from './sessionNotices/routes';
import { supervisionRoutes } from './supervision/routes';
import { satisfactionRoutes } from './satisfaction/routes';
import { workingCopyRoutes } from './workingCopies/routes';

/**
 * The JSON API for programs of the office: the same cases, commands and rules as the pages, behind the same sign-in.
 * Described by `/openapi.json`.
 */
export function jsonRoutes(services: Services): Router {
  const routes = Router();
  meRoute(routes);
  ownSettingsRoutes(routes, services);
  awayRoutes(routes, services);
  caseListRoute(routes, services);
  caseRoute(routes, services);
  commandRoutes(routes, services);
  commandListRoute(routes, services);
  eventListRoute(routes, services);
  momentRoute(routes, services);
  fileRoutes(routes, services);
  workingCopyRoutes(routes, services);
  uploadRoutes(routes, services);
  custodyRoutes(routes, services);
  procedureRoutes(routes, services);
  meetingRoutes(routes, services);
  registerRoutes(routes, services);
  planListRoute(routes, services);
  paperRoutes(routes, services);
  choiceRoute(routes, services);
  unitRoute(routes, services);
  importRoutes(routes, services);
  pictureRoutes(routes, services);
  matterRoutes(routes, services);
  coordinationRoute(routes, services);
  publicationRoutes(routes, services);
  receptionDayRoutes(routes, services);
  visitRoutes(routes, services);
  figureRoutes(routes, services);
  summaryRoutes(routes, services);
  nationalRoutes(routes, services);
  sessionNoticeRoutes(routes, services);
  supervisionRoutes(routes, services);
  satisfactionRoutes(routes, services);
  return routes;
}
