import type { Request, Response, Router } from 'express';
import { type SessionNotice } from '../../../../domain/meetings/sessionNotice/notice';
import { daysAfter } from '../../../../domain/clocks/years';
import { errorSummary } from '../../../../language/errorSummary';
import { fieldError } from '../../../../language/fieldErrors';
import { formatDate } from '../../../../language/dates';
import { officeLanguage } from '../../../../language/texts';
import type { Meeting } from '../../../../models/meetings';
import { beginNotice } from '../../../../office/meetings/sessionNotice/begin';
import { noticePage, textOfDraft } from '../../../../office/meetings/sessionNotice/finish';
import {
  findNotice,
  giveToNotice,
  mayGiveToNotice,
  type NoticeOrder,
  type NoticeOutcome,
} from '../../../../office/meetings/sessionNotice/notices';
import { docxFile } from '../../../../office/papers/docxFile';
import { readPaperOffice } from '../../../../office/papers/paperOffice';
import { pdfFile } from '../../../../office/papers/pdfFile';
import { actorOf } from '../../../../office/people/actorOf';
import { readPeople } from '../../../../office/people/people';
import { officeMoment } from '../../../../office/officeMoment';
import { readPublicTerms } from '../../../../office/publicPage/terms';
import type { Services } from '../../../../office/services';
import { forbidden, notFound } from '../../../frame/errors/problem';
import { requireReached } from '../../../frame/errors/reached';
import { readForm, sentValues } from '../../../frame/forms/form';
import { keepWritten } from '../../../frame/keepAs';
import { flash, signedInAccount } from '../../../frame/request';
import { noticePathOf, pathOf } from '../path';
import {
  approveForm,
  contentOf,
  draftForm,
  issueForm,
  publishForm,
  returnForm,
  takeDownForm,
  valuesOf,
} from './form';
import { draftFields, draftLabel } from './fields';
import { stoppedSentence } from '../../../../language/sentences/sessionNotice';
import { noticeActs, noticeState } from './shown';

type NoticeRequest = Request<{ meetingId: string }>;

