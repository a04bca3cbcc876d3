import { type Request, Router } from 'express';
import { mayReadProcedures } from '../../domain/access/policy';
import type { Procedure } from '../../domain/procedure/procedure';
import { forbidden, notFound } from '../errors/problem';
import type { Services } from '../services';
import { actorOf } from '../setup/navigation';
import { signedInAccount } from '../setup/request';
import { migrationPreview } from './preview';
import { comparedRows, procedureRows } from './rows';

type VersionRequest = Request<{ id: string; version: string }>;
const keyOf = ({ id, version }: Procedure): string => `${id}@${version}`;
const pathOf = ({ id, version }: Procedure): string => `/procedures/${encodeURIComponent(id)}/${version}`;

/** The rules that the office works by: each version with its sources, two side by side, and what a migration would change. */
export function procedureRoutes({ cases }: Services): Router {
  const { reference } = cases;
  const routes = Router();
  routes.use('/procedures', (_req, res, next) => {
    if (!mayReadProcedures(actorOf(signedInAccount(res)))) throw forbidden();
    next();
  });

  /** The version that the address names, among all others. */
  const asked = async ({ params }: VersionRequest) => {
    const versions = await reference.listProcedures();
    const procedure = versions.find((one) => keyOf(one) === `${params.id}@${params.version}`);
    if (!procedure) throw notFound();
    return { procedure, others: versions.filter((one) => one !== procedure) };
  };

  routes.get('/procedures', async (_req, res) => {
    const versions = await reference.listProcedures();
    res.render('procedures/list', { versions: versions.map((one) => ({ ...one, href: pathOf(one) })) });
  });

  routes.get('/procedures/:id/:version', async (req: VersionRequest, res) => {
    const { procedure, others } = await asked(req);
    const { t } = res.locals;
    const other = others.find((one) => keyOf(one) === req.query.compare);
    res.render('procedures/version', {
      procedure,
      path: pathOf(procedure),
      choices: others.map((one) => ({
        value: keyOf(one),
        text: t('procedures:name', { ...one }),
        selected: one === other,
      })),
      other,
      rows: other ? comparedRows(t, procedure, other) : procedureRows(t, procedure),
    });
  });

  routes.get('/procedures/:id/:version/migration', async (req: VersionRequest, res) => {
    const { procedure } = await asked(req);
    const preview = await migrationPreview(res.locals.t, actorOf(signedInAccount(res)), procedure, cases);
    res.render('procedures/migration', { procedure, path: pathOf(procedure), ...preview });
  });
  return routes;
}
