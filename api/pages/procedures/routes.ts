import { type Request, Router } from 'express';
import { mayDo, mayReadProcedures, maySeeCases, visibilityOf } from '../../../domain/access/policy';
import type { Procedure } from '../../../domain/procedure/procedure';
import { laws, lawOf } from '../../../domain/procedure/law';
import { forbidden, notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { word } from '../../../language/sentences/vocabulary';
import { filterOwedByLaw } from '../../../office/procedures/owedByLaw';
import { transitionText } from '../../../language/procedures/transitionText';
import { findChanges } from '../../../language/procedures/changedRows';
import { accompanyingRows, inForceText } from '../../../language/procedures/accompanyingRows';
import { procedureEditRoutes } from './editRoutes';
import { migrationRoutes } from './migrationRoutes';
import { newVersionRoutes } from './newVersionRoutes';
import { comparedRows, procedureRows } from '../../../language/procedures/rows';

type VersionRequest = Request<{ id: string; version: string }>;
const keyOf = ({ id, version }: Procedure): string => `${id}@${version}`;
const pathOf = ({ id, version }: Procedure): string => `/procedures/${encodeURIComponent(id)}/${version}`;

/** The rules that the office works by: each version with its sources, two side by side, and what a migration would change. */
export function procedureRoutes(services: Services): Router {
  const { reference, views } = services.cases;
  const routes = Router();
  routes.use(['/procedures', '/calendars', '/organisations'], (_req, res, next) => {
    if (!mayReadProcedures(actorOf(signedInAccount(res)))) throw forbidden();
    next();
  });

  routes.use(newVersionRoutes(services));
  routes.use(procedureEditRoutes(services));

  /** The version that the address names, among all others. */
  const asked = async ({ params }: VersionRequest) => {
    const versions = await reference.listProcedures();
    const procedure = versions.find((one) => keyOf(one) === `${params.id}@${params.version}`);
    if (!procedure) throw notFound();
    return { procedure, others: versions.filter((one) => one !== procedure) };
  };

  routes.get('/procedures', async (_req, res) => {
    const versions = await reference.listProcedures();
    const { t } = res.locals;
    res.render('procedures/list', {
      families: laws.map((law) => ({
        law,
        name: word(t, 'laws', law),
        versions: versions
          .filter((one) => lawOf(one) === law)
          .map((one) => ({ ...one, href: pathOf(one), inForce: inForceText(t, one) })),
      })),
      mayAdd: mayDo(actorOf(signedInAccount(res)), 'addRules'),
    });
  });

  routes.get('/procedures/:id/:version', async (req: VersionRequest, res) => {
    const { procedure, others } = await asked(req);
    const { t } = res.locals;
    const other = others.find((one) => keyOf(one) === req.query.compare);
    const actor = actorOf(signedInAccount(res));
    const law = lawOf(procedure);
    const changes = findChanges(t, procedure, others);
    const owed = procedure.transition && (await filterOwedByLaw(procedure, services.cases));
    const isOfOtherLaw = other !== undefined && lawOf(other) !== law;
    res.render('procedures/version', {
      procedure,
      key: keyOf(procedure),
      path: pathOf(procedure),
      law: word(t, 'laws', law),
      otherLaw: isOfOtherLaw ? word(t, 'laws', lawOf(other)) : undefined,
      inForce: inForceText(t, procedure),
      accompanying: accompanyingRows(t, procedure),
      maySeeCases: maySeeCases(actor),
      mayAdd: mayDo(actor, 'addRules'),
      choices: others.map((one) => ({
        value: keyOf(one),
        text: t('procedures:name', { ...one }),
        selected: one === other,
      })),
      other,
      followed: changes && t('procedures:name', { ...changes.followed }),
      changed: other ? undefined : changes?.rows,
      transition: procedure.transition && {
        ...procedure.transition,
        text: transitionText(t, procedure),
        owed: owed && maySeeCases(actor) ? await views.count(visibilityOf(actor), owed) : undefined,
      },
      rows: other ? comparedRows(t, procedure, other) : procedureRows(t, procedure),
    });
  });

  routes.get('/calendars', async (_req, res) => {
    const calendars = await reference.listCalendars();
    const actor = actorOf(signedInAccount(res));
    res.render('procedures/calendars', {
      calendars: calendars.map((one) => ({
        ...one,
        years:
          one.kind === 'civil' ? Object.entries(one.years).map(([year, days]) => ({ year, ...days })) : [],
        href: `/calendars/${one.id}/${one.version}/migration`,
      })),
      mayAdd: mayDo(actor, 'addRules'),
      maySeeCases: maySeeCases(actor),
    });
  });

  routes.use(migrationRoutes(services));
  return routes;
}
