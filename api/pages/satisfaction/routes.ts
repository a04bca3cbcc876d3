import { type Request, type Response, Router } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { opinionQuestions, opinionWays } from '../../../domain/satisfaction/opinions';
import { fewestOpinions, lowScore, type OpinionTotals } from '../../../domain/satisfaction/totals';
import { officeToday } from '../../../language/dates';
import { actorOf } from '../../../office/people/actorOf';
import { readOpinionTable, takeDownOpinion } from '../../../office/satisfaction/opinions';
import type { Services } from '../../../office/services';
import { readForm } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { typedDay } from '../../frame/forms/typedDay';

export const satisfactionPath = '/satisfaction';
const ways = opinionWays.filter((way) => way !== 'door');

const opinionForm = (today: string) =>
  z.object({
    commandId: z.uuid(),
    way: z.enum(ways),
    on: typedDay(today),
    easyToReach: z.coerce.number().int().min(1).max(5),
    toldOfSteps: z.coerce.number().int().min(1).max(5),
    conduct: z.coerce.number().int().min(1).max(5),
    feltSafe: z.coerce.number().int().min(1).max(5),
    explained: z.coerce.number().int().min(1).max(5),
  });

/** What those who have been through it think of it: totals that can hide each, and how an answer on paper is put down. */
export function satisfactionRoutes({ cases, texts }: Services): Router {
  const routes = Router();

  async function show(
    res: Response,
    { status = 200, values = {}, errors = [] }: { status?: number; values?: object; errors?: object[] } = {},
  ): Promise<void> {
    const { language } = res.locals;
    const number = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const shown = ({ count, means }: OpinionTotals) => ({
      count,
      means: opinionQuestions.map((question) => ({
        question,
        text: number.format(means[question]),
        low: means[question] < lowScore,
      })),
    });
    const { quarters, all } = await readOpinionTable(cases);
    res.status(status).render('satisfaction/page', {
      questions: opinionQuestions,
      all: all && shown(all),
      quarters: quarters.map(({ quarter, totals }) => {
        const [year, nth] = quarter.split('-');
        return { year, nth, ...shown(totals) };
      }),
      fewest: fewestOpinions,
      mayTakeDown: mayDo(actorOf(signedInAccount(res)), 'takeDownOpinions'),
      ways,
      scores: ['1', '2', '3', '4', '5'],
      commandId: randomUUID(),
      values,
      errors,
    });
  }

  routes.get(satisfactionPath, requireDuty('seeOpinions'), (_req, res) => show(res));

  routes.post(satisfactionPath, requireDuty('takeDownOpinions'), async (req: Request, res) => {
    const form = readForm({
      schema: opinionForm(officeToday()),
      body: req.body,
      res,
      texts,
      labels: 'satisfaction:label',
    });
    if (!form.ok) return show(res, { status: 422, ...form });
    const { commandId, way, on, ...scores } = form.data;
    await takeDownOpinion(cases, actorOf(signedInAccount(res)), { commandId, way, on, scores });
    flash(req, { kind: 'success', key: 'satisfaction:taken' });
    res.redirect(303, satisfactionPath);
  });
  return routes;
}
