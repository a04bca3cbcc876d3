import { Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { reportOf } from '../../../domain/likeness/likeness';
import type { Services } from '../../../office/services';
import { nextCommands } from '../../../office/commands/nextCommands';
import { readStepForm } from '../commands/stepForm';
import { tellForm } from '../telling/tellForm';
import { casePage } from './casePage';
import { readLastActs } from '../../../office/cases/lastActs';
import { readDrafts } from '../../../office/papers/drafts';
import { allowedFiles } from '../../../office/files/allowed';
import { readPeople } from '../../../office/people/people';
import { reporterRoutes } from './reporterRoutes';
import { readMatterLink } from '../matters/caseLink';
import { readVisitLink } from '../reception/visitLink';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { eventsFor } from '../../../office/people/viewerOf';
import { submissionsIn } from '../../../domain/case/submissions/submission';
import { findLikeReports } from '../../../office/likeness/likeReports';
import { filesPanel, readLatestFiles } from '../files/panel';
import { getVisibleCase } from '../../frame/visibleCase';

const actsShown = 20;
const querySchema = z.object({ before: z.coerce.number().int().min(2).optional().catch(undefined) });

/** The page of a case, and the sealed identity of its reporter. */
export function caseRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const allowed = allowedFiles(services.settings.files);
  const routes = Router();

  routes.get('/cases/:caseId', async (req, res) => {
    const visible = await getVisibleCase(services, req, res);
    const { state } = visible.view;
    const { before } = querySchema.parse(req.query);
    const upTo = Math.min(state.seq, (before ?? Infinity) - 1);
    // Reports that are one matter are joined at intake, before work begins on each of them.
    const own = state.stage === 'intake' ? reportOf(state) : undefined;
    const [people, acts, clockContext, looks, tree, like, drafts, seenFiles] = await Promise.all([
      readPeople(accounts),
      readLastActs(cases.events, state.caseId, upTo, actsShown),
      readRulesNow(services.cases.reference, state),
      mayDo(visible.actor, 'replay') ? cases.vault.looks(state.caseId) : [],
      // What is forwarded names a unit by its id.
      submissionsIn(state).length > 0 ? cases.reference.findCurrentTree() : undefined,
      findLikeReports(own, visible.actor, { ...cases, own: state.caseId }),
      readDrafts(state.caseId, submissionsIn(state), services),
      readLatestFiles(state, visible.actor, cases),
    ]);
    const { t } = res.locals;
    const { texts } = services;
    const events = await eventsFor(cases.views, visible.actor, state, acts.events);
    const next = nextCommands(state, visible.actor, clockContext);
    const mayTell = [...next.main, ...next.anytime, next.primary].includes('tell');
    const owed = mayTell ? tellForm(visible, clockContext, { t, texts }) : undefined;
    const tellsNow = owed !== undefined && next.primary === 'tell';
    const step = tellsNow ? undefined : await readStepForm(services, visible, next.primary, res.locals);
    // Beside another step they are told by whoever works on it.
    const telling = tellsNow || step || next.blocked ? owed : undefined;
    const history = { ...acts, events, isLast: upTo === state.seq };
    res.render('cases/page', {
      visit: await readVisitLink(services, visible.actor, state, t),
      roadmap: await readMatterLink(cases, visible.actor, state, t),
      ...casePage({
        ...visible,
        t,
        texts,
        files: filesPanel(seenFiles, visible, { t, nameOf: people.nameOf, allowed }),
        tree,
        drafts,
        people,
        clockContext,
        history,
        looks,
        like,
        next,
        step,
        telling,
      }),
    });
  });

  routes.use(reporterRoutes(services));
  return routes;
}
