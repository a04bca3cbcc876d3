import { Router } from 'express';
import { opinionQuestions } from '../../../door/envelopes/envelope';
import { requireDuty } from '../../frame/guards';
import { fewestOpinions, opinionTotals } from '../../../office/courier/opinionTotals';
import type { Services } from '../../../office/services';

/** Whether the public door delivers what it has sealed, and what those who came through it say of that. */
export function doorStateRoutes({ cases, settings }: Services): Router {
  const { envelopes, boxes } = cases.door;
  const routes = Router();
  routes.get('/door', requireDuty('watchDoor'), async (_req, res) => {
    const [last, faults, waiting, scores] = await Promise.all([
      envelopes.findLatest(),
      envelopes.listFaults(),
      envelopes.countWaiting(),
      boxes.listScores(),
    ]);
    res.render('door/state', {
      address: settings.door && `${settings.door.host}:${settings.door.port}`,
      last: last?.on === undefined ? undefined : { seq: last.seq, on: last.on },
      faults,
      waiting,
      fewest: fewestOpinions,
      questions: opinionQuestions,
      opinions: opinionTotals(scores),
    });
  });
  return routes;
}
