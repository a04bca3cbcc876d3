import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { recommendationLengths } from '../../../domain/supervision/recommendation';
import { formatDate } from '../../../language/dates';
import type { Translate } from '../../../language/texts';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { readPublicTerms } from '../../../office/publicPage/terms';
import type { Services } from '../../../office/services';
import { publicSalt } from '../../../office/publicPage/publicSalt';
import { createFigures } from '../../../office/supervision/figures';
import {
  readOverview,
  receptionCounts,
  type ShownFigures,
  supervisedCounts,
} from '../../../office/supervision/overview';
import {
  findRecommendation,
  giveToRecommendation,
  readRecommendations,
  type RecommendationOrder,
  type StandingRecommendation,
} from '../../../office/supervision/recommendations';
import { fieldError } from '../../../language/fieldErrors';
import { notFound } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { readForm } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { basisText } from '../reception/basisText';
import { answerForm, sendForm } from './forms';

type RecommendationRequest = Request<{ recommendationId: string }>;
const room = '/supervision';
const list = `${room}/recommendations`;
const pathOf = (id: string): string => `${list}/${encodeURIComponent(id)}`;

/** What the Front and the mass committee are told, what they recommend, and the answers of the commission. */
export function supervisionRoutes({ cases, accounts, texts, settings }: Services): Router {
  const routes = Router();
  const figures = createFigures(cases);
  const needs = { cases, texts, salt: publicSalt(settings.secrets.vaultKeys) };

  const stateLine = (t: Translate, { state, answerBy }: StandingRecommendation): string =>
    t(`supervision:state.${state}`, { on: formatDate(answerBy) });

  async function rowsFor(res: Response) {
    const [rows, { nameOf }] = await Promise.all([
      readRecommendations(cases, actorOf(signedInAccount(res))),
      readPeople(accounts),
    ]);
    return rows.map((one) => ({
      about: one.about,
      at: one.at,
      by: nameOf(one.by),
      href: pathOf(one.recommendationId),
      state: stateLine(res.locals.t, one),
      isLate: one.state === 'overdue',
    }));
  }

  /** Rows of a table: what is counted, in one span after the other. */
  function tableOf(t: Translate, fewerThan: number, spans: readonly ShownFigures[]) {
    const said = (count: number | null) =>
      count === null ? t('supervision:few', { count: fewerThan }) : String(count);
    return {
      spans: spans.map(({ from, until }) =>
        t('supervision:span', { from: formatDate(from), until: formatDate(until) }),
      ),
      rows: [
        ...supervisedCounts.map((what) => ({
          what: t(`supervision:count.${what}`),
          values: spans.map(({ counts }) => said(counts[what])),
        })),
        {
          what: t('supervision:medianDays'),
          values: spans.map(({ medianDays }) =>
            medianDays === null ? t('supervision:tooFew') : t('supervision:days', { count: medianDays }),
          ),
        },
      ],
      reception: receptionCounts.map((what) => ({
        what: t(`supervision:reception.${what}`),
        values: spans.map(({ reception }) => said(reception[what])),
      })),
    };
  }

  routes.get(room, requireDuty('supervise'), async (_req, res) => {
    const { t } = res.locals;
    const [{ fewerThan, quarter, year, published, matters }, rows] = await Promise.all([
      readOverview(needs, figures),
      rowsFor(res),
    ]);
    res.render('supervision/overview', {
      ...tableOf(t, fewerThan, quarter ? [quarter, year] : [year]),
      fewNote: t('supervision:fewNote', { count: fewerThan }),
      published,
      matters,
      recommendations: rows,
      mayRead: false,
    });
  });

  routes.get(list, requireDuty('followSupervision'), async (_req, res) => {
    res.render('supervision/recommendations', { recommendations: await rowsFor(res) });
  });

  const termBasis = (t: Translate) => {
    const { answer } = readPublicTerms();
    return {
      term: t('supervision:term', {
        count: answer.value.limit.count,
        unit: t(`supervision:unit.${answer.value.limit.unit}`),
      }),
      basis: basisText(t, answer),
    };
  };

  routes.get(`${list}/new`, requireDuty('supervise'), (_req, res) => {
    res.render('supervision/new', { lengths: recommendationLengths, values: {}, ...termBasis(res.locals.t) });
  });

  /** Carries an order out, or gives why it was not. */
  async function give(res: Response, id: string, order: RecommendationOrder, commandId: string) {
    const actor = actorOf(signedInAccount(res));
    const outcome = await giveToRecommendation(cases, { recommendationId: id, order, commandId, actor });
    requireReached(outcome);
    switch (outcome.kind) {
      case 'refused':
        return res.locals.t(`supervision:refusal.${outcome.refused}`);
      case 'done':
        flash(res.req, { kind: 'success', key: `supervision:done.${order.kind}` });
        res.redirect(303, pathOf(outcome.recommendationId));
        return undefined;
    }
  }

  routes.post(`${list}/new`, requireDuty('supervise'), async (req, res) => {
    const read = readForm({ schema: sendForm, body: req.body, res, texts, labels: 'supervision:label' });
    const show = (more: object) =>
      res
        .status(422)
        .render('supervision/new', { lengths: recommendationLengths, ...termBasis(res.locals.t), ...more });
    if (!read.ok) return show(read);
    const { commandId, about, text } = read.data;
    const why = await give(res, commandId, { kind: 'send', about, text }, commandId);
    if (why !== undefined) show({ values: read.data, errors: [fieldError('about', why)] });
  });

  /** @throws Problem 404 where there is none, or it is not for this person */
  async function open(req: RecommendationRequest, res: Response): Promise<StandingRecommendation> {
    const actor = actorOf(signedInAccount(res));
    const found = await findRecommendation(cases, req.params.recommendationId, actor);
    if (!found) throw notFound();
    return found;
  }

  async function show(res: Response, one: StandingRecommendation, more: object = {}) {
    const actor = actorOf(signedInAccount(res));
    const { nameOf } = await readPeople(accounts);
    res.render('supervision/recommendation', {
      one: {
        ...one,
        byName: nameOf(one.by),
        answers: one.answers.map((answer) => ({ ...answer, byName: nameOf(answer.by) })),
      },
      state: stateLine(res.locals.t, one),
      isLate: one.state === 'overdue',
      path: pathOf(one.recommendationId),
      back: mayDo(actor, 'supervise') ? room : list,
      mayAnswer: mayDo(actor, 'answerSupervision'),
      values: {},
      ...termBasis(res.locals.t),
      ...more,
    });
  }

  routes.get(`${list}/:recommendationId`, async (req: RecommendationRequest, res) => {
    await show(res, await open(req, res));
  });

  routes.post(
    `${list}/:recommendationId/answer`,
    requireDuty('answerSupervision'),
    async (req: RecommendationRequest, res) => {
      const one = await open(req, res);
      const read = readForm({ schema: answerForm, body: req.body, res, texts, labels: 'supervision:label' });
      if (!read.ok) return show(res.status(422), one, read);
      const { commandId, seen, answer } = read.data;
      const why = await give(res, one.recommendationId, { kind: 'answer', text: answer, seen }, commandId);
      if (why !== undefined)
        await show(res.status(409), one, { values: read.data, errors: [fieldError('answer', why)] });
    },
  );
  return routes;
}
