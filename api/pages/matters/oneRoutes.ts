import { type Response, Router } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mayLeadMatter, mayReportStep } from '../../../domain/access/matters';
import { mayDo } from '../../../domain/access/policy';
import type { MatterOrderKind, MatterRefusal } from '../../../domain/matters/decide';
import { matterOrder, matterOrderKinds } from '../../../domain/matters/orderFields';
import { reportedStates } from '../../../domain/matters/matter';
import { formatDate } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { giveToMatter, listAnswerable } from '../../../office/matters/matters';
import { roadmapOf } from '../../../office/matters/roadmap';
import { findSeenMatter } from '../../../office/matters/seenMatters';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { readForm, sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { typedDay } from '../../frame/forms/typedDay';
import { onePage } from './onePage';
import { actPath, matterPath, type MatterRequest, room } from './paths';

const secrets = z.object({ commandId: z.uuid(), seen: z.coerce.number().int().min(0).catch(0) });
const orderForm = z.intersection(secrets, matterOrder(typedDay()));
const askedStep = z.object({ step: z.string().max(100).optional().catch(undefined) });

/** Beside which field a refusal stands. */
const fieldOf: Partial<Record<MatterRefusal, string>> = {
  dueBefore: 'due', notInCharge: 'who', noteNeeded: 'note', namesSubject: 'title',
}; // prettier-ignore
/** Beside which field stands what a whole form is refused for. */
const firstField: Record<MatterOrderKind, string> = {
  list: 'reason', takeOff: 'reason', setStep: 'what', dropStep: 'reason', reportStep: 'note', setLook: 'due', clearTitle: 'title', withdrawTitle: '',
}; // prettier-ignore

/** One matter with its roadmap, and the forms by which it is led. */
export function matterRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeMatters');
  const needs = { ...cases, accounts };

  async function getFound(req: MatterRequest, res: Response) {
    const actor = actorOf(signedInAccount(res));
    const found = await findSeenMatter(cases, actor, req.params.caseId);
    if (!found) throw notFound();
    return { found, actor };
  }

  routes.get(`${room}/:caseId`, sees, async (req: MatterRequest, res) => {
    const { found, actor } = await getFound(req, res);
    const [{ nameOf }, { now }] = await Promise.all([readPeople(accounts), officeMoment(cases)]);
    res.render('matters/one', onePage(found, { t: res.locals.t, nameOf, actor, now }));
  });

  /** The form of an act, as it first stands or as it was sent. */
  async function showForm(
    req: MatterRequest,
    res: Response,
    act: MatterOrderKind,
    sent: { status?: number; values?: Record<string, unknown>; errors?: FieldError[] } = {},
  ) {
    const { t } = res.locals;
    const { found, actor } = await getFound(req, res);
    const { view, matter } = found;
    const { now } = await officeMoment(cases);
    const typedId = sent.values?.stepId;
    const stepId = typeof typedId === 'string' ? typedId : askedStep.parse(req.query).step;
    const step = matter && roadmapOf(matter, now).steps.find((one) => one.stepId === stepId);
    const isNew = act === 'setStep' && !step;
    if (
      (act === 'reportStep' || act === 'dropStep' || (act === 'setStep' && stepId && !sent.values)) &&
      !step
    )
      throw notFound();
    const mayGive =
      act === 'reportStep' && step
        ? mayReportStep(actor, view.state, step)
        : mayDo(actor, 'leadMatters') && mayLeadMatter(actor, view.state);
    if (!mayGive) throw forbidden();
    const answerable = act === 'setStep' ? await listAnswerable(needs, view.state) : [];
    const values = sent.values ?? {
      seen: matter?.matter.seen ?? 0,
      stepId: step?.stepId ?? randomUUID(),
      ...(act === 'setStep' && step && { what: step.what, who: step.who, due: formatDate(step.due) }),
      ...(act === 'reportStep' && { state: step?.state === 'planned' ? 'underWay' : step?.state }),
    };
    res.status(sent.status ?? 200).render('matters/act', {
      act,
      title: t(`matters:actTitle.${act}`, { number: view.number }),
      intro: t(`matters:actIntro.${act}`),
      submit: t(act === 'setStep' && !isNew ? 'matters:act.changeStep' : `matters:act.${act}`),
      action: actPath(view.caseId, act),
      back: matterPath(view.caseId),
      backTitle: t('matters:one.title', { number: view.number }),
      step,
      people: [
        { value: '', text: t('matters:hint.choose') },
        ...answerable.map(({ _id, displayName, position }) => ({
          value: _id,
          text: position ? `${displayName}, ${position}` : displayName,
        })),
      ],
      states: reportedStates.map((value) => ({ value, text: t(`matters:state.${value}`) })),
      values,
      errors: sent.errors,
    });
  }

  for (const act of matterOrderKinds) {
    routes.get(`${room}/:caseId/${act}`, sees, async (req: MatterRequest, res) => showForm(req, res, act));

    routes.post(`${room}/:caseId/${act}`, sees, async (req: MatterRequest, res) => {
      const { found, actor } = await getFound(req, res);
      const typed = { ...sentValues(req.body), kind: act };
      const form = readForm({ schema: orderForm, body: typed, res, texts, labels: 'matters:label' });
      if (!form.ok) return showForm(req, res, act, { status: 422, ...form });
      const { commandId, seen, ...order } = form.data;
      const { caseId } = found.view;
      const outcome = await giveToMatter(needs, { caseId, order, seen, commandId, actor });
      requireReached(outcome);
      switch (outcome.kind) {
        case 'refused': {
          const { refused } = outcome;
          const text = res.locals.t(`matters:refusal.${refused}`);
          const errors = [fieldError(fieldOf[refused] ?? firstField[act], text)];
          const status = refused === 'changedSince' ? 409 : 422;
          // What a colleague did meanwhile is what the next try begins from.
          const values = { ...typed, ...(refused === 'changedSince' && { seen: found.matter?.matter.seen }) };
          return showForm(req, res, act, { status, values, errors });
        }
        case 'done':
          flash(req, { kind: 'success', key: `matters:done.${act}` });
          res.redirect(303, matterPath(caseId));
      }
    });
  }
  return routes;
}
