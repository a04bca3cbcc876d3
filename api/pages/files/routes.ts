import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Request, type Response, Router } from 'express';
import { fileKinds } from '../../../domain/files/kinds';
import { mayKeepFiles } from '../../../domain/access/files';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { actsOfFiles } from '../../../office/files/acts';
import { allowedFiles } from '../../../office/files/allowed';
import { readSeenFiles } from '../../../office/files/listed';
import { type NamedFile, takeIn } from '../../../office/files/takeIn';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden, Problem } from '../../frame/errors/problem';
import { flash } from '../../frame/request';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { contentsRoutes } from './contentsRoutes';
import { givingRoutes } from './givingRoutes';
import { oneFileRoutes } from './oneFileRoutes';
import { filesPath } from './paths';
import { fileRow } from './rows';
import { gatherFiles } from './sentFiles';
import { readTakeInForm, takeInFields } from './takeInForm';
import { whyNotDone } from './whyNotDone';

interface FormAgain {
  errors?: FieldError[] | undefined;
  held?: readonly NamedFile[];
  values?: Record<string, string>;
  commandId?: string | undefined;
}

/** What a link to the form says of the file that is to come: what it is, and what it belongs to. */
const beginning = z.object({
  fileKind: z.enum(fileKinds).or(z.literal('')).catch(''),
  fileOf: z
    .string()
    .regex(/^\d{1,9}$/)
    .catch(''),
});

/** What was taken into the file of a case: listed, taken in, given to whoever may open it, its original handed over. */
export function fileRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const allowed = allowedFiles(services.settings.files);
  const routes = Router();
  routes.use(contentsRoutes(services), givingRoutes(services), oneFileRoutes(services));

  async function showList(res: Response, { view, actor }: VisibleCase, again: FormAgain = {}): Promise<void> {
    const { t } = res.locals;
    const { state } = view;
    const [seen, { nameOf }] = await Promise.all([readSeenFiles(state, actor, cases), readPeople(accounts)]);
    const acts = actsOfFiles(state, t);
    const form = mayKeepFiles(actor, state)
      ? { ...takeInFields({ t, allowed, acts }, again), commandId: again.commandId }
      : undefined;
    res.render('files/list', {
      caseId: view.caseId,
      number: view.number,
      rows: seen.map((one) => fileRow(view.caseId, one, { t, nameOf, acts })),
      form,
      errors: again.errors,
    });
  }

  routes.get('/cases/:caseId/files', async (req, res) =>
    showList(res, await getVisibleCase(services, req, res), { values: beginning.parse(req.query) }),
  );

  routes.post('/cases/:caseId/files', async (req: Request<{ caseId: string }>, res) => {
    const visible = await getVisibleCase(services, req, res);
    const { view, actor } = visible;
    if (!mayKeepFiles(actor, view.state)) throw forbidden();
    const { t } = res.locals;
    const form = readTakeInForm(req.body, t);
    const { commandId } = form;
    if (commandId === undefined) throw new Problem(400, 'malformed');
    // Sent twice: it was taken in the first time.
    const isRepeat = (view.state.files ?? []).some((one) => one.commandId === commandId);
    const { files, errors } = await gatherFiles(
      {
        held: form.held,
        sent: res.locals.sentFiles,
        field: 'files',
        place: { caseId: view.caseId, by: actor.id },
        isThere: () => isRepeat,
      },
      { files: cases.files, t, allowed },
    );
    errors.push(...form.errors);
    if (files.length === 0 && errors.length === 0 && !isRepeat)
      errors.push(fieldError('files', t('files:problem.files')));
    const again = { held: files, values: form.values };
    if (errors.length > 0 || !form.about)
      return showList(res.status(422), visible, { ...again, errors, commandId });
    const order = { caseId: view.caseId, commandId, actor, files, about: form.about };
    const became = await takeIn(order, services);
    if (became.kind === 'not') {
      const why = await whyNotDone(became.outcome, res, accounts);
      const id = why.again ? commandId : randomUUID();
      return showList(res.status(why.status), visible, { ...again, errors: [why.error], commandId: id });
    }
    flash(req, { kind: 'success', key: 'files:done', params: { count: became.files.length } });
    res.redirect(303, filesPath(view.caseId));
  });

  return routes;
}
