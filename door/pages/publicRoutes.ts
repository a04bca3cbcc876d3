import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Door } from '../door';
import { publicCounts } from '../envelopes/publicPage';

/** A name that stays the same for what has an id of its own (RFC 9562, version 8). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** What XML cannot hold. */
const unheard = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const plain = (text: string): string => text.replace(unheard, '');

/** What the office shows to everybody: results, when citizens are received, figures; a feed, and an address for each result. */
export function publicRoutes({ publicPage, identity }: Door): Router {
  const routes = Router();

  routes.get('/published', (_req, res) => {
    const page = publicPage.find();
    res.render('published', {
      items: publicPage.shown(),
      reception: page?.reception ?? [],
      figures: page?.figures,
      counts: page?.figures
        ? publicCounts.map((what) => ({ what, count: page.figures?.counts[what] ?? null }))
        : [],
    });
  });

  routes.get('/published/feed.xml', (_req, res) => {
    const page = publicPage.find();
    const entries = publicPage.shown().map((item) => ({
      ...item,
      title: plain(item.title),
      text: plain(item.paragraphs.join('\n')),
      urn: uuidOf(`${identity.door} ${item.id}`),
      updated: `${item.from}T00:00:00+07:00`,
    }));
    const updated =
      entries
        .map((one) => one.updated)
        .sort()
        .at(-1) ??
      page?.made ??
      '1970-01-01T00:00:00Z';
    res.type('application/atom+xml').render('feed', {
      urn: uuidOf(identity.door),
      office: plain(page?.office ?? ''),
      updated,
      entries,
    });
  });

  routes.get('/published/:id', (req, res) => {
    const found = publicPage.at(req.params.id);
    if (found === undefined) return res.status(404).render('failed', { kind: 'notFound' });
    if (found === 'gone') return res.status(410).render('failed', { kind: 'gone' });
    res.render('publishedItem', { item: found });
  });
  return routes;
}
