import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { whyMayNotGive } from '../../../domain/access/policy';
import { recordPaper } from '../../../domain/case/commands/recordPaper';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { type PaperKind, paperKinds } from '../../../domain/papers/kinds';
import { paperId, papersOf } from '../../../domain/papers/papers';
import { readPeople } from '../../../office/people/people';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { forbidden, notFound } from '../../frame/errors/problem';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import { officeLanguage } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { flash } from '../../frame/request';
import { issuePaper } from '../../../office/papers/issue';
import { fileNameOf } from '../../../office/papers/paperName';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import { NumberTakenError } from '../../../office/papers/paperNumber';
import { type Format, formatNames, formats } from './formats';
import { paperRows } from './rows';
import { whereSpoiled } from './spoiled';

type PaperRequest = Request<{ caseId: string; of: string; kind: string }>;
const perPage = 50;
const pageSchema = z.object({ page: z.coerce.number().int().min(1).optional().catch(undefined) });
const addressSchema = z.object({ of: z.coerce.number().int().positive(), kind: z.enum(paperKinds) });

/** The papers of a case: what can be written from its acts, what was, and the files. */
export function paperRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();
  const mayIssue = ({ view, actor }: VisibleCase) =>
    whyMayNotGive(actor, recordPaper.givenBy, view.state) === undefined;

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
    const all = paperRows({ view, events, kept, t });
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
      mayIssue: mayIssue(visible),
      errors,
    });
  }

  /** The paper that the address names, if it can be written from that event. */
  async function asked(req: PaperRequest, res: Response) {
    const visible = await getVisibleCase(services, req, res);
    const address = addressSchema.safeParse(req.params);
    if (!address.success) throw notFound();
    const { of, kind } = address.data;
    const events = await cases.events.read(visible.view.caseId, visible.view.seq);
    const event = events.find(({ seq }) => seq === of);
    if (!event || !papersOf(event, events).includes(kind)) throw notFound();
    return { visible, event, events, kind };
  }

  routes.get('/cases/:caseId/papers', async (req, res) =>
    show(res, await getVisibleCase(services, req, res), pageSchema.parse(req.query)),
  );

  routes.post('/cases/:caseId/papers/:of/:kind', async (req: PaperRequest, res) => {
    const { visible, event, events, kind } = await asked(req, res);
    if (!mayIssue(visible)) throw forbidden();
    const { t } = res.locals;
    if (awaitsNumber(visible.view.state, event.seq)) {
      res.status(409);
      return show(res, visible, { errors: [fieldError('papers', t('papers:numberNotYet'))] });
    }
    const papersHref = `/cases/${encodeURIComponent(visible.view.caseId)}/papers`;
    if (visible.view.state.papers?.some(({ of, kind: other }) => of === event.seq && other === kind)) {
      flash(req, { kind: 'information', key: 'papers:there' });
      return res.redirect(303, papersHref);
    }
    const people = await readPeople(accounts);
    // Papers are written in the language of the office, whoever asks for them.
    const order = { kind, event, events, actor: visible.actor, t: texts.translator(officeLanguage), people };
    const problem = await issuePaper(order, services).then(
      (outcome) => {
        if (outcome.kind === 'done') return undefined;
        return outcome.kind === 'refused'
          ? refusalSentence(t, outcome.refusal, people.nameOf)
          : t('papers:later');
      },
      (error: unknown) => {
        if (error instanceof NumberTakenError) return t('papers:numberTaken', { number: error.message });
        if (error instanceof SpoiledPaperFile) return t('papers:spoiled', { where: whereSpoiled(t, error) });
        throw error;
      },
    );
    if (problem !== undefined) {
      res.status(409);
      return show(res, visible, { errors: [fieldError('papers', problem)] });
    }
    flash(req, { kind: 'success', key: 'papers:done' });
    res.redirect(303, papersHref);
  });

  for (const format of formatNames) {
    routes.get(`/cases/:caseId/papers/:of/:kind.${format}`, async (req: PaperRequest, res) => {
      const { visible, event, kind } = await asked(req, res);
      const { state, caseId } = visible.view;
      const { bytes, number } = await readFile(caseId, event.seq, kind, format);
      const t = texts.translator(officeLanguage);
      const name = fileNameOf({ kind, event, number, state, t });
      res.attachment(`${name}.${format}`).type(formats[format]).send(bytes);
    });
  }

  async function readFile(
    caseId: string,
    of: number,
    kind: PaperKind,
    format: Format,
  ): Promise<{ bytes: Buffer; number: string | undefined }> {
    const id = paperId(caseId, of, kind);
    const paper = await cases.papers.find(id);
    const bytes = paper && (await cases.vault.openOf(caseId, `${id}.${format}`, paper.files[format]));
    if (!bytes) throw notFound();
    return { bytes, number: paper.number };
  }
  return routes;
}
