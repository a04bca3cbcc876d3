import { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { keepingKinds } from '../../../domain/keeping/schedule';
import { officeItself } from '../../../domain/staff/entries';
import { formatDate, officeToday } from '../../../language/dates';
import { termText } from '../../../language/sentences/keepingTerm';
import { word } from '../../../language/sentences/vocabulary';
import { listDueFiles } from '../../../office/keeping/dueFiles';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { readTerms, termValues, typedTerms } from './terms';

const perPage = 20;
const path = '/keeping';

/** For how long closed files are kept, which of them are due, and how the terms are changed. */
export function keepingRoutes({ cases, officeActs }: Services): Router {
  const { reference, views } = cases;
  const routes = Router();
  routes.use(path, requireDuty('seeKeeping'));

  async function getSchedule() {
    const schedule = await reference.findCurrentKeeping();
    if (!schedule) throw notFound();
    return schedule;
  }

  routes.get(path, async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const schedule = await getSchedule();
    const asked = Math.max(1, Math.floor(Number(req.query.page ?? 1)) || 1);
    const limit = { skip: (asked - 1) * perPage, limit: perPage };
    const { count, held, files } = await listDueFiles(views, actor, schedule, officeToday(), limit);
    const pages = Math.max(1, Math.ceil(count / perPage));
    const page = Math.min(asked, pages);
    res.render('keeping/list', {
      terms: keepingKinds.map((kind) => ({
        kind: word(t, 'keepingKinds', kind),
        term: termText(t, schedule.terms[kind].value),
        citation: schedule.terms[kind].citation,
      })),
      mayChange: mayDo(actor, 'changeKeeping'),
      count,
      held,
      list: {
        page,
        pages,
        previous: page > 1 && `${path}?page=${page - 1}`,
        next: page < pages && `${path}?page=${page + 1}`,
      },
      files: files.map(({ row, kind, closedOn, keptUntil }) => ({
        href: `/cases/${encodeURIComponent(row.caseId)}`,
        number: row.number,
        subject: row.subjectName || word(t, 'subjectKinds', 'privateCitizen'),
        kind: word(t, 'keepingKinds', kind),
        closedOn: formatDate(closedOn),
        keptUntil: formatDate(keptUntil),
        isProposed: row.decides?.includes('viceChair') ?? false,
      })),
    });
  });

  routes.get(`${path}/terms`, requireDuty('changeKeeping'), async (_req, res) => {
    res.render('keeping/terms', { kinds: keepingKinds, values: termValues(await getSchedule()) });
  });

  routes.post(`${path}/terms`, requireDuty('changeKeeping'), async (req, res) => {
    const schedule = await getSchedule();
    const values = typedTerms(req.body);
    const { terms, errors } = readTerms(values, schedule.terms, res.locals.t);
    if (errors.length > 0)
      return res.status(422).render('keeping/terms', { kinds: keepingKinds, values, errors });
    const waiting = await officeActs.listWaiting();
    if (waiting.some(({ act }) => act.kind === 'setKeepingTerms')) {
      flash(req, { kind: 'information', key: 'account:notice.proposedBefore' });
      return res.redirect(303, '/acts');
    }
    const act = { kind: 'setKeepingTerms', accountId: officeItself, from: schedule.version, terms } as const;
    await officeActs.propose(act, signedInAccount(res)._id);
    flash(req, { kind: 'information', key: 'account:notice.proposed' });
    res.redirect(303, '/acts');
  });
  return routes;
}
