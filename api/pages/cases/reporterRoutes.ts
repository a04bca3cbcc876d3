import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { findReadingGrant, openIdentityFields } from '../../../domain/access/identity';
import type { ReporterIdentity } from '../../../models/identityVault';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { readingForm } from '../../frame/forms/readingForm';
import { toldReading } from '../../frame/toldReading';
import type { Services } from '../../../office/services';
import { getVisibleCase } from '../../frame/visibleCase';

/** What can be looked at: only what is asked for is shown, and recorded as looked at. */
const parts = {
  contact: ['name', 'address', 'phone'],
  letter: ['originalText'],
} as const satisfies Record<string, readonly (keyof ReporterIdentity)[]>;
type Part = keyof typeof parts;

const part = z.enum(['contact', 'letter']);
/** The reporter's identity: sealed, shown to those to whom it is open now, each look an event of the case with its reason. */
export function reporterRoutes(services: Services): Router {
  const { cases, texts } = services;
  const routes = Router();
  const path = '/cases/:caseId/reporter';

  async function sealedReporter(req: Request<{ caseId: string }>, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { state, caseId, number } = view;
    const { ref } = state.registration.reporter;
    if (ref === undefined) throw notFound();
    const now = new Date().toISOString();
    const open = openIdentityFields(actor, state, now);
    const fieldsOf = (one: Part): (keyof ReporterIdentity)[] =>
      parts[one].filter((field) => open.includes(field));
    const offered = part.options.filter((one) => fieldsOf(one).length > 0);
    if (offered.length === 0) throw forbidden();
    const grant = findReadingGrant(actor, state, now);
    const items = offered.map((value) => ({ value, text: res.locals.t(`cases:reporter.part.${value}`) }));
    return { ref, actor, fieldsOf, shown: { caseId, number, offered: items, under: grant?.reason } };
  }

  routes.get(path, async (req, res) => {
    const { shown } = await sealedReporter(req, res);
    res.render('cases/reporter', { ...shown, values: {} });
  });

  routes.post(path, async (req, res) => {
    const { ref, actor, fieldsOf, shown } = await sealedReporter(req, res);
    const { caseId, number, under } = shown;
    const form = readForm({
      schema: z.object({ part, ...readingForm(under).shape }),
      body: req.body,
      res,
      texts,
      labels: 'cases:reporter.label',
    });
    if (!form.ok) return res.status(422).render('cases/reporter', { ...form, ...shown });
    const fields = fieldsOf(form.data.part);
    if (fields.length === 0) throw forbidden();
    const why = under ?? form.data.why;
    await toldReading({ caseId, commandId: form.data.commandId, actor, fields, reason: why }, services);
    await cases.officeLog.append({
      by: actor.id,
      type: 'secretSeen',
      data: { caseId, part: form.data.part },
    });
    const at = new Date().toISOString();
    const identity = await cases.vault.look(ref, { at, caseId, by: actor.id, fields, why });
    req.log.info({ audit: 'reporterRevealed', caseId, accountId: actor.id }, 'reporter revealed');
    const facts = identity && fields.map((field) => ({ field, value: identity[field] }));
    res.render('cases/reporter-shown', { caseId, number, shown: facts });
  });
  return routes;
}
