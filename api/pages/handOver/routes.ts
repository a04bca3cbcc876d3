import { Router } from 'express';
import { type Held, readHandOvers } from '../../../office/handOver/waitingFor';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { word } from '../../../language/sentences/vocabulary';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { clocksShown, createClockLines } from '../find/clockLines';

const heldThings = ['originals', 'identityRequests', 'protection'] as const satisfies (keyof Held)[];

/** What people who have left still have in their hands, for the heads who give it to others. */
export function handOverRoutes({ cases, accounts }: Services): Router {
  const routes = Router();
  routes.get('/hand-over', requireDuty('handOver'), async (_req, res) => {
    const { t } = res.locals;
    const people = await readPeople(accounts);
    const [handOvers, calendar] = await Promise.all([
      readHandOvers(cases.views, actorOf(signedInAccount(res)), people.all),
      cases.reference.getCurrentCalendar(),
    ]);
    const clockLine = createClockLines(calendar, new Date().toISOString(), t);
    res.render('handOver/list', {
      handOvers: handOvers.map(({ account, left }) => ({
        id: account._id,
        name: account.displayName,
        position: account.position,
        successor: account.successor && people.nameOf(account.successor),
        cases: left.map(({ row, place, held }) => ({
          held: heldThings.flatMap((thing) =>
            held[thing] > 0 ? t(`account:handOver.held.${thing}`, { count: held[thing] }) : [],
          ),
          number: row.number,
          href: `/cases/${encodeURIComponent(row.caseId)}`,
          reassignHref: `/cases/${encodeURIComponent(row.caseId)}/commands/reassign`,
          place: t(`account:handOver.place.${place}`),
          stage: word(t, 'stages', row.stage),
          due: clocksShown(row).map(clockLine)[0],
        })),
      })),
    });
  });
  return routes;
}
