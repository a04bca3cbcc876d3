import type { Request, Response, Router } from 'express';
import { mayDo, seesOfImport, visibilityOf } from '../../../domain/access/policy';
import { officeLanguage } from '../../../language/texts';
import type { ImportRecord } from '../../../models/imports';
import { askedRows } from '../../../office/import/askedRows';
import { UnreadableFileError } from '../../../office/import/file/fault';
import { previewFile } from '../../../office/import/preview';
import { countRows, type ImportPhase, phaseOf } from '../../../office/import/progress';
import { runImport, type RunNeeds, takeImport } from '../../../office/import/run';
import { cellsOf, openRows } from '../../../office/import/wrongRows';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { sentSheet, uploadedFile } from '../../frame/uploadedFile';
import { callerOf } from '../caller';
import { invalidInput, readInput } from '../input';
import { importAnswersBody, importListSchema, importRowsSchema, importSchema } from './shapes';

type ImportRequest = Request<{ importId: string }>;
const room = '/api/v1/imports';
const recentShown = 100;
/** Before any row has come in. */
const discardable: readonly ImportPhase[] = ['preview', 'asked', 'nothingGood', 'nothingNew'];

/** Registers that are brought in from files: looked at first, asked about, then run beside other work. */
export function importRoutes(routes: Router, services: Services): void {
  const { cases, texts, logger } = services;
  const { imports } = cases;
  const needs: RunNeeds = {
    ...cases,
    sealedContent: texts.translator(officeLanguage)('import:sealedContent'),
  };
  routes.use(room, (_req, res, next) => {
    if (!mayDo(callerOf(res), 'import')) throw forbidden();
    next();
  });
  const hiddenFrom = (res: Response) => cases.views.hiddenFrom(visibilityOf(callerOf(res)));

  async function shown(record: ImportRecord, res: Response, hidden: ReadonlySet<string>) {
    const { _id: importId, by, createdAt, expiresAt } = record;
    const rows = await imports.listRows(importId);
    const own = seesOfImport(callerOf(res), record) === 'all';
    const self = `${room}/${encodeURIComponent(importId)}`;
    return importSchema.parse({
      ...{ importId, by, createdAt, expiresAt, own },
      phase: phaseOf(record, countRows(rows), new Date().toISOString()),
      counts: countRows(rows.filter(({ caseId }) => caseId === undefined || !hidden.has(caseId))),
      links: { self, ...(own && { rows: `${self}/rows` }) },
    });
  }
  const getRecord = async (req: ImportRequest, res: Response, seen: 'any' | 'own') => {
    const record = await imports.find(req.params.importId);
    const sees = record ? seesOfImport(callerOf(res), record) : 'nothing';
    if (!record || sees === 'nothing' || (seen === 'own' && sees !== 'all')) throw notFound();
    return record;
  };
  const answer = async (req: ImportRequest, res: Response) =>
    void res.json(await shown(await getRecord(req, res, 'any'), res, await hiddenFrom(res)));

  routes.get(room, async (_req, res) => {
    const hidden = await hiddenFrom(res);
    const caller = callerOf(res);
    const all = await imports.recent(recentShown);
    const seen = all.every((one) => seesOfImport(caller, one) !== 'nothing')
      ? all
      : await imports.recent(recentShown, caller.id);
    const items = await Promise.all(seen.map((one) => shown(one, res, hidden)));
    res.json(importListSchema.parse({ items }));
  });

  routes.post(room, async (req, res) => {
    const { t } = res.locals;
    const wrong = (fault: string, params = {}) =>
      invalidInput([{ field: 'file', detail: t(`import:fault.${fault}`, params) }]);
    const file = uploadedFile(req);
    if (!file) throw wrong('missing');
    const caller = callerOf(res);
    const importId = await previewFile(file, caller, needs, sentSheet(req)).catch((error: unknown) => {
      throw error instanceof UnreadableFileError ? wrong(error.fault, error.params) : error;
    });
    const record = await imports.find(importId);
    // A colleague has this very file in work: it is theirs until they are done.
    if (record?.by !== caller.id) throw wrong('withColleague');
    res.status(201).location(`${room}/${encodeURIComponent(importId)}`);
    res.json(await shown(record, res, await hiddenFrom(res)));
  });

  routes.get(`${room}/:importId`, answer);

  routes.get(`${room}/:importId/rows`, async (req: ImportRequest, res) => {
    // Whole rows name reporters, whom colleagues have no business to learn of.
    const { _id } = await getRecord(req, res, 'own');
    const { t } = res.locals;
    const hidden = await hiddenFrom(res);
    const all = await imports.listRows(_id);
    const rows = all.filter(({ caseId }) => caseId === undefined || !hidden.has(caseId));
    const opened = (status: string) =>
      openRows(
        imports,
        _id,
        rows.filter((row) => row.status === status),
      );
    const wrong = cellsOf(await opened('wrong'), 'problems', t).map(({ caseId, ...one }) => ({
      ...one,
      ...(caseId !== undefined && !hidden.has(caseId) && { caseId }),
    }));
    const refused = rows.flatMap(({ row, status, refusal = '' }) =>
      status === 'refused' ? { row, reason: refusal } : [],
    );
    res.json(importRowsSchema.parse({ wrong, asked: askedRows(await opened('asked'), hidden, t), refused }));
  });

  routes.post(`${room}/:importId/run`, async (req: ImportRequest, res) => {
    const { _id } = await getRecord(req, res, 'own');
    const actor = callerOf(res);
    const { ready } = countRows(await imports.listRows(_id));
    if (ready > 0 && (await takeImport(needs, _id, actor.id)))
      // Goes on after this answer; its state says how far it is.
      runImport(_id, actor, needs).catch((err: unknown) =>
        logger.error({ err }, 'an import was interrupted'),
      );
    res.status(202);
    await answer(req, res);
  });

  routes.post(`${room}/:importId/answers`, async (req: ImportRequest, res) => {
    const { _id } = await getRecord(req, res, 'own');
    const { rows } = readInput({ schema: importAnswersBody, value: req.body, res, texts });
    await imports.answerRows(_id, rows);
    await answer(req, res);
  });

  routes.delete(`${room}/:importId`, async (req: ImportRequest, res) => {
    const record = await getRecord(req, res, 'own');
    const phase = phaseOf(record, countRows(await imports.listRows(record._id)), new Date().toISOString());
    if (!discardable.includes(phase)) throw new Problem(409, 'importBegun', { detailKey: 'import:begun' });
    await imports.discard(record._id);
    res.status(204).end();
  });
}
