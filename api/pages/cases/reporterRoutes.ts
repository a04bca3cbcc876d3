import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { maySeeReporter } from '../../../domain/access/policy';
import type { ReporterIdentity } from '../../../models/identityVault';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import type { Services } from '../../../office/services';
import { getVisibleCase } from '../../frame/visibleCase';

/** What can be asked for: only what is asked for is shown, and recorded as looked at. */
const parts = {
  contact: ['name', 'address', 'phone'],
  letter: ['originalText'],
} as const satisfies Record<string, readonly (keyof ReporterIdentity)[]>;

const revealForm = z.object({
  part: z.enum(['contact', 'letter']),
  why: z.string().trim().min(10).max(500),
});

/** The reporter's identity: sealed, shown once to those who must reach them, each look recorded with its reason. */
export function reporterRoutes(services: Services): Router {
  const { cases, texts } = services;
  const routes = Router();
  const path = '/cases/:caseId/reporter';

  async function sealedReporter(req: Request<{ caseId: string }>, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { ref } = view.state.registration.reporter;
    if (ref === undefined) throw notFound();
    if (!maySeeReporter(actor, view.state)) throw forbidden();
    return { ref, actor, caseId: view.caseId, number: view.number };
  }

  routes.get(path, async (req, res) => {
    const { caseId, number } = await sealedReporter(req, res);
    res.render('cases/reporter', { caseId, number, values: {} });
  });

  routes.post(path, async (req, res) => {
    const { ref, actor, caseId, number } = await sealedReporter(req, res);
    const form = readForm({
      schema: revealForm,
      body: req.body,
      res,
      texts,
      labels: 'cases:reporter.label',
    });
    if (!form.ok) return res.status(422).render('cases/reporter', { ...form, caseId, number });
    const fields = parts[form.data.part];
    const look = {
      at: new Date().toISOString(),
      caseId,
      by: actor.id,
      fields: [...fields],
      why: form.data.why,
    };
    await cases.officeLog.append({
      by: actor.id,
      type: 'secretSeen',
      data: { caseId, part: form.data.part },
    });
    const identity = await cases.vault.look(ref, look);
    req.log.info({ audit: 'reporterRevealed', caseId, accountId: actor.id }, 'reporter revealed');
    const shown = identity && fields.map((field) => ({ field, value: identity[field] }));
    res.render('cases/reporter-shown', { caseId, number, shown });
  });
  return routes;
}
