import { Router } from 'express';
import { z } from 'zod';
import { rulesOf } from '../../domain/case/checks';
import { mayDo } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import type { Services } from '../services';
import { casePage } from './casePage';
import type { ClockContext } from './clockCards';
import { readPeople } from './people';
import { reporterRoutes } from './reporterRoutes';
import { getVisibleCase } from './visibleCase';

const querySchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });

/** The page of a case, and the sealed identity of its reporter. */
export function caseRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();

  routes.get('/cases/:caseId', async (req, res) => {
    const visible = await getVisibleCase(services, req, res);
    const { state } = visible.view;
    const [people, events, clockContext, looks] = await Promise.all([
      readPeople(accounts),
      cases.events.read(state.caseId, state.seq),
      readClockContext(services, state),
      mayDo(visible.actor, 'replay') ? cases.vault.looks(state.caseId) : [],
    ]);
    const { page } = querySchema.parse(req.query);
    const { t } = res.locals;
    res.render('cases/page', casePage({ ...visible, t, people, clockContext, events, looks, page }));
  });

  routes.use(reporterRoutes(services));
  return routes;
}

/** The versions of calendar and procedure that the case pinned. */
async function readClockContext({ cases }: Services, state: CaseState): Promise<ClockContext> {
  const { calendar, procedure } = rulesOf(state);
  return {
    calendar: await cases.reference.getCalendar(calendar.id, calendar.version),
    procedure: await cases.reference.getProcedure(procedure.id, procedure.version),
    now: new Date().toISOString(),
  };
}
