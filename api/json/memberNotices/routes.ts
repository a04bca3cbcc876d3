import type { Request, Response, Router } from 'express';
import { type Actor, mayDo } from '../../../domain/access/policy';
import {
  dutyOf,
  giveToMemberNotice,
  type MemberNoticeOrder,
} from '../../../office/coordination/giveToMemberNotice';
import {
  countNotices,
  findMemberNotice,
  readMemberNotices,
  type StandingNotice,
} from '../../../office/coordination/memberNotices';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { pageOf } from '../paging';
import {
  changeBodies,
  type ChangeName,
  changeNames,
  memberNoticeListQuery,
  memberNoticeListSchema,
  memberNoticeSchema,
  receiveBody,
} from './shapes';

type NoticeRequest = Request<{ noticeId: string }>;
const room = '/api/v1/member-notices';

/** Who is kept from it is told to those who take notices down. */
const shownTo = (actor: Actor, { content, acts, ...one }: StandingNotice) => ({
  ...one,
  content: mayDo(actor, 'takeMemberNotices') ? content : { ...content, keptFrom: undefined },
  acts: acts.map(({ revision, by, at, deed }) => ({ revision, by, at, kind: deed.kind })),
});

/** What bodies outside tell of members, as on its pages. */
export function memberNoticeRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;

  /** @throws Problem 403 unless the caller sees notices at all */
  function readingCaller(res: Response): Actor {
    const caller = callerOf(res);
    if (!mayDo(caller, 'seeMemberNotices')) throw forbidden();
    return caller;
  }

  routes.get(room, async (req, res) => {
    const caller = readingCaller(res);
    const query = readInput({ schema: memberNoticeListQuery, value: req.query, res, texts });
    const { page, size, body, state } = query;
    const all = await readMemberNotices(cases, caller, { body, state });
    res.json(
      memberNoticeListSchema.parse({
        items: all.slice((page - 1) * size, page * size).map((one) => shownTo(caller, one)),
        counts: countNotices(all),
        ...pageOf(req, res, { page, size, total: all.length }),
      }),
    );
  });

  /** @throws Problem 404 where there is none, or it is not for the caller */
  async function getNotice(noticeId: string, actor: Actor): Promise<StandingNotice> {
    const found = await findMemberNotice(cases, noticeId, actor);
    if (!found) throw notFound();
    return found;
  }
  const answer = (res: Response, actor: Actor, one: StandingNotice, status = 200): void => {
    res.status(status).json(memberNoticeSchema.parse(shownTo(actor, one)));
  };

  routes.get(`${room}/:noticeId`, async (req: NoticeRequest, res) => {
    const caller = readingCaller(res);
    answer(res, caller, await getNotice(req.params.noticeId, caller));
  });

  async function give(
    res: Response,
    { noticeId, order, commandId }: { noticeId: string; order: MemberNoticeOrder; commandId: string },
  ): Promise<void> {
    const actor = callerOf(res);
    const outcome = await giveToMemberNotice(services, { noticeId, order, commandId, actor });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
        throw new Problem(409, 'refused', { detailKey: `memberNotices:refusal.${outcome.refused}` });
      case 'done':
        return answer(
          res,
          actor,
          await getNotice(outcome.noticeId, actor),
          order.kind === 'receive' ? 201 : 200,
        );
    }
  }

  routes.post(room, async (req, res) => {
    if (!mayDo(callerOf(res), dutyOf('receive'))) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const content = readInput({ schema: receiveBody, value: req.body, res, texts });
    await give(res, { noticeId: commandId, order: { kind: 'receive', content }, commandId });
  });

  function orderOf(name: ChangeName, value: unknown, res: Response): MemberNoticeOrder {
    switch (name) {
      case 'correct':
        return { kind: name, ...readInput({ schema: changeBodies.correct, value, res, texts }) };
      case 'passOn':
        return { kind: name, ...readInput({ schema: changeBodies.passOn, value, res, texts }) };
      case 'link':
        return { kind: name, ...readInput({ schema: changeBodies.link, value, res, texts }) };
      case 'leaveAlone':
        return { kind: name, ...readInput({ schema: changeBodies.leaveAlone, value, res, texts }) };
    }
  }

  for (const name of changeNames)
    routes.post(`${room}/:noticeId/${name}`, async (req: NoticeRequest, res) => {
      const caller = callerOf(res);
      if (!mayDo(caller, dutyOf(name))) throw forbidden();
      const { noticeId } = await getNotice(req.params.noticeId, caller);
      const commandId = getIdempotencyKey(req);
      await give(res, { noticeId, order: orderOf(name, req.body, res), commandId });
    });
}