/** The notice of a session, under its meeting: drafted, returned, approved, issued, published. */
export function sessionNoticeRoutes(routes: Router, services: Services): void {
  const { cases, accounts, texts } = services;

  /** @throws Problem 404 where there is no such meeting, or its notice is not for this person */
  async function open(
    req: NoticeRequest,
    res: Response,
  ): Promise<{ meeting: Meeting; notice: SessionNotice }> {
    const meeting = await cases.meetings.find(req.params.meetingId);
    const notice = meeting && (await findNotice(cases, meeting, actorOf(signedInAccount(res))));
    if (!notice) throw notFound();
    return { meeting, notice };
  }
  const path = '/meetings/:meetingId/notice';
  const may = (res: Response, kind: NoticeOrder['kind']) =>
    mayGiveToNotice(actorOf(signedInAccount(res)), kind);
  const requires = (res: Response, kind: NoticeOrder['kind']) => {
    if (!may(res, kind)) throw forbidden();
  };

  /** The words as they are, or would be, issued. */
  async function wordsOf({ issued, draft }: SessionNotice) {
    if (issued) return issued.text;
    const people = await readPeople(accounts);
    // What is told of a session is in the language of the office, whoever reads it.
    const t = texts.translator(officeLanguage);
    return draft && textOfDraft(draft, { t, office: readPaperOffice(), people });
  }

  async function show(
    res: Response,
    { meeting, notice }: { meeting: Meeting; notice: SessionNotice },
    more: object = {},
  ) {
    const { t } = res.locals;
    const [people, { today }] = await Promise.all([readPeople(accounts), officeMoment(cases)]);
    const { sessionNoticeDays: days } = readPublicTerms();
    const actor = actorOf(signedInAccount(res));
    res.render('meetings/notice/notice', {
      meeting,
      path: noticePathOf(meeting._id),
      back: pathOf(meeting._id),
      words: await wordsOf(notice),
      state: noticeState(notice, { t, today, nameOf: people.nameOf }),
      acts: noticeActs(notice, { t, nameOf: people.nameOf }),
      seen: notice.revision,
      may: {
        draft: !notice.issued && may(res, 'draft'),
        settle:
          notice.draft &&
          !notice.draft.returned &&
          !notice.draft.approved &&
          !notice.issued &&
          may(res, 'approve'),
        isOwn: notice.draft?.by === actor.id,
        issue: notice.draft?.approved && !notice.issued && may(res, 'issue'),
        publish: notice.issued && (!notice.published || notice.takenDown) && may(res, 'publish'),
        takeDown:
          notice.published && !notice.takenDown && notice.published.until >= today && may(res, 'takeDown'),
      },
      days: {
        count: days.value,
        basis: t('sessionNotice:daysBasis', { count: days.value, citation: days.citation }),
      },
      suggested: {
        on: formatDate(today),
        from: formatDate(today),
        until: formatDate(daysAfter(today, days.value - 1)),
      },
      ...more,
    });
  }

  routes.get(path, async (req: NoticeRequest, res) => {
    await show(res, await open(req, res));
  });

  for (const format of ['docx', 'pdf'] as const)
    routes.get(`${path}.${format}`, async (req: NoticeRequest, res) => {
      const { notice } = await open(req, res);
      const words = await wordsOf(notice);
      if (!words) throw notFound();
      const { issued } = notice;
      const page = noticePage(words, { office: readPaperOffice(), on: issued?.on, number: issued?.number });
      const file = await (format === 'docx' ? docxFile(page) : pdfFile(page));
      keepWritten(res, `${issued ? 'Thong-bao' : 'Du-thao-thong-bao'}-ky-hop`, format).send(file);
    });

  function showForm(
    res: Response,
    meeting: Meeting,
    more: { values: Record<string, unknown>; errors?: object[] },
  ) {
    const { t } = res.locals;
    res.render('meetings/notice/draft', {
      meeting,
      action: `${noticePathOf(meeting._id)}/draft`,
      back: noticePathOf(meeting._id),
      ...draftFields(t, more.values),
      ...more,
    });
  }

  routes.get(`${path}/draft`, async (req: NoticeRequest, res) => {
    requires(res, 'draft');
    const { meeting, notice } = await open(req, res);
    if (notice.issued) throw notFound();
    const content =
      notice.draft?.content ?? (await beginNotice(services, meeting, actorOf(signedInAccount(res))));
    showForm(res, meeting, { values: { ...valuesOf(content), seen: notice.revision } });
  });

  async function give(
    req: NoticeRequest,
    res: Response,
    { order, commandId }: { order: NoticeOrder; commandId: string },
  ): Promise<(NoticeOutcome & { kind: 'refused' | 'stopped' }) | undefined> {
    const { meeting } = await open(req, res);
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToNotice(services, { meeting, order, commandId, actor });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
      case 'stopped':
        return outcome;
      case 'done':
        flash(req, { kind: 'success', key: `sessionNotice:done.${order.kind}` });
        res.redirect(303, noticePathOf(meeting._id));
        return undefined;
    }
  }
  const whyNot = (res: Response, outcome: NoticeOutcome & { kind: 'refused' | 'stopped' }): string =>
    outcome.kind === 'refused'
      ? res.locals.t(`sessionNotice:refusal.${outcome.refused}`, {
          count: readPublicTerms().sessionNoticeDays.value,
        })
      : stoppedSentence(res.locals.t, outcome.stopped);

  routes.post(`${path}/draft`, async (req: NoticeRequest, res) => {
    requires(res, 'draft');
    const { meeting } = await open(req, res);
    const values = sentValues(req.body);
    const read = draftForm(values).safeParse(values);
    if (!read.success) {
      const errors = errorSummary(read.error.issues, {
        t: res.locals.t,
        texts,
        labelOf: (at) => draftLabel(res.locals.t, at.map(String).join('.')),
        values,
      });
      return showForm(res.status(422), meeting, { values, errors });
    }
    const { commandId, seen } = read.data;
    const refused = await give(req, res, {
      order: { kind: 'draft', content: contentOf(values), seen },
      commandId,
    });
    if (refused)
      showForm(res.status(409), meeting, { values, errors: [fieldError('session', whyNot(res, refused))] });
  });

  /** The short forms on the page itself; what is wrong is said above it. */
  const short = {
    return: [
      returnForm,
      ({ reason, seen }: { reason: string; seen: number }): NoticeOrder => ({ kind: 'return', reason, seen }),
    ],
    takeDown: [
      takeDownForm,
      ({ reason, seen }: { reason: string; seen: number }): NoticeOrder => ({
        kind: 'takeDown',
        reason,
        seen,
      }),
    ],
  } as const;
  for (const kind of ['return', 'takeDown'] as const) {
    const [schema, orderOf] = short[kind];
    routes.post(`${path}/${kind}`, async (req: NoticeRequest, res) => {
      requires(res, kind);
      const opened = await open(req, res);
      const read = readForm({ schema, body: req.body, res, texts, labels: 'sessionNotice:label' });
      if (!read.ok) return show(res.status(422), opened, { errors: read.errors, values: read.values });
      const refused = await give(req, res, { order: orderOf(read.data), commandId: read.data.commandId });
      if (refused) await show(res.status(409), opened, { problem: whyNot(res, refused) });
    });
  }
  routes.post(`${path}/approve`, async (req: NoticeRequest, res) => {
    requires(res, 'approve');
    const opened = await open(req, res);
    const read = readForm({ schema: approveForm, body: req.body, res, texts, labels: 'sessionNotice:label' });
    if (!read.ok) return show(res.status(422), opened, { errors: read.errors });
    const { commandId, seen } = read.data;
    const refused = await give(req, res, { order: { kind: 'approve', seen }, commandId });
    if (refused) await show(res.status(409), opened, { problem: whyNot(res, refused) });
  });
  routes.post(`${path}/issue`, async (req: NoticeRequest, res) => {
    requires(res, 'issue');
    const opened = await open(req, res);
    const read = readForm({ schema: issueForm, body: req.body, res, texts, labels: 'sessionNotice:label' });
    if (!read.ok) return show(res.status(422), opened, { errors: read.errors, values: read.values });
    const { commandId, seen, on } = read.data;
    const refused = await give(req, res, { order: { kind: 'issue', on, seen }, commandId });
    if (refused)
      await show(res.status(409), opened, { problem: whyNot(res, refused), values: sentValues(req.body) });
  });
  routes.post(`${path}/publish`, async (req: NoticeRequest, res) => {
    requires(res, 'publish');
    const opened = await open(req, res);
    const read = readForm({ schema: publishForm, body: req.body, res, texts, labels: 'sessionNotice:label' });
    if (!read.ok) return show(res.status(422), opened, { errors: read.errors, values: read.values });
    const { commandId, seen, from, until } = read.data;
    const refused = await give(req, res, { order: { kind: 'publish', from, until, seen }, commandId });
    if (refused)
      await show(res.status(409), opened, { problem: whyNot(res, refused), values: sentValues(req.body) });
  });
}
