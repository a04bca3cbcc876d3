import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { linkWays, memberMeasures } from '../../../domain/coordination/memberNotice';
import { bodyKinds } from '../../../domain/coordination/outside';
import { fieldError } from '../../../language/fieldErrors';
import { giveToMemberNotice, type MemberNoticeOrder } from '../../../office/coordination/giveToMemberNotice';
import { findMemberNotice, type StandingNotice } from '../../../office/coordination/memberNotices';
import { officeMoment } from '../../../office/officeMoment';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { contentOf, correctForm, leaveForm, linkForm, passOnForm, receiveForm, valuesOf } from './forms';
import { factsOf, historyOf, noticePathOf, noticeRoom, termTexts } from './shown';

type NoticeRequest = Request<{ noticeId: string }>;
type Change = Exclude<MemberNoticeOrder['kind'], 'receive'>;
/** Beside which field of its form a refusal stands. */
const fieldOf: Record<MemberNoticeOrder['kind'], string> = {
  receive: 'receivedOn', correct: 'receivedOn', passOn: 'on', link: 'caseNumber', leaveAlone: 'leaveReason',
}; // prettier-ignore
const labels = 'memberNotices:label';

/** Takes down what a body outside told of a member, and what was done with it. */
export function memberNoticeRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();
  const takes = requireDuty('takeMemberNotices');
  const today = async () => (await officeMoment(cases)).today;

  /** The form of what came: `one` is there where it is corrected. */
  async function showForm(res: Response, one: StandingNotice | undefined, more: object) {
    const { t } = res.locals;
    const choices = (values: readonly string[], group: string) => [
      { value: '', text: t('memberNotices:choose') },
      ...values.map((value) => ({ value, text: t(`${group}.${value}`) })),
    ];
    const seers = (await readPeople(accounts)).active.filter((account) =>
      mayDo({ id: account._id, roles: account.roles }, 'seeMemberNotices'),
    );
    res.render('memberNotices/form', {
      one,
      action: one ? `${noticePathOf(one.noticeId)}/correct` : `${noticeRoom}/new`,
      back: one ? noticePathOf(one.noticeId) : noticeRoom,
      bodyKinds: choices(bodyKinds, 'coordination:body'),
      measures: choices(memberMeasures, 'memberNotices:measure'),
      people: seers.map(({ _id, displayName, position }) => ({
        value: _id,
        text: displayName,
        hint: { text: position },
      })),
      terms: termTexts(t),
      values: {},
      ...more,
    });
  }

  /** Carries an order out, or gives why it was not. */
  async function give(res: Response, noticeId: string, order: MemberNoticeOrder, commandId: string) {
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToMemberNotice(services, { noticeId, order, commandId, actor });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
        return [fieldError(fieldOf[order.kind], res.locals.t(`memberNotices:refusal.${outcome.refused}`))];
      case 'done':
        flash(res.req, { kind: 'success', key: `memberNotices:done.${order.kind}` });
        res.redirect(303, noticePathOf(outcome.noticeId));
        return undefined;
    }
  }

  routes.get(`${noticeRoom}/new`, takes, (_req, res) => showForm(res, undefined, {}));

  routes.post(`${noticeRoom}/new`, takes, async (req, res) => {
    const read = readForm({ schema: receiveForm(await today()), body: req.body, res, texts, labels });
    if (!read.ok) return showForm(res.status(422), undefined, read);
    const { commandId } = read.data;
    const errors = await give(res, commandId, { kind: 'receive', content: contentOf(read.data) }, commandId);
    if (errors) await showForm(res.status(409), undefined, { values: sentValues(req.body), errors });
  });

  /** @throws Problem 404 where there is none, or it is not for this person */
  async function open(req: NoticeRequest, res: Response): Promise<StandingNotice> {
    const found = await findMemberNotice(cases, req.params.noticeId, actorOf(signedInAccount(res)));
    if (!found) throw notFound();
    return found;
  }

  async function show(res: Response, one: StandingNotice, more: object = {}) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { nameOf } = await readPeople(accounts);
    res.render('memberNotices/notice', {
      one,
      path: noticePathOf(one.noticeId),
      facts: factsOf(t, one, nameOf),
      history: historyOf(t, one, nameOf),
      isLate: one.state === 'overdue',
      caseHref: one.linked && `/cases/${encodeURIComponent(one.linked.caseId)}`,
      ways: linkWays.map((value) => ({ value, text: t(`memberNotices:way.${value}`) })),
      mayTake: mayDo(actor, 'takeMemberNotices'),
      mayLeave: mayDo(actor, 'leaveMemberNotices') && !one.leftAlone && !one.linked,
      terms: termTexts(t),
      values: {},
      ...more,
    });
  }

  routes.get(`${noticeRoom}/:noticeId`, requireDuty('seeMemberNotices'), async (req: NoticeRequest, res) => {
    await show(res, await open(req, res));
  });

  routes.get(`${noticeRoom}/:noticeId/correct`, takes, async (req: NoticeRequest, res) => {
    const one = await open(req, res);
    await showForm(res, one, { values: valuesOf(one.content) });
  });

  /** What a form of one of the changes says. */
  function readChange(kind: Change, body: unknown, res: Response, until: string) {
    const read = { body, res, texts, labels };
    switch (kind) {
      case 'correct': {
        const form = readForm({ schema: correctForm(until), ...read });
        if (!form.ok) return form;
        const { commandId, seen, reason } = form.data;
        return { ok: true as const, commandId, order: { kind, seen, reason, content: contentOf(form.data) } };
      }
      case 'passOn': {
        const form = readForm({ schema: passOnForm(until), ...read });
        if (!form.ok) return form;
        const { commandId, ...said } = form.data;
        return { ok: true as const, commandId, order: { kind, ...said } };
      }
      case 'link': {
        const form = readForm({ schema: linkForm(), ...read });
        if (!form.ok) return form;
        const { commandId, ...said } = form.data;
        return { ok: true as const, commandId, order: { kind, ...said } };
      }
      case 'leaveAlone': {
        const form = readForm({ schema: leaveForm(), ...read });
        if (!form.ok) return form;
        const { commandId, seen, leaveReason } = form.data;
        return { ok: true as const, commandId, order: { kind, seen, reason: leaveReason } };
      }
    }
  }

  const change = (kind: Change) => async (req: NoticeRequest, res: Response) => {
    const one = await open(req, res);
    const again = (more: object) => (kind === 'correct' ? showForm(res, one, more) : show(res, one, more));
    const read = readChange(kind, req.body, res, await today());
    if (!read.ok) {
      res.status(422);
      return again(read);
    }
    const errors = await give(res, one.noticeId, read.order, read.commandId);
    if (!errors) return;
    res.status(409);
    await again({ values: sentValues(req.body), errors });
  };
  routes.post(`${noticeRoom}/:noticeId/correct`, takes, change('correct'));
  routes.post(`${noticeRoom}/:noticeId/pass-on`, takes, change('passOn'));
  routes.post(`${noticeRoom}/:noticeId/link`, takes, change('link'));
  routes.post(`${noticeRoom}/:noticeId/leave`, requireDuty('leaveMemberNotices'), change('leaveAlone'));
  return routes;
}
