import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { bodyKinds, outsideThings, totalRecovery } from '../../../domain/coordination/outside';
import { wallDay } from '../../../domain/calendar/wallDay';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { type CoordinationLine, readCoordination } from '../../../office/coordination/coordination';
import { countNotices, readMemberNotices } from '../../../office/coordination/memberNotices';
import { exportFormats, type ExportTable } from '../../../office/exports/exportTable';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { askedAddress } from '../../frame/askedAddress';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { exportLinks, sendTable } from '../exports/sendTable';

const room = '/coordination';
const perPage = 25;
const states = ['open', 'late'] as const;
const query = z.object({
  body: z.enum(bodyKinds).optional().catch(undefined),
  thing: z.enum(outsideThings).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});

const dong = (amount: number): string => amount.toLocaleString('vi-VN');

/** How something with a body outside stands, in words. */
function standing(line: CoordinationLine, t: Translate): string {
  const { thing, done, answeredOn, lateSince, due, assets } = line;
  if (assets)
    return t(done ? 'coordination:state.recovered' : 'coordination:state.toRecover', {
      left: dong(assets.left),
    });
  if (answeredOn !== undefined) return t('coordination:state.answered', { on: formatDate(answeredOn) });
  if (thing === 'forwarded' || thing === 'falseReport') return t('coordination:state.passedOn');
  if (lateSince !== undefined) return t('coordination:state.late', { due: formatDate(due) });
  return t('coordination:state.awaited');
}

/** What cases have with law-enforcement and other bodies outside, as a page and as files. */
export function coordinationRoutes({ cases }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeCoordination');
  const read = (req: Request, res: Response) =>
    readCoordination(cases, actorOf(signedInAccount(res)), query.parse(req.query));

  routes.get(room, sees, async (req, res) => {
    const { t } = res.locals;
    const { page, ...asked } = query.parse(req.query);
    const lines = await read(req, res);
    const address = askedAddress(room, asked);
    const list = pageOf({ count: lines.length, perPage, page }, (n) => `${address}&page=${n}`);
    const total = totalRecovery(lines);
    const notices = countNotices(await readMemberNotices(cases, actorOf(signedInAccount(res))));
    const choice = (values: readonly string[], group: string) => [
      { value: '', text: t('coordination:any') },
      ...values.map((value) => ({ value, text: t(`coordination:${group}.${value}`) })),
    ];
    res.render('coordination/list', {
      lines: lines.slice(list.skip, list.skip + perPage).map((line) => ({
        ...line,
        href: `/cases/${encodeURIComponent(line.caseId)}`,
        thing: t(`coordination:thing.${line.thing}`),
        body: t(`coordination:body.${line.body}`),
        isLate: line.lateSince !== undefined,
        state: standing(line, t),
      })),
      list,
      counts: [
        { text: t('coordination:count.awaited'), count: lines.filter(({ done }) => !done).length },
        {
          text: t('coordination:count.late'),
          count: lines.filter((line) => line.lateSince).length,
          isAlarm: true,
        },
        {
          text: t('coordination:count.crimeSigns'),
          count: lines.filter(({ thing }) => thing === 'crimeSigns').length,
        },
        { text: t('coordination:count.membersAwaited'), count: notices.awaited },
        { text: t('coordination:count.membersLate'), count: notices.late, isAlarm: true },
      ],
      total:
        total.amount > 0 &&
        t('coordination:total', {
          amount: dong(total.amount),
          recovered: dong(total.recovered),
          givenUp: dong(total.givenUp),
          left: dong(total.left),
        }),
      bodies: choice(bodyKinds, 'body'),
      things: choice(outsideThings, 'thing'),
      states: choice(states, 'only'),
      asked,
      files: exportLinks(room, address),
    });
  });

  const tableOf = (lines: readonly CoordinationLine[], t: Translate): ExportTable => ({
    columns: (['number', 'thing', 'to', 'body', 'since', 'due', 'answeredOn', 'state', 'amount', 'recovered', 'left'] as const).map(
      (column) => t(`coordination:column.${column}`),
    ), // prettier-ignore
    rows: lines.map((line) => [
      line.number,
      t(`coordination:thing.${line.thing}`),
      line.to,
      t(`coordination:body.${line.body}`),
      line.since === undefined ? undefined : { day: wallDay(line.since) },
      line.due === undefined ? undefined : { day: line.due },
      line.answeredOn === undefined ? undefined : { day: line.answeredOn },
      standing(line, t),
      line.assets && { number: line.assets.amount },
      line.assets && { number: line.assets.recovered },
      line.assets && { number: line.assets.left },
    ]),
  });
  for (const format of exportFormats)
    routes.get(`${room}.${format}`, sees, async (req, res) => {
      const table = tableOf(await read(req, res), res.locals.t);
      await sendTable(res, { officeLog: cases.officeLog, list: 'coordination', format }, table);
    });
  return routes;
}
