import { type Request, Router } from 'express';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { isKeptApart, papersOf, timesIssued } from '../../../domain/papers/papers';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { flash } from '../../frame/request';
import { getVisibleCase } from '../../frame/visibleCase';
import { mayIssuePapers } from '../../frame/papers/askedPaper';
import { issueAsked } from '../../frame/papers/issuing';

/** Issues every paper of a case that can be issued now, one after the other: each is its own act, and one that fails holds up no other. */
export function issueAllRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();

  routes.post('/cases/:caseId/papers/all', async (req: Request<{ caseId: string }>, res) => {
    const visible = await getVisibleCase(services, req, res);
    if (!mayIssuePapers(visible)) throw forbidden();
    const { view } = visible;
    const { t } = res.locals;
    const papersHref = `/cases/${encodeURIComponent(view.caseId)}/papers`;
    const events = await cases.events.read(view.caseId, view.seq);
    const open = events
      .filter(({ seq }) => !awaitsNumber(view.state, seq))
      .flatMap((event) => papersOf(event, events).map((kind) => ({ event, kind })))
      .filter(({ kind }) => !isKeptApart(kind))
      .filter(({ event, kind }) => timesIssued(view.state.papers, event.seq, kind) === 0);
    const people = await readPeople(accounts);
    const errors: FieldError[] = [];
    for (const { event, kind } of open) {
      const issued = await issueAsked({ visible, event, events, kind, turn: 1, people }, res, services);
      if (issued.kind === 'not')
        errors.push(fieldError('papers', `${t(`papers:kind.${kind}`)}: ${issued.why}`));
    }
    if (errors.length === 0) {
      flash(req, { kind: 'success', key: 'papers:allDone' });
      return res.redirect(303, papersHref);
    }
    res.status(409).render('papers/notAll', {
      number: view.number,
      papersHref,
      issued: open.length - errors.length,
      errors,
    });
  });
  return routes;
}
