import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { mayCutFile } from '../../../domain/access/files';
import { findCopyOf } from '../../../domain/files/caseFile';
import type { Box } from '../../../domain/workingCopy/boxes';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { leftFaultText } from '../../../language/leftFault';
import { refusalSentence } from '../../../language/sentences/refusal';
import { wordInside } from '../../../language/sentences/vocabulary';
import { drawSheet, howSheeted } from '../../../office/files/copies/sheets';
import { recordReading } from '../../../office/files/recordReading';
import { readPeople } from '../../../office/people/people';
import { cutFile, type MadeCut } from '../../../office/reporter/cutFile';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { readingForm } from '../../frame/forms/readingForm';
import { orNoCopy } from '../../frame/noCopy';
import { flash } from '../../frame/request';
import { type FileRequest, getOpenedFile } from '../../frame/seenFile';
import { toldReading } from '../../frame/toldReading';
import { filePath } from '../files/paths';
import { readCutForm, shownBoxes, type TypedBox } from './cutForm';

const path = '/cases/:caseId/files/:fileId/working-copy';

interface Editing {
  sheet: number;
  boxes: readonly Box[];
  why: string;
  reading: string;
  commandId: string;
  reason: string;
  nothing: boolean;
  errors?: readonly FieldError[];
  wrong?: readonly TypedBox[];
  status?: number;
}

/** The working copy of a file that can give the reporter away: its sheets with black boxes, drawn by whoever may open it. */
export function cutRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();

  async function cutting(req: FileRequest, res: Response) {
    const found = await getOpenedFile(services, req, res);
    const { view, actor, seen, opened } = found;
    const of = howSheeted(seen.file);
    if (!of || !seen.file.guarded || seen.file.cutFrom) throw notFound();
    if (!mayCutFile(actor, view.state, seen.file, new Date().toISOString())) throw forbidden();
    const { caseId, number, state } = view;
    const back = filePath(caseId, seen.file.file);
    const isAgain = findCopyOf(state, seen.file.file) !== undefined;
    const ref = state.registration.reporter.ref;
    return { of, actor, opened, ref, shown: { caseId, number, back, file: seen.file.number, isAgain } };
  }
  type Cutting = Awaited<ReturnType<typeof cutting>>;

  async function edit(res: Response, { of, opened, shown }: Cutting, editing: Editing): Promise<void> {
    const { picture, count } = await orNoCopy(drawSheet(of, opened.content, editing.sheet));
    if (!picture) throw notFound();
    const { boxes, wrong, status = 200, ...rest } = editing;
    res.status(status).render('workingCopy/cut', {
      ...shown,
      ...rest,
      ...shownBoxes(boxes, editing.sheet, wrong),
      count,
      picture: `data:image/jpeg;base64,${picture.toString('base64')}`,
    });
  }

  routes.get(path, async (req: FileRequest, res) => {
    const { shown } = await cutting(req, res);
    res.render('workingCopy/cutBegin', { ...shown, values: {} });
  });

  // The file is opened for it: that is told before any of it is shown.
  routes.post(path, async (req: FileRequest, res) => {
    const found = await cutting(req, res);
    const { actor, opened, shown } = found;
    const { caseId } = shown;
    const begun = readForm({
      schema: readingForm(undefined),
      body: req.body,
      res,
      texts,
      labels: 'cases:reporter.label',
    });
    if (!begun.ok) return res.status(422).render('workingCopy/cutBegin', { ...begun, ...shown });
    const { why } = begun.data;
    const form = readCutForm(req.body, res.locals.t);
    const reading = form?.reading ?? begun.data.commandId;
    const { file } = opened.file;
    // Under one id it is one reading, however many sheets are turned.
    const read = { fields: ['files' as const], reason: why, file };
    await toldReading({ caseId, commandId: reading, actor, ...read }, services);
    if (!form) {
      await recordReading({ caseId, file, by: actor.id, as: 'copy' }, cases);
      const ids = { reading, commandId: randomUUID() };
      return edit(res, found, { ...ids, sheet: 1, boxes: [], why, reason: '', nothing: false });
    }
    const boxes = [...form.kept, ...form.drawn];
    const { commandId, reason } = form;
    const again = {
      boxes,
      why,
      reading,
      commandId,
      reason,
      sheet: form.sheet,
      nothing: form.nothing === 'yes',
    };
    if (form.errors.length > 0)
      return edit(res, found, { ...again, errors: form.errors, wrong: form.rows, status: 422 });
    if (form.step === 'previous') return edit(res, found, { ...again, sheet: Math.max(1, form.sheet - 1) });
    if (form.step === 'next') return edit(res, found, { ...again, sheet: form.sheet + 1 });
    if (form.step === 'draw') return edit(res, found, again);
    const missing = whatIsMissing(again, shown.isAgain, res);
    if (missing.length > 0) return edit(res, found, { ...again, errors: missing, status: 422 });
    const order = { caseId, commandId, actor, boxes, ref: found.ref, original: opened };
    const made = await cutFile({ ...order, reason: reason || undefined }, services);
    if (made.kind !== 'done') {
      const { status, errors, same } = await whyNot(made, res);
      const id = same ? commandId : randomUUID();
      return edit(res, found, { ...again, commandId: id, errors, status });
    }
    flash(req, { kind: 'success', key: 'workingCopy:files.done' });
    res.redirect(303, filePath(caseId, made.file.file));
  });

  async function whyNot(made: Exclude<MadeCut, { kind: 'done' }>, res: Response) {
    const { t } = res.locals;
    const error = (status: number, text: string, field = 'boxes-0-left') => ({
      status,
      errors: [fieldError(field, text)],
      same: false,
    });
    switch (made.kind) {
      case 'left': {
        const errors = made.faults.map((fault) => fieldError('boxes-0-left', leftFaultText(fault, t)));
        return { status: 422, errors, same: false };
      }
      case 'sheets':
        return error(422, t('workingCopy:files.problem.sheets', made));
      case 'unreadable':
        return error(422, t('workingCopy:files.problem.unreadable'));
      case 'standing': {
        const kinds = made.by.map((kind) => wordInside(t, 'identityFields', kind)).join(', ');
        return error(422, t('workingCopy:files.problem.standing', { kinds }), 'reason');
      }
      case 'not': {
        const { outcome } = made;
        if (outcome.kind !== 'refused') return { ...error(503, t('errors:pending.detail')), same: true };
        const { nameOf } = await readPeople(accounts);
        const { refusal } = outcome;
        const field = refusal.field === 'reason' ? 'reason' : undefined;
        return error(
          refusal.refused === 'reasonTooShort' ? 422 : 409,
          refusalSentence(t, refusal, nameOf),
          field,
        );
      }
    }
  }
  return routes;
}

/** What the editor asks for before anything is made. */
function whatIsMissing(
  { boxes, nothing, reason }: Pick<Editing, 'boxes' | 'nothing' | 'reason'>,
  isAgain: boolean,
  res: Response,
): FieldError[] {
  const { t } = res.locals;
  return [
    ...(boxes.length === 0 && !nothing
      ? [fieldError('nothing', t('workingCopy:files.problem.nothing'))]
      : []),
    ...(isAgain && reason === '' ? [fieldError('reason', t('workingCopy:files.problem.reason'))] : []),
  ];
}
