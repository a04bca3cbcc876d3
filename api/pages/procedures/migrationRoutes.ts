import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { requireDuty } from '../../frame/guards';
import { notFound } from '../../frame/errors/problem';
import { readForm, sentValues } from '../../frame/forms/form';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { chosenOf, migrate, migrationForm } from '../../../office/procedures/migrate';
import { migrationPreview, type Target } from '../../../office/procedures/preview';
import { previewRows } from './previewRows';

type VersionRequest = Request<{ id: string; version: string }>;

/** A version that open cases may be moved to, as its page names it. */
interface Named {
  target: Target;
  title: string;
  path: string;
}

/** Before and after for each clock of each open case, and moving the ones that are chosen: for procedures and calendars alike. */
export function migrationRoutes(services: Services): Router {
  const { cases, texts } = services;
  const { reference } = cases;
  const routes = Router();

  const procedureOf = async ({ params }: VersionRequest, res: Response): Promise<Named> => {
    const all = await reference.listProcedures();
    const procedure = all.find(({ id, version }) => id === params.id && String(version) === params.version);
    if (!procedure) throw notFound();
    const title = res.locals.t('procedures:name', { ...procedure });
    return { target: { procedure }, title, path: `/procedures/${procedure.id}/${procedure.version}` };
  };
  const calendarOf = async ({ params }: VersionRequest, res: Response): Promise<Named> => {
    const all = await reference.listCalendars();
    const calendar = all.find(({ id, version }) => id === params.id && String(version) === params.version);
    if (!calendar) throw notFound();
    const title = res.locals.t('procedures:calendar.name', { version: calendar.version });
    return { target: { calendar }, title, path: `/calendars/${calendar.id}/${calendar.version}` };
  };

  async function show(res: Response, { target, title, path }: Named, more: object = {}): Promise<void> {
    const actor = actorOf(signedInAccount(res));
    res.render('procedures/migration', {
      name: title,
      path,
      cases: previewRows(
        res.locals.t,
        await migrationPreview(actor, target, cases),
        target,
        await reference.listProcedures(),
      ),
      mayMove: mayDo(actor, 'changeRules'),
      ...more,
    });
  }

  for (const [room, namedOf] of [
    ['procedures', procedureOf],
    ['calendars', calendarOf],
  ] as const) {
    const address = `/${room}/:id/:version/migration`;
    routes.get(address, async (req: VersionRequest, res) => show(res, await namedOf(req, res)));
    routes.post(address, requireDuty('changeRules'), async (req: VersionRequest, res) => {
      const named = await namedOf(req, res);
      const body = sentValues(req.body);
      const form = readForm({
        schema: migrationForm,
        body,
        res,
        texts,
        labels: 'procedures:migration.field',
      });
      if (!form.ok) {
        res.status(422);
        return show(res, named, { errors: form.errors, values: form.values });
      }
      const { moved, left } = await migrate(
        chosenOf(form.data),
        named.target,
        actorOf(signedInAccount(res)),
        services,
      );
      if (moved > 0)
        flash(req, { kind: 'success', key: 'procedures:migration.moved', params: { count: moved } });
      if (left > 0)
        flash(req, { kind: 'information', key: 'procedures:migration.left', params: { count: left } });
      res.redirect(303, `${named.path}/migration`);
    });
  }
  return routes;
}
