import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type Period, periodId } from '../../../domain/figures/period';
import type { SheetFault } from '../../../domain/figures/takeIn';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { figureForms } from '../../../office/figures/forms';
import { readReportActs, takenInOf } from '../../../office/figures/reports';
import { takeIn } from '../../../office/figures/takeIn';
import { maximumFileBytes } from '../../../office/import/file/fault';
import { unitsRightBelow } from '../../../office/lists/unitsRightBelow';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { uploadedFile } from '../../frame/uploadedFile';
import { getPeriod } from './asked';
import { periodText, periodWithDays } from '../../../language/sentences/period';
import { formPath, reportPath, room } from './paths';

type PeriodRequest = Request<{ period: string }>;

const unitForm = z.object({
  unit: z.string().max(80).catch(''),
  commandId: z.uuid().catch(() => crypto.randomUUID()),
});

/** Reports of lower levels for a period: taken in form by form, as sheets of the same form. */
export function figureUnitRoutes({ cases, accounts }: Services): Router {
  const routes = Router();
  const path = (period: Period) => `${reportPath(periodId(period))}/units`;

  const listUnits = async () => unitsRightBelow(await cases.reference.findCurrentTree(), officeToday());

  async function show(
    res: Response,
    period: Period,
    more: {
      values?: Record<string, unknown>;
      errors?: FieldError[];
      faults?: SheetFault[];
      moreFaults?: number;
    } = {},
  ): Promise<void> {
    const { t, language } = res.locals;
    const [units, acts, people] = await Promise.all([
      listUnits(),
      readReportActs(cases, period),
      readPeople(accounts),
    ]);
    const id = periodId(period);
    const { faults = [], moreFaults = 0, errors = [], values = {} } = more;
    res.status(errors.length > 0 ? 422 : 200).render('figures/units', {
      days: periodWithDays(period, t),
      reportPath: reportPath(id),
      reportTitle: periodText(period, t),
      action: path(period),
      units: units.map(({ id: value, name: text }) => ({ value, text })),
      maximumMegabytes: maximumFileBytes / 1024 / 1024,
      taken: takenInOf(acts).map(({ unit, form, at, by }) => {
        const known = figureForms().find((one) => one.id === form);
        return {
          unit: unit.name,
          form: known?.title[language] ?? form,
          href: known && formPath(id, form),
          at,
          by: people.nameOf(by),
        };
      }),
      faults: faults.map(({ cell, why, params }) => ({ cell, text: t(`figures:fault.${why}`, params) })),
      moreFaults: moreFaults > 0 && t('figures:fault.more', { count: moreFaults }),
      values,
      errors,
    });
  }

  routes.get(`${room}/:period/units`, requireDuty('sendFigures'), async (req: PeriodRequest, res) => {
    await show(res, getPeriod(req.params.period));
  });

  routes.post(`${room}/:period/units`, requireDuty('sendFigures'), async (req: PeriodRequest, res) => {
    const { t } = res.locals;
    const period = getPeriod(req.params.period);
    const values = sentValues(req.body);
    const { unit: unitId, commandId } = unitForm.parse(values);
    const unit = (await listUnits()).find(({ id }) => id === unitId);
    if (!unit) return show(res, period, { values, errors: [fieldError('unit', t('figures:fault.noUnit'))] });
    const file = uploadedFile(req);
    if (!file) return show(res, period, { values, errors: [fieldError('file', t('import:fault.missing'))] });
    const actor = actorOf(signedInAccount(res));
    const outcome = await takeIn(cases, { actor, period, unit, file, commandId });
    switch (outcome.kind) {
      case 'unreadable':
        return show(res, period, {
          values,
          errors: [fieldError('file', t(`import:fault.${outcome.fault}`, outcome.params))],
        });
      case 'faults': {
        const { faults, more } = outcome;
        const errors = [fieldError('file', t('figures:fault.title'))];
        return show(res, period, { values, errors, faults, moreFaults: more });
      }
      case 'done':
        flash(req, { kind: 'success', key: 'figures:done.takenIn', params: { unit: unit.name } });
        res.redirect(303, path(period));
    }
  });
  return routes;
}
