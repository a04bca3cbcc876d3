import type { Request, Router } from 'express';
import { mayDo, mayReadProcedures, maySeeCases } from '../../domain/access/policy';
import { forbidden, notFound } from '../errors/problem';
import { migrate } from '../procedures/migrate';
import { migrationPreview } from '../procedures/preview';
import { comparedRows } from '../procedures/rows';
import type { Services } from '../services';
import { callerOf } from './caller';
import { getIdempotencyKey } from './headers';
import { readInput } from './input';
import {
  comparisonQuery,
  comparisonSchema,
  migratedSchema,
  migrationBody,
  migrationPreviewSchema,
  procedureListSchema,
} from './shapes/procedures';

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
    res.json(procedureListSchema.parse({ items: await cases.reference.listProcedures() }));
  });

  routes.get(`${room}/:id/:version`, async (req: VersionRequest, res) => {
    res.json(await asked(req));
  });

  routes.get(`${room}/:id/:version/comparison`, async (req: VersionRequest, res) => {
    const query = readInput({ schema: comparisonQuery, value: req.query, res, texts });
    const [one, other] = [await asked(req), await getVersion(query.with)];
    res.json(comparisonSchema.parse({ rows: comparedRows(res.locals.t, one, other) }));
  });

  routes.get(`${room}/:id/:version/migration`, async (req: VersionRequest, res) => {
    const caller = callerOf(res);
    if (!maySeeCases(caller)) throw forbidden();
    const preview = await migrationPreview(caller, { procedure: await asked(req) }, cases);
    res.json(migrationPreviewSchema.parse({ cases: preview }));
  });

  routes.post(`${room}/:id/:version/migration`, async (req: VersionRequest, res) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'changeRules')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const body = readInput({ schema: migrationBody, value: req.body, res, texts });
    const migrated = await migrate({ commandId, ...body }, { procedure: await asked(req) }, caller, services);
    res.json(migratedSchema.parse(migrated));
  });
}
