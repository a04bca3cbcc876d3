import { type Request, type Response, Router } from 'express';
import { seesOfImport, visibilityOf } from '../../../domain/access/policy';
import type { ImportRecord } from '../../../models/imports';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { notFound, Problem } from '../../frame/errors/problem';
import { fieldError } from '../../../language/fieldErrors';
import { officeLanguage } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { keepWritten } from '../../frame/keepAs';
import { flash, signedInAccount } from '../../frame/request';
import { maximumFileBytes } from '../../../office/import/file/fault';
import { sentRows, sentSheet, uploadedFile } from '../../frame/uploadedFile';
import { UnreadableFileError } from '../../../office/import/file/fault';
import { importPage } from './importPage';
import { todayByCalendar } from '../../../office/import/checkFile';
import { previewFile } from '../../../office/import/preview';
import { countRows, type ImportPhase, phaseOf } from '../../../office/import/progress';
import { runImport, type RunNeeds, takeImport } from '../../../office/import/run';
import { csvTable, exportFormats } from '../../../office/exports/exportTable';
import { xlsxTable } from '../../../office/exports/xlsxTable';
import { wrongRowsTable } from '../../../office/import/wrongRows';

type ImportRequest = Request<{ importId: string }>;
const recentShown = 10;
/** Before any row has come in. */
const discardable: readonly ImportPhase[] = ['preview', 'asked', 'nothingGood', 'nothingNew'];
const seenOf = (record: ImportRecord, res: Response) => seesOfImport(actorOf(signedInAccount(res)), record);
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
    const { _id } = signedInAccount(res);
    const all = await imports.recent(recentShown);
    const own = all.every((one) => seenOf(one, res) !== 'nothing')
      ? all
      : await imports.recent(recentShown, _id);
    const recent = own.map((one) => ({ ...one, byName: nameOf(one.by) }));
    res.render('import/start', { recent, maximumMegabytes: maximumFileBytes / 1024 / 1024, ...more });
  };
  const recordOf = async (req: ImportRequest, res: Response) => {
    const record = await imports.find(req.params.importId);
    const seen = record && seenOf(record, res);
    if (!record || seen === 'nothing') throw notFound();
    return { record, seen };
  };
  /** For what only who brought the file may do. */
  const ownRecordOf = async (req: ImportRequest, res: Response) => {
    const { record, seen } = await recordOf(req, res);
    if (seen !== 'all') throw notFound();
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
      const by = signedInAccount(res)._id;
      const importId = await previewFile(file, actorOf(signedInAccount(res)), needs, sentSheet(req));
      // A colleague has this very file in work: it is theirs until they are done.
      if ((await imports.find(importId))?.by !== by) return await refuse('withColleague');
      res.redirect(303, pathOf(importId));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      await refuse(error.fault, error.params);
    }
  });

  routes.get('/import/:importId', async (req, res) => {
    const { record, seen } = await recordOf(req, res);
    const page = await importPage(record, {
      imports,
      showsRows: seen === 'all',
      hidden: await cases.views.hiddenFrom(visibilityOf(actorOf(signedInAccount(res)))),
      t: res.locals.t,
      today: await todayByCalendar(cases.reference),
    });
    const { nameOf } = await readPeople(accounts);
    const updates = page.phase === 'running' && req.query.updates !== 'off';
    // The browser asks again by itself, script or not; a link on the page stops it.
    if (updates) res.set('Refresh', '2');
    res.render('import/import', {
      ...page,
      byName: nameOf(record.by),
      isOwn: seen === 'all',
      updates,
      path: pathOf(record._id),
    });
  });

  for (const format of exportFormats)
    routes.get(`/import/:importId/wrong-rows.${format}`, async (req: ImportRequest, res) => {
      // Whole rows name reporters, whom colleagues have no business to learn of.
      const { _id } = await ownRecordOf(req, res);
      const wrong = (await imports.listRows(_id)).filter(({ status }) => status === 'wrong');
      const { t } = res.locals;
      const table = await wrongRowsTable(imports, _id, wrong, t);
      const name = t('import:export.fileName');
      const file = format === 'csv' ? csvTable(table) : await xlsxTable(name, table);
      keepWritten(res, name, format).send(file);
    });

  routes.post('/import/:importId/run', async (req, res) => {
    const { _id } = await ownRecordOf(req, res);
    const actor = actorOf(signedInAccount(res));
    // Where no row waits there is nothing to run: of a file without a good row nothing is said to have been imported.
    const { ready } = countRows(await imports.listRows(_id));
    if (ready > 0 && (await takeImport(needs, _id, actor.id))) {
      // Goes on after this answer; the page shows how far it is, and offers to go on if this process is stopped.
      runImport(_id, actor, needs).catch((err: unknown) =>
        logger.error({ err }, 'an import was interrupted'),
      );
    }
    res.redirect(303, pathOf(_id));
  });

  routes.post('/import/:importId/answers', async (req, res) => {
    const { _id } = await ownRecordOf(req, res);
    const answered = await imports.answerRows(_id, sentRows(req));
    const key = answered > 0 ? 'import:asked.answered' : 'import:asked.noneChosen';
    flash(req, { kind: 'information', key, params: { count: answered } });
    res.redirect(303, pathOf(_id));
  });

  routes.post('/import/:importId/discard', async (req, res) => {
    const record = await ownRecordOf(req, res);
    const counts = countRows(await imports.listRows(record._id));
    const phase = phaseOf(record, counts, new Date().toISOString());
    if (!discardable.includes(phase)) {
      throw new Problem(409, 'importBegun', { detailKey: 'import:begun' });
    }
    await imports.discard(record._id);
    flash(req, { kind: 'information', key: 'import:discarded' });
    res.redirect(303, '/import');
  });
  return routes;
}
