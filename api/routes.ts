import type { Express, Router } from 'express';
import { accountRoutes } from './pages/account/routes';
import { administrationRoutes } from './pages/account/administrationRoutes';
import { ownSessionsRoutes } from './pages/account/ownSessionsRoutes';
import { requireSignIn } from './frame/guards';
import { keepToSupervision } from './frame/supervisionGate';
import { shownAgainAt } from './frame/forms/holdForms';
import { showingTyped } from './frame/forms/shownAgain';
import { sessionRoutes } from './json/session/routes';
import { passkeySignInRoutes } from './pages/account/passkeySignInRoutes';
import { providerRoutes } from './pages/account/providerRoutes';
import { secondStepRoutes } from './pages/account/secondStepRoutes';
import { signInRoutes } from './pages/account/signInRoutes';
import { auditRoutes } from './pages/audit/routes';
import { awayRoutes } from './pages/away/routes';
import { caseRoutes } from './pages/cases/routes';
import { codeRoutes } from './pages/codes/routes';
import { commandRoutes } from './pages/commands/routes';
import { doorReportRoutes } from './pages/door/reportRoutes';
import { doorStateRoutes } from './pages/door/stateRoutes';
import { reporterLetterRoutes } from './pages/door/letterRoutes';
import { demonstrationRoutes } from './pages/demonstration/routes';
import { figureIndexRoutes } from './pages/figures/indexRoutes';
import { figureReportRoutes } from './pages/figures/reportRoutes';
import { figureSentRoutes } from './pages/figures/sentRoutes';
import { figureUnitRoutes } from './pages/figures/unitRoutes';
import { nationalRoutes } from './pages/national/routes';
import { summaryRoutes } from './pages/summaries/routes';
import { fileRoutes } from './pages/files/routes';
import { findRoutes } from './pages/find/routes';
import { bodyRoutes } from './pages/bodies/routes';
import { handOverRoutes } from './pages/handOver/routes';
import { keepingRoutes } from './pages/keeping/routes';
import { secretRoutes } from './pages/keeping/secretRoutes';
import { needToKnowRoutes } from './pages/needToKnow/routes';
import { meetingRoutes } from './pages/meetings/routes';
import { helpRoutes } from './pages/help/routes';
import { openApiRoutes } from './json/openapi/routes';
import { importRoutes } from './pages/import/routes';
import { jsonRoutes } from './json/routes';
import { refuseUnknownQueries } from './json/strict/queries';
import { organisationRoutes } from './pages/organisations/routes';
import { noticeRoutes } from './pages/notices/routes';
import { letterRoutes } from './pages/account/letterRoutes';
import { officeActRoutes } from './pages/officeActs/routes';
import { officeLogRoutes } from './pages/officeLog/routes';
import { draftRoutes } from './pages/papers/draftRoutes';
import { paperRoutes } from './pages/papers/routes';
import { paperTextRoutes } from './pages/papers/textRoutes';
import { coordinationRoutes } from './pages/coordination/routes';
import { memberNoticeListRoutes } from './pages/memberNotices/listRoutes';
import { memberNoticeRoutes } from './pages/memberNotices/routes';
import { pictureRoutes } from './pages/pictures/routes';
import { matterListRoutes } from './pages/matters/listRoutes';
import { matterRoutes } from './pages/matters/oneRoutes';
import { matterOverviewRoutes } from './pages/matters/overviewRoutes';
import { planRoutes } from './pages/plans/routes';
import { protectionRoutes } from './pages/protection/routes';
import { receptionDayRoutes } from './pages/reception/dayRoutes';
import { receptionRegisterRoutes } from './pages/reception/registerRoutes';
import { scanRoutes } from './pages/reception/scanRoutes';
import { receptionScheduleRoutes } from './pages/reception/scheduleRoutes';
import { visitRoutes } from './pages/reception/visitRoutes';
import { visitorRoutes } from './pages/reception/visitorRoutes';
import { publicationListRoutes } from './pages/publications/listRoutes';
import { publicationRoutes } from './pages/publications/routes';
import { planEntryRoutes } from './pages/plans/entryRoutes';
import { programRoutes } from './pages/programs/routes';
import { procedureRoutes } from './pages/procedures/routes';
import { officeRegisterRoutes } from './pages/registers/routes';
import { registrationRoutes } from './pages/registration/routes';
import { replayRoutes } from './pages/replay/routes';
import { supervisionRoutes } from './pages/supervision/routes';
import { satisfactionRoutes } from './pages/satisfaction/routes';
import { subjectRoutes } from './pages/subjects/routes';
import { assigningRoutes } from './pages/assigning/routes';
import { tellingRoutes } from './pages/telling/routes';
import { cutRoutes } from './pages/workingCopy/cutRoutes';
import { workingCopyRoutes } from './pages/workingCopy/routes';
import type { Services } from '../office/services';
import { secondFactorRoutes } from './pages/secondFactor/ownRoutes';
import { signInRuleRoutes } from './pages/secondFactor/ruleRoutes';
import { deskRoutes } from './pages/desk/routes';
import { webhookPageRoutes } from './pages/webhooks/routes';
import { workRoutes } from './pages/work/routes';
import { homeOf } from './frame/navigation';
import { signedInAccount } from './frame/request';

