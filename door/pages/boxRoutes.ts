import { Router } from 'express';
import type { Door } from '../door';
import { messageKinds } from '../envelopes/envelope';
import { findOpenedBox } from './openedBox';

/** The page of a report, for whoever has its code. */
export function boxRoutes(door: Door): Router {
  const { visits } = door;
  const routes = Router();
  routes.get('/box', async (req, res) => {
    const visit = visits.find(req);
    if (visit?.fresh) return res.redirect(303, `${res.locals.base}/receipt`);
    const opened = await findOpenedBox(door, req);
    if (!opened) return res.redirect(303, `${res.locals.base}/code`);
    if (visit) visits.keep(res, visit);
    const answering = new Set(opened.sent.flatMap(({ question }) => question ?? []));
    const { told } = opened;
    res.render('box', {
      ...opened,
      told,
      written: told?.written.map((one) => ({ ...one, answered: one.answered || answering.has(one.id) })),
      kinds: messageKinds.filter((kind) => kind !== 'answer'),
      done: messageKinds.find((kind) => kind === req.query.done),
      opinionDone: req.query.done === 'opinion',
      asksOpinion: told?.asksOpinion === true && !opened.opinionGiven,
    });
  });
  return routes;
}
