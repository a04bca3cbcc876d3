import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { bodyKinds } from '../../../domain/coordination/outside';
import { countNotices, readMemberNotices } from '../../../office/coordination/memberNotices';
import { exportFormats } from '../../../office/exports/exportTable';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { askedAddress } from '../../frame/askedAddress';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { exportLinks, sendTable } from '../exports/sendTable';
import { lineOf, noticeRoom, tableOf, termTexts } from './shown';

const perPage = 25;
const states = ['open', 'late', 'toldLate'] as const;
const query = z.object({
  body: z.enum(bodyKinds).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});

/** What bodies outside told of members, as a page and as files. */
export function memberNoticeListRoutes({ cases }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeMemberNotices');
  const read = (req: Request, res: Response) =>
    readMemberNotices(cases, actorOf(signedInAccount(res)), query.parse(req.query));

  routes.get(noticeRoom, sees, async (req, res) => {
    const { t } = res.locals;
    const { page, ...asked } = query.parse(req.query);
    const all = await read(req, res);
    const address = askedAddress(noticeRoom, asked);
    const list = pageOf({ count: all.length, perPage, page }, (n) => `${address}&page=${n}`);
    const counts = countNotices(all);
    const any = { value: '', text: t('coordination:any') };
    const actor = actorOf(signedInAccount(res));
    res.render('memberNotices/list', {
      lines: all.slice(list.skip, list.skip + perPage).map((one) => lineOf(t, one)),
      list,
      counts: (['awaited', 'late', 'toldLate'] as const).map((what) => ({
        text: t(`memberNotices:count.${what}`),
        count: counts[what],
        isAlarm: what === 'late',
      })),
      bodies: [any, ...bodyKinds.map((value) => ({ value, text: t(`coordination:body.${value}`) }))],
      states: [any, ...states.map((value) => ({ value, text: t(`memberNotices:only.${value}`) }))],
      asked,
      terms: termTexts(t),
      mayTake: mayDo(actor, 'takeMemberNotices'),
      seesCoordination: mayDo(actor, 'seeCoordination'),
      files: exportLinks(noticeRoom, address),
    });
  });

  for (const format of exportFormats)
    routes.get(`${noticeRoom}.${format}`, sees, async (req, res) => {
      const table = tableOf(await read(req, res), res.locals.t);
      await sendTable(res, { officeLog: cases.officeLog, list: 'memberNotices', format }, table);
    });
  return routes;
}
