import { Router } from 'express';
import type { Services } from '../services';
import { caseListRoute } from './case-list-route';
import { caseRoute } from './case-route';
import { commandRoutes } from './command-routes';
import { eventListRoute } from './event-list-route';
import { meRoute } from './me-route';
import { momentRoute } from './moment-route';
import { meetingRoutes } from './meeting-routes';
import { procedureRoutes } from './procedure-routes';
import { registerRoutes } from './register-routes';

/**
 * The JSON API for programs of the office: the same cases, commands and rules as the pages, behind the same sign-in.
 * Described by `/openapi.json`.
 */
export function jsonRoutes(services: Services): Router {
  const routes = Router();
  meRoute(routes);
  caseListRoute(routes, services);
  caseRoute(routes, services);
  commandRoutes(routes, services);
  eventListRoute(routes, services);
  momentRoute(routes, services);
  procedureRoutes(routes, services);
  meetingRoutes(routes, services);
  registerRoutes(routes, services);
  return routes;
}
