import { type Request, type Response, Router } from 'express';
import { roles } from '../../../domain/access/roles';
import { confidences } from '../../../domain/procedure/cited';
import { type EditableValue, editableValues, withEdited } from '../../../domain/procedure/editable';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Services } from '../../../office/services';
import { nextVersionOf, readProcedureText, versionText } from '../../../office/procedures/newVersion';
import { procedureRows, rowKeyOf } from '../../../language/procedures/rows';
import { partName } from '../../../language/procedures/valueText';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { notFound } from '../../frame/errors/problem';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { fieldOf, limitUnits, readEdited, type Values, valuesOf } from './editForm';
import { shownVersion } from './shownVersion';

type VersionRequest = Request<{ id: string; version: string }>;

const partLabel = (t: Translate, part: string): string =>
  part === '' || part === 'count'
    ? t('procedures:edit.number')
    : part
        .split('.')
        .filter((name) => name !== 'count')
        .map((name) => partName(t, name))
        .join(' – ');

/** A value as the form shows it, each field under its name. */
function shownValue(
  t: Translate,
  value: EditableValue,
  row: { label: string; value: string },
  wrong: ReadonlySet<string>,
) {
  const { place, numbers, units, chains } = value;
  const of = (part: string | number, ...more: (string | number)[]) => fieldOf(place, part, ...more);
  const fields = [
    of('citation'),
    of('confidence'),
    ...[...numbers, ...units].map(({ part }) => of(part)),
    ...chains.flatMap(({ part, steps }) =>
      Array.from({ length: steps.length + 1 }, (_, i) => [of(part, i, 'days'), of(part, i, 'to')]).flat(),
    ),
  ];
  return {
    ...row,
    open: fields.some((field) => wrong.has(field)),
    numbers: numbers.map(({ part }) => ({ field: of(part), label: partLabel(t, part) })),
    units: units.map(({ part }) => ({ field: of(part) })),
    chains: chains.map(({ part, steps }) => ({
      label: part === '' ? '' : partLabel(t, part),
      steps: Array.from({ length: steps.length + 1 }, (_, i) => ({
        days: of(part, i, 'days'),
        to: of(part, i, 'to'),
      })),
    })),
    citation: of('citation'),
    confidence: of('confidence'),
  };
}

/**
 * A form for limits, thresholds, chains of escalation and their sources, begun from a version: what it comes to goes through the same checks,
 * the same preview and the same adding as a text (`newVersionRoutes.ts`). All else stays as it is in the version.
 */
export function procedureEditRoutes({ cases: { reference } }: Services): Router {
  const routes = Router();
  const path = '/procedures/:id/:version/edit';
  routes.use(path, requireDuty('addRules'));

  async function asked({ params }: VersionRequest) {
    const there = await reference.listProcedures();
    const base = there.find(({ id, version }) => id === params.id && String(version) === params.version);
    if (!base) throw notFound();
    return { there, base };
  }

  function show(res: Response, base: Procedure, values: Values, errors: readonly FieldError[] = []): void {
    const { t } = res.locals;
    const rows = new Map(procedureRows(t, base).map((row) => [row.key, row]));
    const wrong = new Set(errors.map(({ field }) => field));
    res.status(errors.length > 0 ? 422 : 200).render('procedures/edit', {
      base,
      errors,
      values,
      path: `/procedures/${encodeURIComponent(base.id)}/${base.version}`,
      shown: editableValues(base).flatMap((value) => {
        const row = rows.get(rowKeyOf(value.place));
        return row ? [shownValue(t, value, row, wrong)] : [];
      }),
      units: limitUnits.map((value) => ({ value, text: word(t, 'units', value) })),
      roles: roles.map((value) => ({ value, text: word(t, 'roles', value) })),
      confidences: confidences.map((value) => ({ value, text: t(`procedures:confidence.${value}`) })),
    });
  }

  routes.get(path, async (req: VersionRequest, res) => {
    const { base } = await asked(req);
    show(res, base, valuesOf(editableValues(base)));
  });

  routes.post(path, async (req: VersionRequest, res) => {
    const { there, base } = await asked(req);
    const { t } = res.locals;
    const sent = sentValues(req.body);
    // What has no row on the page has no fields either, and stays.
    const keys = new Set(procedureRows(t, base).map(({ key }) => key));
    const read = readEdited(
      t,
      sent,
      editableValues(base).filter(({ place }) => keys.has(rowKeyOf(place))),
    );
    if ('errors' in read) return show(res, base, sent, read.errors);
    const text = versionText(withEdited(base, nextVersionOf(base, there), read.values));
    const checked = readProcedureText(res.locals, text, there);
    if ('problems' in checked)
      return show(
        res,
        base,
        sent,
        checked.problems.map((one) => fieldError('edit', one)),
      );
    res.render('procedures/new', {
      values: { text },
      version: checked.version,
      ...shownVersion(t, checked.version, there),
    });
  });
  return routes;
}
