import type { Request, Router } from 'express';
import { mayDo, mayReadProcedures, maySeeCases } from '../../../domain/access/policy';
import { lawOf } from '../../../domain/procedure/law';
import { readPeople } from '../../../office/people/people';
import { forbidden, notFound } from '../../frame/errors/problem';
import { refusalSentence } from '../../../language/sentences/refusal';
import { migrate } from '../../../office/procedures/migrate';
import { migrationPreview } from '../../../office/procedures/preview';
import { findChanges } from '../../../language/procedures/changedRows';
import { comparedRows } from '../../../language/procedures/rows';
import type { Services } from '../../../office/services';
import { callerOf } from '../caller';
import { pageLinks } from '../paging';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import {
  changesQuery,
  changesSchema,
  comparisonQuery,
  comparisonSchema,
  migratedSchema,
  migrationBody,
  migrationPreviewSchema,
  migrationQuery,
  procedureBody,
  procedureListSchema,
} from './shapes';

type VersionRequest = Request<{ id: string; version: string }>;

/** The rules as data: each version, two compared, what moving cases would change, and moving them. */
export function procedureRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;
  const room = '/api/v1/procedures';
  routes.use(room, (_req, res, next) => {
    if (!mayReadProcedures(callerOf(res))) throw forbidden();
    next();
  });

  const getVersion = async (key: string) => {
    const found = (await cases.reference.listProcedures()).find(
      ({ id, version }) => `${id}@${version}` === key,
    );
    if (!found) throw notFound();
    return found;
  };
  const asked = ({ params }: VersionRequest) => getVersion(`${params.id}@${params.version}`);

  routes.get(room, async (_req, res) => {
    const items = (await cases.reference.listProcedures()).map(procedureBody);
    res.json(procedureListSchema.parse({ items }));
  });

  routes.get(`${room}/:id/:version`, async (req: VersionRequest, res) => {
    res.json(procedureBody(await asked(req)));
  });

  routes.get(`${room}/:id/:version/comparison`, async (req: VersionRequest, res) => {
    const query = readInput({ schema: comparisonQuery, value: req.query, res, texts });
    const [one, other] = [await asked(req), await getVersion(query.with)];
    const rows = comparedRows(res.locals.t, one, other);
    res.json(comparisonSchema.parse({ law: lawOf(one), otherLaw: lawOf(other), rows }));
  });

  routes.get(`${room}/:id/:version/changes`, async (req: VersionRequest, res) => {
    readInput({ schema: changesQuery, value: req.query, res, texts });
    const found = findChanges(res.locals.t, await asked(req), await cases.reference.listProcedures());
    const follows = found && { id: found.followed.id, version: found.followed.version };
    res.json(changesSchema.parse({ follows, rows: found?.rows ?? [] }));
  });

  routes.get(`${room}/:id/:version/migration`, async (req: VersionRequest, res) => {
    const caller = callerOf(res);
    if (!maySeeCases(caller)) throw forbidden();
    const { after } = readInput({ schema: migrationQuery, value: req.query, res, texts });
    const piece = await migrationPreview(caller, { procedure: await asked(req) }, cases, after);
    const { next } = pageLinks(req, res, {
      next: piece.next === undefined ? undefined : { after: piece.next },
    });
    res.json(migrationPreviewSchema.parse({ cases: piece.cases, next }));
  });

  routes.post(`${room}/:id/:version/migration`, async (req: VersionRequest, res) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'changeRules')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const body = readInput({ schema: migrationBody, value: req.body, res, texts });
    const migrated = await migrate({ commandId, ...body }, { procedure: await asked(req) }, caller, services);
    const { nameOf } = await readPeople(services.accounts);
    const refused = migrated.refused.map(({ caseId, refusal }) => ({
      caseId,
      reason: refusal.refused,
      detail: refusalSentence(res.locals.t, refusal, nameOf),
    }));
    res.json(migratedSchema.parse({ ...migrated, refused: refused.length > 0 ? refused : undefined }));
  });
}
