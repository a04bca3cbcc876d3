import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { type Actor, visibilityOf } from '../../../domain/access/policy';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { flash, signedInAccount } from '../../frame/request';
import { filterOf, findAddress, findQuerySchema, type OfficeNow, savedQuery } from './query';
import { findSearch, keepSearch } from './searches';

export const longestName = 60;
const nameSchema = z.object({
  saveId: z.uuid(),
  name: z.string().trim().min(1).max(longestName),
});
const idSchema = z.object({ id: z.uuid() });

/** A saved search as its person's list shows it. */
export interface ListedSearch {
  id: string;
  name: string;
  href: string;
  count: number;
}

/** A person's saved searches, each with how many cases it finds now. */
export async function listSaved(
  { cases }: Pick<Services, 'cases'>,
  actor: Actor,
  now: OfficeNow,
): Promise<ListedSearch[]> {
  const saved = await cases.savedSearches.list(actor.id);
  return Promise.all(
    saved.map(async ({ id, name, query, text }) => {
      const filter = filterOf(findQuerySchema.parse(query), actor, text, now);
      const count = await cases.views.count(visibilityOf(actor), filter);
      return { id, name, href: `/cases/saved/${id}`, count };
    }),
  );
}

/** Searches that people keep under a name of their own. */
export function savedRoutes({ cases, texts }: Services, forReaders: RequestHandler): Router {
  const { savedSearches } = cases;
  const routes = Router();

  routes.post('/cases/saved', forReaders, async (req, res) => {
    const query = findQuerySchema.parse(req.body);
    const text = findSearch(req, query.search);
    const back = findAddress({ ...query, after: undefined, before: undefined, page: 1 });
    const form = readForm({ schema: nameSchema, body: req.body, res, texts, labels: 'find:saved.field' });
    if (!form.ok) {
      flash(req, { kind: 'information', key: 'find:saved.unnamed' });
      return res.redirect(303, back);
    }
    const { saveId: id, name } = form.data;
    const search = { id, name, query: savedQuery(query), ...(text !== undefined && { text }) };
    const owner = actorOf(signedInAccount(res)).id;
    const isKept = await savedSearches.add(owner, search, new Date().toISOString());
    flash(
      req,
      isKept
        ? { kind: 'success', key: 'find:saved.done' }
        : { kind: 'information', key: 'find:saved.tooMany' },
    );
    res.redirect(303, isKept ? '/cases' : back);
  });

  routes.get('/cases/saved/:savedId', forReaders, async (req, res) => {
    const { data } = idSchema.safeParse({ id: req.params.savedId });
    const saved = data && (await savedSearches.find(actorOf(signedInAccount(res)).id, data.id));
    if (!saved) throw notFound();
    const search = saved.text === undefined ? undefined : keepSearch(req, saved.text);
    const { after, before, ...query } = findQuerySchema.parse(saved.query);
    void [after, before];
    res.redirect(303, findAddress({ ...query, search, page: 1 }));
  });

  routes.post('/cases/saved/remove', forReaders, async (req, res) => {
    const { data } = idSchema.safeParse(req.body);
    if (data) await savedSearches.remove(actorOf(signedInAccount(res)).id, data.id);
    flash(req, { kind: 'success', key: 'find:saved.removed' });
    res.redirect(303, '/cases');
  });
  return routes;
}
