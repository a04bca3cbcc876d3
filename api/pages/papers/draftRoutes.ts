import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { actInside } from '../../../language/sentences/submittedAct';
import { officeLanguage } from '../../../language/texts';
import { readDrafts, writeDraft, type WrittenDraft } from '../../../office/papers/drafts';
import { draftFileName, paperName } from '../../../office/papers/paperName';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import { partsOf } from '../../../office/papers/sheet';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { findSubmission } from '../../../domain/case/submissions/submission';
import { notFound } from '../../frame/errors/problem';
import { keepWritten } from '../../frame/keepAs';
import { getVisibleCase } from '../../frame/visibleCase';
import { draftHref, draftLinks } from '../cases/drafts';
import { type Format, formatNames } from './formats';
import { whereSpoiled } from '../../frame/papers/spoiled';
import { writers } from './writers';

type DraftRequest = Request<{ caseId: string; submission: string; draft: string }>;
const addressSchema = z.object({
  submission: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  draft: z.string().max(60),
});
const path = '/cases/:caseId/submissions/:submission/drafts/:draft';

/** Papers before anybody signs them, written of what was submitted. Nothing of them is stored or numbered. */
export function draftRoutes(services: Services): Router {
  const { texts, accounts } = services;
  const routes = Router();

  /** The draft that the address names, for who sees the case. @throws Problem 404 */
  async function getDraft(req: DraftRequest, res: Response) {
    const visible = await getVisibleCase(services, req, res);
    const address = addressSchema.safeParse(req.params);
    if (!address.success) throw notFound();
    const { submission, draft: name } = address.data;
    const one = findSubmission(visible.view.state, submission);
    if (!one) throw notFound();
    const { caseId } = visible.view;
    // Papers are written in the language of the office, whoever looks at them.
    const t = texts.translator(officeLanguage);
    const written = await writeDraft(
      caseId,
      { submission, name },
      { services, t, people: await readPeople(accounts) },
    );
    if (!written) throw notFound();
    return { visible, one, written, href: draftHref(caseId, { submission, name }) };
  }

  const send = async (res: Response, written: WrittenDraft, format: Format) => {
    const t = texts.translator(officeLanguage);
    const bytes = await writers[format](written.page);
    keepWritten(res, draftFileName({ ...written, t }), format).send(bytes);
  };

  for (const format of formatNames)
    routes.get(`${path}.${format}`, async (req: DraftRequest, res, next) => {
      const asked = await getDraft(req, res).catch(orSpoiled);
      // The page of the draft says what is wrong with its template.
      if (asked instanceof SpoiledPaperFile) return res.redirect(303, req.path.slice(0, -format.length - 1));
      await send(res, asked.written, format).catch(next);
    });

  routes.get(path, async (req: DraftRequest, res) => {
    const asked = await getDraft(req, res).catch(orSpoiled);
    const { t } = res.locals;
    if (asked instanceof SpoiledPaperFile) {
      const { caseId } = req.params;
      const spoiled = t('papers:spoiled', { where: whereSpoiled(t, asked) });
      return res.status(409).render('papers/draft', { caseId, name: t('papers:draft.paper'), spoiled });
    }
    const { visible, one, written, href } = asked;
    const { caseId, number } = visible.view;
    const all = draftLinks(caseId, one.id, await readDrafts(caseId, [one], services), t);
    res.render('papers/draft', {
      caseId,
      number,
      name: paperName({ ...written, t }),
      act: actInside(t, one.act),
      href,
      parts: partsOf(written.page),
      others: all.filter((other) => other.href !== href),
    });
  });
  return routes;
}

const orSpoiled = (error: unknown): SpoiledPaperFile => {
  if (error instanceof SpoiledPaperFile) return error;
  throw error;
};
