import { Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { keepingKinds } from '../../../domain/keeping/schedule';
import { officeItself } from '../../../domain/staff/entries';
import { formatDate, officeToday } from '../../../language/dates';
import { termText } from '../../../language/sentences/keepingTerm';
import { subjectShown } from '../../../language/sentences/subjectShown';
import { word } from '../../../language/sentences/vocabulary';
import { officeLanguage } from '../../../language/texts';
import { listDestroyed } from '../../../office/destruction/destroyedFiles';
import { recordPage } from '../../../office/destruction/recordPage';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import { countDueFiles, listDueFiles } from '../../../office/keeping/dueFiles';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { flash, signedInAccount } from '../../frame/request';
import { announceFile, logExport } from '../exports/sendTable';
import { readTerms, termValues, typedTerms } from './terms';

const perPage = 20;
const pageSchema = z.object({ page: z.coerce.number().int().min(1).catch(1) });
const path = '/keeping';

/** For how long closed files are kept, which of them are due, and how the terms are changed. */
export function keepingRoutes({ cases, accounts, officeActs, texts }: Services): Router {
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
    const today = officeToday();
    const { due, held } = await countDueFiles(views, actor, schedule, today);
    const list = pageOf(
      { count: due, perPage, ...pageSchema.parse(req.query) },
      (page) => `${path}?page=${page}`,
    );
    const onPage = { skip: list.skip, limit: perPage };
    const files = due === 0 ? [] : await listDueFiles(views, actor, schedule, today, onPage);
    const destroyed = await listDestroyed(cases, actor);
    const days = [...new Set(destroyed.map(({ on }) => on))];
    res.render('keeping/list', {
      terms: keepingKinds.map((kind) => ({
        kind: word(t, 'keepingKinds', kind),
        term: termText(t, schedule.terms[kind].value),
        citation: schedule.terms[kind].citation,
      })),
      destroyed: days.map((on) => ({
        on: formatDate(on),
        numbers: destroyed.flatMap((one) => (one.on === on ? one.number : [])).join(', '),
        href: `${path}/record.pdf?on=${on}`,
      })),
      mayChange: mayDo(actor, 'changeKeeping'),
      count: due,
      held,
      list,
      files: files.map(({ row, kind, closedOn, keptUntil }) => ({
        href: `/cases/${encodeURIComponent(row.caseId)}`,
        number: row.number,
        subject: subjectShown(row, t),
        kind: word(t, 'keepingKinds', kind),
        closedOn: formatDate(closedOn),
        keptUntil: formatDate(keptUntil),
        isProposed: row.decides?.includes('viceChair') ?? false,
      })),
    });
  });

  routes.get(`${path}/record.pdf`, async (req, res) => {
    const { data: on } = z.iso.date().safeParse(req.query.on);
    if (on === undefined) throw notFound();
    const actor = actorOf(signedInAccount(res));
    const [files, { nameOf }] = await Promise.all([listDestroyed(cases, actor, on), readPeople(accounts)]);
    if (files.length === 0) throw notFound();
    const page = recordPage(files, {
      // Papers are written in the language of the office, whoever asks for them.
      t: texts.translator(officeLanguage),
      office: readPaperOffice(),
      nameOf,
      on,
    });
    const file = await pdfFile(page);
    const exported = { officeLog: cases.officeLog, list: 'destroyed', format: 'pdf' } as const;
    await logExport(res, exported, files.length);
    announceFile(res, exported);
    res.send(file);
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
