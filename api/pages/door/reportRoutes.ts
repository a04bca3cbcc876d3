import { Router } from 'express';
import { z } from 'zod';
import { officeToday } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';

const path = '/door-reports';
const asideForm = z.object({
  report: z.string().regex(/^[0-9a-f]{64}$/),
  why: z.string().trim().min(10).max(500),
});

/** What came in through the public door and waits to be registered. What it says is shown to whoever opens it to register it. */
export function doorReportRoutes({ cases, texts }: Services): Router {
  const { envelopes } = cases.door;
  const routes = Router();
  routes.use(path, requireDuty('register'));

  routes.get(path, async (_req, res) => {
    res.render('door/reports', { reports: await envelopes.listWaiting(), values: {} });
  });

  routes.post(`${path}/aside`, async (req, res) => {
    const form = readForm({ schema: asideForm, body: req.body, res, texts, labels: 'doorReports:label' });
    if (!form.ok) {
      const reports = await envelopes.listWaiting();
      return res.status(422).render('door/reports', { ...form, reports });
    }
    const { report, why } = form.data;
    const by = signedInAccount(res)._id;
    const row = await envelopes.find(report);
    if (row?.is !== 'report' || row.caseId !== undefined) throw notFound();
    await cases.officeLog.append({ by, type: 'doorReportPutAside', data: { envelope: report } });
    await envelopes.putAside(report, { by, on: officeToday(), why });
    flash(req, { kind: 'success', key: 'doorReports:aside.done' });
    res.redirect(303, path);
  });
  return routes;
}
