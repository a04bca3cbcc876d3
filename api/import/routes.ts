import { type Request, type Response, Router } from 'express';
import type { ImportRecord } from '../../models/imports';
import { requireDuty } from '../account/guards';
import { readPeople } from '../cases/people';
import { forbidden, notFound, Problem } from '../errors/problem';
import { fieldError } from '../forms/field-errors';
import { officeLanguage } from '../language/texts';
import type { Services } from '../services';
import { actorOf } from '../setup/navigation';
import { notify, signedInAccount } from '../setup/request';
import { maximumFileBytes, uploadedFile } from './uploadedFile';
import { UnreadableFileError } from './decodeFile';
import { importPage } from './importPage';
import { officeToday } from './checkFile';
import { previewFile } from './preview';
import { countRows, phaseOf } from './progress';
import { runImport, type RunNeeds, takeImport } from './run';
import { wrongRowsFile } from './wrongRows';

type ImportRequest = Request<{ importId: string }>;
const recentShown = 10;
const isOwn = ({ by }: ImportRecord, res: Response) => by === signedInAccount(res)._id;
const pathOf = (importId: string) => `/import/${importId}`;

/** The office's register, read from a file: looked at first, then brought in while people go on working. */
export function importRoutes(services: Services): Router {
  const { cases, texts, logger, accounts } = services;
  const { imports } = cases;
  const sealedContent = texts.translator(officeLanguage)('import:sealedContent');
  const needs: RunNeeds = { ...cases, sealedContent };
  const routes = Router();
  routes.use('/import', requireDuty('import'));

  const showStart = async (res: Response, more: Record<string, unknown> = {}) => {
    const { nameOf } = await readPeople(accounts);
    const recent = (await imports.recent(recentShown)).map((one) => ({ ...one, byName: nameOf(one.by) }));
    res.render('import/start', { recent, maximumMegabytes: maximumFileBytes / 1024 / 1024, ...more });
  };
  const recordOf = async (req: ImportRequest) => {
    const record = await imports.find(req.params.importId);
    if (!record) throw notFound();
    return record;
  };

  routes.get('/import', (_req, res) => showStart(res));

  routes.post('/import', async (req, res) => {
    const refuse = (key: string, params = {}) => {
      const errors = [fieldError('file', res.locals.t(`import:fault.${key}`, params))];
      return showStart(res.status(422), { errors });
    };
    const file = uploadedFile(req);
    if (!file) return refuse('missing');
    try {
      res.redirect(303, pathOf(await previewFile(file, signedInAccount(res)._id, needs)));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      await refuse(error.fault, error.params);
    }
  });

  routes.get('/import/:importId', async (req, res) => {
    const record = await recordOf(req);
    const page = await importPage(record, {
      imports,
      t: res.locals.t,
      today: await officeToday(cases.reference),
    });
    const { nameOf } = await readPeople(accounts);
    const updates = page.phase === 'running' && req.query.updates !== 'off';
    // The browser asks again by itself, script or not; a link on the page stops it.
    if (updates) res.set('Refresh', '2');
    res.render('import/import', {
      ...page,
      byName: nameOf(record.by),
      isOwn: isOwn(record, res),
      updates,
      path: pathOf(record._id),
    });
  });

  routes.get('/import/:importId/wrong-rows.csv', async (req, res) => {
    const record = await recordOf(req);
    // Whole rows name reporters, whom colleagues have no business to learn of.
    if (!isOwn(record, res)) throw forbidden();
    const { _id } = record;
    const wrong = (await imports.listRows(_id)).filter(({ status }) => status === 'wrong');
    res.attachment(res.locals.t('import:export.fileName')).type('text/csv; charset=utf-8');
    res.send(await wrongRowsFile(imports, _id, wrong, res.locals.t));
  });

  routes.post('/import/:importId/run', async (req, res) => {
    const { _id } = await recordOf(req);
    const actor = actorOf(signedInAccount(res));
    if (await takeImport(needs, _id)) {
      // Goes on after this answer; the page shows how far it is, and offers to go on if this process is stopped.
      runImport(_id, actor, needs).catch((err: unknown) =>
        logger.error({ err }, 'an import was interrupted'),
      );
    }
    res.redirect(303, pathOf(_id));
  });

  routes.post('/import/:importId/discard', async (req, res) => {
    const record = await recordOf(req);
    const counts = countRows(await imports.listRows(record._id));
    const phase = phaseOf(record, counts, new Date().toISOString());
    if (phase !== 'preview' && phase !== 'nothingNew') {
      throw new Problem(409, 'importBegun', { detailKey: 'import:begun' });
    }
    await imports.discard(record._id);
    notify(req, { kind: 'information', key: 'import:discarded' });
    res.redirect(303, '/import');
  });
  return routes;
}
