import { type Response, Router } from 'express';
import { hangingOn } from '../../../domain/organisations/chain';
import { levels } from '../../../domain/organisations/unit';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import { confidences } from '../../../domain/procedure/cited';
import type { Services } from '../../../office/services';
import { raisedText, readTreeText, versionText } from '../../../office/procedures/newVersion';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { word } from '../../../language/sentences/vocabulary';
import { notFound } from '../../frame/errors/problem';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { changeDraft, withSource } from './editForm';
import { treeChanges } from './treeChanges';
import { unitLines } from './unitLines';

const page = '/organisations/edit';

/**
 * A form for those who would rather not write the tree as text: each step adds one change to a draft of the next version, which travels with the
 * form. What it comes to goes through the same checks, the same preview and the same adding as a text (`newVersionRoutes.ts`).
 */
export function treeEditRoutes({ cases: { reference } }: Services): Router {
  const routes = Router();
  routes.use(page, requireDuty('addRules'));

  function show(
    res: Response,
    current: OrganisationTree,
    draft: OrganisationTree,
    {
      status = 200,
      errors = [],
      values = {},
    }: { status?: number; errors?: FieldError[]; values?: object } = {},
  ): void {
    const { t } = res.locals;
    const units = unitLines(hangingOn(draft, officeToday()));
    const shown = new Set(units.map(({ unit }) => unit.id));
    // What is not there today, not any more or not yet, stands below.
    const others = draft.units.filter(({ id }) => !shown.has(id));
    res.status(status).render('organisations/edit', {
      errors,
      values: { citation: draft.citation, confidence: draft.confidence, ...values },
      text: versionText(draft),
      units: [
        ...units.map(({ unit, text }) => ({ value: unit.id, text })),
        ...others.map(({ id, name }) => ({ value: id, text: t('organisations:edit.notToday', { name }) })),
      ],
      levels: levels.map((value) => ({ value, text: word(t, 'levels', value) })),
      confidences: confidences.map((value) => ({ value, text: t(`procedures:confidence.${value}`) })),
      changes: treeChanges(t, current, draft),
    });
  }

  routes.get(page, async (_req, res) => {
    const current = await reference.findCurrentTree();
    // The first tree of an office is written, or brought in, as a whole.
    if (!current) return res.redirect(303, '/organisations/new');
    show(res, current, { ...current, version: current.version + 1 });
  });

  routes.post(page, async (req, res) => {
    const current = await reference.findCurrentTree();
    if (!current) throw notFound();
    const { t } = res.locals;
    const values = sentValues(req.body);
    const read = readTreeText(res.locals, String(values.text ?? raisedText(current)), current);
    if ('problems' in read) {
      // A colleague has added a version meanwhile, or the draft is none: it begins anew, and what was typed stays.
      const errors = read.problems.map((problem) => fieldError('act', problem));
      return show(
        res,
        current,
        { ...current, version: current.version + 1 },
        { status: 409, errors, values },
      );
    }
    const draft = withSource(read.version, values);
    const changed = changeDraft(t, values, draft);
    if ('errors' in changed)
      return show(res, current, draft, { status: 422, errors: changed.errors, values });
    const checked = readTreeText(res.locals, versionText(changed.draft), current);
    if ('problems' in checked) {
      const errors = checked.problems.map((problem) => fieldError('act', problem));
      return show(res, current, draft, { status: 422, errors, values });
    }
    show(res, current, checked.version);
  });
  return routes;
}
