import type { Router } from 'express';
import { eventsFor } from '../../../office/people/viewerOf';
import { getVisibleCase } from '../../frame/visibleCase';
import type { Services } from '../../../office/services';
import { readInput } from '../input';
import { pageLinks } from '../paging';
import { readable } from './readable';
import { eventListQuery } from './requests';

/** The history of a case in order. Its proof is the auditor's export of the chain. */
export function eventListRoute(routes: Router, services: Services): void {
  routes.get('/api/v1/cases/:caseId/events', async (req, res) => {
    const { cases, texts } = services;
    const { view, actor } = await getVisibleCase(services, req, res);
    const total = view.seq;
    const { after, size } = readInput({ schema: eventListQuery, value: req.query, res, texts });
    const upTo = Math.min(after + size, total);
    const events = await cases.events.readRange(req.params.caseId, after + 1, upTo);
    const seen = await eventsFor(cases.views, actor, view.state, events);
    const links = pageLinks(req, res, {
      next: upTo < total ? { after: upTo } : undefined,
      previous: after > 0 ? { after: Math.max(0, after - size) } : undefined,
    });
    res.json({ items: seen.map(readable), total, links });
  });
}
