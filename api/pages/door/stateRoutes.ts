import { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { actorOf } from '../../../office/people/actorOf';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import type { Services } from '../../../office/services';

/** Whether the public door delivers what it has sealed. */
export function doorStateRoutes({ cases, settings }: Services): Router {
  const { envelopes } = cases.door;
  const routes = Router();
  routes.get('/door', requireDuty('watchDoor'), async (_req, res) => {
    const [last, faults, waiting] = await Promise.all([
      envelopes.findLatest(),
      envelopes.listFaults(),
      envelopes.countWaiting(),
    ]);
    res.render('door/state', {
      address: settings.door && `${settings.door.host}:${settings.door.port}`,
      last: last?.on === undefined ? undefined : { seq: last.seq, on: last.on },
      faults,
      waiting,
      seesOpinions: mayDo(actorOf(signedInAccount(res)), 'seeOpinions'),
    });
  });
  return routes;
}