type RouteRoom = (services: Services) => Router;

/** Doors for people who have not signed in. */
const openRooms: readonly RouteRoom[] = [
  signInRoutes,
  secondStepRoutes,
  passkeySignInRoutes,
  providerRoutes,
  sessionRoutes,
  openApiRoutes,
  demonstrationRoutes,
];

/** Everything else, in the order in which a request tries them; a room writes its paths in full. */
const closedRooms: readonly RouteRoom[] = [
  accountRoutes,
  ownSessionsRoutes,
  letterRoutes,
  secondFactorRoutes,
  signInRuleRoutes,
  administrationRoutes,
  webhookPageRoutes,
  awayRoutes,
  workRoutes,
  deskRoutes,
  handOverRoutes,
  needToKnowRoutes,
  secretRoutes,
  keepingRoutes,
  noticeRoutes,
  helpRoutes,
  registrationRoutes,
  doorReportRoutes,
  doorStateRoutes,
  reporterLetterRoutes,
  findRoutes,
  assigningRoutes,
  caseRoutes,
  workingCopyRoutes,
  cutRoutes,
  fileRoutes,
  subjectRoutes,
  satisfactionRoutes,
  matterListRoutes,
  // Before the address of one matter, which it would be taken for.
  matterOverviewRoutes,
  matterRoutes,
  coordinationRoutes,
  memberNoticeListRoutes,
  memberNoticeRoutes,
  supervisionRoutes,
  planEntryRoutes,
  planRoutes,
  pictureRoutes,
  receptionScheduleRoutes,
  receptionDayRoutes,
  visitRoutes,
  visitorRoutes,
  scanRoutes,
  receptionRegisterRoutes,
  figureIndexRoutes,
  figureSentRoutes,
  figureUnitRoutes,
  summaryRoutes,
  nationalRoutes,
  figureReportRoutes,
  meetingRoutes,
  bodyRoutes,
  paperRoutes,
  draftRoutes,
  paperTextRoutes,
  protectionRoutes,
  publicationRoutes,
  publicationListRoutes,
  officeRegisterRoutes,
  replayRoutes,
  auditRoutes,
  officeLogRoutes,
  officeActRoutes,
  programRoutes,
  tellingRoutes,
  commandRoutes,
  importRoutes,
  procedureRoutes,
  organisationRoutes,
  codeRoutes,
  jsonRoutes,
];

/** The rooms of the web server. A room in the closed list cannot be reached without signing in. */
export function setUpRoutes(app: Express, services: Services): void {
  app.use('/api', refuseUnknownQueries(services));
  for (const room of openRooms) app.use(room(services));
  app.use(requireSignIn);
  app.use(keepToSupervision);
  app.get('/', (_req, res) => {
    res.redirect(303, homeOf(signedInAccount(res)));
  });
  for (const room of closedRooms) app.use(room(services));
  app.post(`${shownAgainAt}/*path`, showingTyped(services));
}
