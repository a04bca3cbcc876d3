import { Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import type { Services } from '../../../office/services';
import { casePage } from './casePage';
import { readPeople } from '../../../office/people/people';
import { reporterRoutes } from './reporterRoutes';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { eventsFor } from '../../../office/people/viewerOf';
import { getVisibleCase } from '../../frame/visibleCase';

const querySchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });

/** The page of a case, and the sealed identity of its reporter. */
export function caseRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();

  routes.get('/cases/:caseId', async (req, res) => {
    const visible = await getVisibleCase(services, req, res);
    const { state } = visible.view;
    const [people, happened, clockContext, looks] = await Promise.all([
      readPeople(accounts),
      cases.events.read(state.caseId, state.seq),
      readRulesNow(services.cases.reference, state),
      mayDo(visible.actor, 'replay') ? cases.vault.looks(state.caseId) : [],
    ]);
    const events = await eventsFor(cases.views, visible.actor, state, happened);
    const { page } = querySchema.parse(req.query);
    const { t } = res.locals;
    res.render('cases/page', casePage({ ...visible, t, people, clockContext, events, looks, page }));
  });

  routes.use(reporterRoutes(services));
  return routes;
}
