import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { maySeeCases, visibilityOf } from '../../../domain/access/policy';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import { exportFormats, type ExportTable } from '../../../office/exports/exportTable';
import { actorOf } from '../../../office/people/actorOf';
import {
  countCasesPublishing,
  type ListedPublication,
  listPublications,
  type PublicationList,
  publicationLists,
} from '../../../office/publications/list';
import type { Services } from '../../../office/services';
import type { Translate } from '../../../language/texts';
import { forbidden } from '../../frame/errors/problem';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { exportLinks, sendTable } from '../exports/sendTable';
import { standingTag } from './shown';

const path = '/publications';
const perPage = 20;
/** What a file holds at most: an office makes fewer things public in years. */
const mostExported = 5_000;
const query = z.object({
  list: z.enum(publicationLists).catch('due'),
  page: z.coerce.number().int().min(1).catch(1),
});

const lineShown = (t: Translate, { caseId, number, matters, publication, dueOn }: ListedPublication) => ({
  number,
  href: `/cases/${encodeURIComponent(caseId)}/publications`,
  matters: matters.map((one) => word(t, 'publishedMatters', one)).join('; '),
  form: publication && word(t, 'publicationForms', publication.form),
  place: publication?.place,
  from: formatDate(publication?.on),
  until: formatDate(publication?.ended?.on ?? publication?.until),
  dueOn: formatDate(dueOn),
  tag: publication && standingTag(t, publication.standing),
});

const columns = ['number', 'matters', 'form', 'place', 'from', 'until', 'dueOn', 'standing'] as const;

const tableOf = (lines: readonly ListedPublication[], t: Translate): ExportTable => ({
  columns: columns.map((column) => t(`publications:column.${column}`)),
  rows: lines.map((line) => {
    const shown = lineShown(t, line);
    const { publication } = line;
    const until = publication?.ended?.on ?? publication?.until;
    return [
      shown.number,
      shown.matters,
      shown.form,
      shown.place,
      publication && { day: publication.on },
      until === undefined ? undefined : { day: until },
      line.dueOn === undefined ? undefined : { day: line.dueOn },
      shown.tag?.text,
    ];
  }),
});

/** What is to be made public, what is out and what has ended, over all cases that a person may see. */
export function publicationListRoutes({ cases }: Services): Router {
  const { views } = cases;
  const routes = Router();

  function askedBy(req: Request, res: Response) {
    const actor = actorOf(signedInAccount(res));
    if (!maySeeCases(actor)) throw forbidden();
    return { visibility: visibilityOf(actor), ...query.parse(req.query) };
  }
  const addressOf = (list: PublicationList): string => `${path}?list=${list}`;

  routes.get(path, async (req, res) => {
    const { t } = res.locals;
    const { visibility, list: shown, page } = askedBy(req, res);
    const count = await countCasesPublishing(views, visibility, shown);
    const list = pageOf({ count, perPage, page }, (n) => `${addressOf(shown)}&page=${n}`);
    const onPage = { skip: list.skip, limit: perPage };
    const lines = count === 0 ? [] : await listPublications(views, visibility, shown, onPage);
    res.render('publications/list', {
      list,
      count,
      shown,
      lists: publicationLists.map((one) => ({
        href: addressOf(one),
        text: t(`publications:list.${one}`),
        isShown: one === shown,
      })),
      lines: lines.map((line) => lineShown(t, line)),
      files: exportLinks(path, addressOf(shown)),
    });
  });

  for (const format of exportFormats)
    routes.get(`${path}.${format}`, async (req, res) => {
      const { visibility, list } = askedBy(req, res);
      const lines = await listPublications(views, visibility, list, { skip: 0, limit: mostExported });
      const exported = { officeLog: cases.officeLog, list: 'publications', format } as const;
      await sendTable(res, exported, tableOf(lines, res.locals.t));
    });
  return routes;
}
