import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayMakeWorkingCopy } from '../../../domain/access/identity';
import { fieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import { wordInside } from '../../../language/sentences/vocabulary';
import { readPeople } from '../../../office/people/people';
import { type MadeCopy, makeWorkingCopy, readWorkingCopy } from '../../../office/reporter/workingCopy';
import type { Services } from '../../../office/services';
import { draftedCopy } from '../../frame/draftedCopy';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { readingForm } from '../../frame/forms/readingForm';
import { flash } from '../../frame/request';
import { getVisibleCase } from '../../frame/visibleCase';

const path = '/cases/:caseId/working-copy';
const commandId = z.uuid().catch(() => randomUUID());
const textForm = z.object({ commandId, text: z.string().trim().min(1).max(50_000) });

/** The letter without its writer, which the case is worked on with: shown to whoever sees the case, made by whoever may read the letter. */
export function workingCopyRoutes(services: Services): Router {
  const { accounts, texts } = services;
  const routes = Router();
  type CaseRequest = Request<{ caseId: string }>;

  async function making(req: CaseRequest, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { ref } = view.state.registration.reporter;
    if (ref === undefined) throw notFound();
    if (!mayMakeWorkingCopy(actor, view.state, new Date().toISOString())) throw forbidden();
    return { ref, actor, state: view.state, shown: { caseId: view.caseId, number: view.number } };
  }

  routes.get(path, async (req: CaseRequest, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { state, caseId, number } = view;
    const last = state.workingCopies?.at(-1);
    if (!last) throw notFound();
    const [text, { nameOf }] = await Promise.all([readWorkingCopy(state, services), readPeople(accounts)]);
    const mayMake = mayMakeWorkingCopy(actor, state, new Date().toISOString());
    res.render('workingCopy/shown', { caseId, number, text, by: nameOf(last.by), at: last.at, mayMake });
  });

  routes.get(`${path}/new`, async (req: CaseRequest, res) => {
    const { shown } = await making(req, res);
    res.render('workingCopy/begin', { ...shown, values: {} });
  });

  // The letter is read for it: that is told before it is shown.
  routes.post(`${path}/new`, async (req: CaseRequest, res) => {
    const { ref, actor, state, shown } = await making(req, res);
    const form = readForm({
      schema: readingForm(undefined),
      body: req.body,
      res,
      texts,
      labels: 'cases:reporter.label',
    });
    if (!form.ok) return res.status(422).render('workingCopy/begin', { ...form, ...shown });
    const { why } = form.data;
    const drafted = await draftedCopy({ state, ref, actor, why, commandId: form.data.commandId }, services);
    if (!drafted) throw notFound();
    const { original, text } = drafted;
    res.render('workingCopy/edit', { ...shown, original, values: { text, commandId: randomUUID() } });
  });

  async function whyNot(made: Exclude<MadeCopy, { kind: 'done' }>, res: Response) {
    const { t } = res.locals;
    switch (made.kind) {
      case 'standing': {
        const kinds = made.by.map((kind) => wordInside(t, 'identityFields', kind)).join(', ');
        return { status: 422, text: t('workingCopy:standing', { kinds }) };
      }
      case 'gone':
        return { status: 409, text: t('cases:reporter.gone') };
      case 'not': {
        const { outcome } = made;
        if (outcome.kind !== 'refused') return { status: 503, text: t('errors:pending.detail') };
        const { nameOf } = await readPeople(accounts);
        return { status: 409, text: refusalSentence(t, outcome.refusal, nameOf) };
      }
    }
  }

  routes.post(path, async (req: CaseRequest, res) => {
    const { ref, actor, shown } = await making(req, res);
    const form = readForm({ schema: textForm, body: req.body, res, texts, labels: 'workingCopy:label' });
    if (!form.ok) return res.status(422).render('workingCopy/edit', { ...form, ...shown });
    const { text } = form.data;
    const order = { caseId: shown.caseId, ref, actor, text, commandId: form.data.commandId };
    const made = await makeWorkingCopy(order, services);
    if (made.kind !== 'done') {
      const why = await whyNot(made, res);
      const again = made.kind === 'not' && made.outcome.kind !== 'refused' ? order.commandId : randomUUID();
      const errors = [fieldError('text', why.text)];
      return res
        .status(why.status)
        .render('workingCopy/edit', { ...shown, errors, values: { text, commandId: again } });
    }
    flash(req, { kind: 'success', key: 'workingCopy:done' });
    res.redirect(303, `/cases/${encodeURIComponent(shown.caseId)}/working-copy`);
  });
  return routes;
}
