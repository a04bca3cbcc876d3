import type { Request, Response, Router } from 'express';
import type { Meeting } from '../../../models/meetings';
import {
  findNotice,
  giveToNotice,
  mayGiveToNotice,
  type NoticeOrder,
} from '../../../office/meetings/sessionNotice/notices';
import { stoppedReasons } from '../../../language/sentences/sessionNotice';
import { readPublicTerms } from '../../../office/publicPage/terms';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { type NoticeAct, noticeActNames, noticeAnswerSchema, noticeBodies } from './shapes';

type NoticeRequest = Request<{ meetingId: string }>;
const room = '/api/v1/meetings/:meetingId/notice';

/** Notices of sessions as on their pages: read, drafted, returned, approved, issued, published and taken down. */
export function sessionNoticeRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;

  /** @throws Problem 404 where there is no such meeting, or its notice is not for the caller */
  async function getMeeting({ params }: NoticeRequest): Promise<Meeting> {
    const meeting = await cases.meetings.find(params.meetingId);
    if (!meeting) throw notFound();
    return meeting;
  }
  async function answer(res: Response, meeting: Meeting): Promise<void> {
    const notice = await findNotice(cases, meeting, callerOf(res));
    if (!notice) throw notFound();
    const { draft, ...rest } = notice;
    // Of what was issued its words are told, and no more: the draft holds names that these may not.
    res.json(noticeAnswerSchema.parse(notice.issued ? rest : { ...rest, draft }));
  }

  routes.get(room, async (req: NoticeRequest, res) => {
    await answer(res, await getMeeting(req));
  });

  function orderOf(act: NoticeAct, value: unknown, res: Response): NoticeOrder {
    switch (act) {
      case 'draft':
        return { kind: act, ...readInput({ schema: noticeBodies.draft, value, res, texts }) };
      case 'return':
        return { kind: act, ...readInput({ schema: noticeBodies.return, value, res, texts }) };
      case 'approve':
        return { kind: act, ...readInput({ schema: noticeBodies.approve, value, res, texts }) };
      case 'issue':
        return { kind: act, ...readInput({ schema: noticeBodies.issue, value, res, texts }) };
      case 'publish':
        return { kind: act, ...readInput({ schema: noticeBodies.publish, value, res, texts }) };
      case 'takeDown':
        return { kind: act, ...readInput({ schema: noticeBodies.takeDown, value, res, texts }) };
    }
  }

  for (const act of noticeActNames)
    routes.post(`${room}/${act}`, async (req: NoticeRequest, res) => {
      const actor = callerOf(res);
      if (!mayGiveToNotice(actor, act)) throw forbidden();
      const meeting = await getMeeting(req);
      if (!(await findNotice(cases, meeting, actor))) throw notFound();
      const commandId = getIdempotencyKey(req);
      const order = orderOf(act, req.body, res);
      const outcome = await giveToNotice(services, { meeting, order, commandId, actor });
      const { t } = res.locals;
      requireReached(outcome);
      switch (outcome.kind) {
        case 'done':
          return answer(res, meeting);
        case 'stopped':
          throw new Problem(409, 'refused', {
            detailKey: 'sessionNotice:stopped.text',
            params: { why: stoppedReasons(t, outcome.stopped) },
            extension: { items: outcome.stopped.named, kinds: outcome.stopped.kinds },
          });
        case 'refused':
          if (outcome.refused === 'changedSince')
            throw new Problem(409, 'refused', { detailKey: 'sessionNotice:refusal.changedSince' });
          throw invalidInput([
            {
              field: '',
              detail: t(`sessionNotice:refusal.${outcome.refused}`, {
                count: readPublicTerms().sessionNoticeDays.value,
              }),
            },
          ]);
      }
    });
}
