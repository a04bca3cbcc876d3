import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Door } from '../door';
import { longest, opinionQuestions } from '../envelopes/envelope';
import { findOpenedBox } from './openedBox';
import { beginForm, statusOf, takePass } from './paidForm';
import { typedText } from './reportRoutes';

const scores = z.object(
  Object.fromEntries(opinionQuestions.map((one) => [one, z.coerce.number().int().min(1).max(5)])) as Record<
    (typeof opinionQuestions)[number],
    z.ZodCoercedNumber
  >,
);

/** Five questions in the end. The answers bear no name of a box: the office cannot join them to a case. */
export function opinionRoutes(door: Door): Router {
  const { outbox, boxes } = door;
  const routes = Router();
  const show = (req: Request, res: Response, status: number, more: Record<string, unknown>) => {
    const { pass } = beginForm(door, req, res);
    res.status(status).render('opinion', { pass, questions: opinionQuestions, ...more });
  };
  const findAsked = async (req: Request) => {
    const opened = await findOpenedBox(door, req);
    return opened?.told?.asksOpinion && !opened.opinionGiven ? opened : undefined;
  };

  routes.get('/box/opinion', async (req, res) => {
    if (!(await findAsked(req))) return res.redirect(303, `${res.locals.base}/box`);
    show(req, res, 200, { values: {} });
  });

  routes.post('/box/opinion', async (req, res) => {
    const { t, base } = res.locals;
    const opened = await findAsked(req);
    if (!opened) return res.redirect(303, `${base}/box`);
    const text = typedText(req.body?.text).trim();
    const values = { ...req.body, text };
    const refuse = (status: number, error: string) =>
      show(req, res, status, { values, errors: [{ field: 'easyToReach-1', text: error }] });
    const given = scores.safeParse(req.body);
    if (!given.success) return refuse(422, t('door:error.scores'));
    if (text.length > longest.paragraph)
      return refuse(422, t('door:error.long', { most: longest.paragraph }));
    const visit = await takePass(door, req, req.body?.pass);
    if (typeof visit === 'string') return refuse(statusOf(visit), t(`door:error.${visit}`));
    // Taken first: two tabs give one opinion.
    boxes.markOpinionGiven(opened.box);
    await outbox.add({ is: 'opinion', scores: given.data, text });
    res.redirect(303, `${base}/box?done=opinion`);
  });
  return routes;
}
