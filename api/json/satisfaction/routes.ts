import type { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { officeToday } from '../../../language/dates';
import { readOpinionTable, takeDownOpinion } from '../../../office/satisfaction/opinions';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { opinionBody, opinionTableSchema } from './shapes';

const path = '/api/v1/satisfaction';

/** What those who have been through it think of it, as on its page. */
export function satisfactionRoutes(routes: Router, { cases, texts }: Services): void {
  routes.get(path, async (_req, res) => {
    if (!mayDo(callerOf(res), 'seeOpinions')) throw forbidden();
    res.json(opinionTableSchema.parse(await readOpinionTable(cases)));
  });

  routes.post(path, async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'takeDownOpinions')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const given = readInput({ schema: opinionBody, value: req.body, res, texts });
    if (given.on > officeToday())
      throw invalidInput([{ field: 'on', detail: res.locals.t('reception:refusal.inFuture') }]);
    await takeDownOpinion(cases, actor, { commandId, ...given });
    res.status(204).end();
  });
}
