import type { Express, Router } from 'express';
import { accountRoutes } from '../account/routes';
import { administrationRoutes } from '../account/administration-routes';
import { ownSessionsRoutes } from '../account/own-sessions-routes';
import { requireSignIn } from '../account/guards';
import { sessionRoutes } from '../account/session-routes';
import { signInRoutes } from '../account/sign-in-routes';
import { awayRoutes } from '../away/routes';
import { caseRoutes } from '../cases/routes';
import { codeRoutes } from '../codes/routes';
import { commandRoutes } from '../commands/routes';
import { findRoutes } from '../find/routes';
import { bodyRoutes } from '../bodies/routes';
import { meetingRoutes } from '../meetings/routes';
import { openApiRoutes } from '../json/openapi/routes';
import { importRoutes } from '../import/routes';
import { jsonRoutes } from '../json/routes';
import { organisationRoutes } from '../organisations/routes';
import { officeActRoutes } from '../officeActs/routes';
import { officeLogRoutes } from '../officeLog/routes';
import { paperRoutes } from '../papers/routes';
import { procedureRoutes } from '../procedures/routes';
import { officeRegisterRoutes } from '../registers/routes';
import { registerRoutes } from '../register/routes';
import { replayRoutes } from '../replay/routes';
import type { Services } from '../services';
import { workRoutes } from '../work/routes';
import { homeOf } from './navigation';
import { signedInAccount } from './request';

type RouteRoom = (services: Services) => Router;

/** Doors for people who have not signed in. */
const openRooms: readonly RouteRoom[] = [signInRoutes, sessionRoutes, openApiRoutes];

/** Everything else, in the order in which a request tries them; a room writes its paths in full. */
const closedRooms: readonly RouteRoom[] = [
  accountRoutes,
  ownSessionsRoutes,
  administrationRoutes,
  awayRoutes,
  workRoutes,
  registerRoutes,
  findRoutes,
  caseRoutes,
  meetingRoutes,
  bodyRoutes,
  paperRoutes,
  officeRegisterRoutes,
  replayRoutes,
  officeLogRoutes,
  officeActRoutes,
  commandRoutes,
  importRoutes,
  procedureRoutes,
  organisationRoutes,
  codeRoutes,
  jsonRoutes,
];

/** The rooms of the web server. A room in the closed list cannot be reached without signing in. */
export function setUpRoutes(app: Express, services: Services): void {
  for (const room of openRooms) app.use(room(services));
  app.use(requireSignIn);
  app.get('/', (_req, res) => {
    res.redirect(303, homeOf(signedInAccount(res)));
  });
  for (const room of closedRooms) app.use(room(services));
}
