import { type Response, Router } from 'express';
import { z } from 'zod';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { isKeptApart, paperId } from '../../../domain/papers/papers';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { issueAllRoutes } from './issueAllRoutes';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { keepWritten } from '../../frame/keepAs';
import { flash } from '../../frame/request';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { getAskedPaper, listHref, mayIssuePapers, type PaperRequest } from '../../frame/papers/askedPaper';
import { formatNames } from './formats';
import { issueAsked } from '../../frame/papers/issuing';
import { openPaperFile } from '../../frame/papers/paperFile';
import { paperRows } from './rows';

const perPage = 50;
const pageSchema = z.object({ page: z.coerce.number().int().min(1).optional().catch(undefined) });

/** The papers of a case: what can be written from its acts, what was, and the files. */
export function paperRoutes(services: Services): Router {
  const { cases } = services;
  const routes = Router();
  routes.use(issueAllRoutes(services));

  async function show(
    res: Response,
    visible: VisibleCase,
    { page: asked, errors }: { page?: number | undefined; errors?: FieldError[] },
  ): Promise<void> {
    const { view } = visible;
    const { t } = res.locals;
    const [events, kept] = await Promise.all([
      cases.events.read(view.caseId, view.seq),
      cases.papers.list(view.caseId),
    ]);
    const all = paperRows({ view, events, kept, isListed: (kind) => !isKeptApart(kind), t });
    const pages = Math.max(1, Math.ceil(all.length / perPage));
    // The end is where work goes on.
    const page = Math.min(asked ?? pages, pages);
    const address = (to: number) => `/cases/${encodeURIComponent(view.caseId)}/papers?page=${to}`;
    res.render('papers/list', {
      caseId: view.caseId,
      number: view.number,
      papers: all.slice((page - 1) * perPage, page * perPage),
      page,
      pages,
      previous: page > 1 && address(page - 1),
      next: page < pages && address(page + 1),
      mayIssue: mayIssuePapers(visible),
      openPapers: all.filter(({ issued, awaitsNumber: waits }) => !issued && !waits).length,
      errors,
    });
  }

  routes.get('/cases/:caseId/papers', async (req, res) =>
    show(res, await getVisibleCase(services, req, res), pageSchema.parse(req.query)),
  );

  routes.post('/cases/:caseId/papers/:of/:kind', async (req: PaperRequest, res) => {
    const asked = await getAskedPaper(services, req, res);
    const { visible, event, kind, turn, issued } = asked;
    if (!mayIssuePapers(visible)) throw forbidden();
    const { t } = res.locals;
    const { caseId, state } = visible.view;
    if (awaitsNumber(state, event.seq)) {
      res.status(409);
      return show(res, visible, { errors: [fieldError('papers', t('papers:numberNotYet'))] });
    }
    const papersHref = listHref(caseId, kind);
    if (turn <= issued) {
      flash(req, { kind: 'information', key: 'papers:there' });
      return res.redirect(303, papersHref);
    }
    // What comes in the place of another is written on a page of its own; from here it is only entered, where it was written.
    const isNew = turn > 1 && !(await cases.papers.find(paperId(caseId, event.seq, kind, turn)));
    if (isNew) throw notFound();
    const people = await readPeople(services.accounts);
    const became = await issueAsked({ ...asked, people }, res, services);
    if (became.kind !== 'done') {
      res.status(409);
      return show(res, visible, { errors: [fieldError('papers', became.why)] });
    }
    flash(req, { kind: 'success', key: 'papers:done' });
    res.redirect(303, papersHref);
  });

  for (const format of formatNames) {
    routes.get(`/cases/:caseId/papers/:of/:kind.${format}`, async (req: PaperRequest, res) => {
      const { bytes, name } = await openPaperFile(await getAskedPaper(services, req, res), format, services);
      keepWritten(res, name, format).send(bytes);
    });
  }
  return routes;
}
