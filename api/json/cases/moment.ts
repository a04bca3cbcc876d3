import type { Router } from 'express';
import { rulesOf } from '../../../domain/case/checks';
import { mayDo } from '../../../domain/access/policy';
import { stateSeenBy } from '../../../domain/access/seen';
import { fold } from '../../../domain/case/evolve/evolve';
import { project } from '../../../domain/views/caseView';
import { viewerOf } from '../../../office/people/viewerOf';
import { getVisibleCase } from '../../frame/visibleCase';
import { forbidden, notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { clocksOf } from './oneCase';
import { readInput } from '../input';
import { addressOf } from '../outcome';
import { caseSummarySchema } from './shapes';
import { factsSchema } from './facts';
import { momentQuery } from './requests';

/** A case as it stood after an event or at a moment, folded from its events: for those who may replay. */
export function momentRoute(routes: Router, services: Services): void {
  routes.get('/api/v1/cases/:caseId/moment', async (req, res) => {
    const { cases, texts } = services;
    const { view, actor } = await getVisibleCase(services, req, res);
    if (!mayDo(actor, 'replay')) throw forbidden();
    const { sequence, at } = readInput({ schema: momentQuery, value: req.query, res, texts });
    const events = await cases.events.read(view.caseId, sequence);
    const then = at === undefined ? events : events.filter((event) => event.at <= at);
    const state = fold(then);
    const last = then.at(-1);
    // Before its registration there was no case.
    if (!state || !last) throw notFound();
    const { id, version } = rulesOf(state).calendar;
    const calendar = await cases.reference.getCalendar(id, version);
    const self = addressOf(view.caseId);
    res.json({
      ...caseSummarySchema.parse(project(state)),
      facts: factsSchema.parse(stateSeenBy(state, await viewerOf(cases.views, actor, state))),
      clocks: clocksOf(state, calendar, at ?? last.at, res.locals.t),
      commands: [],
      lastAct: state.lastAct,
      links: { self, events: `${self}/events`, papers: `${self}/papers`, files: `${self}/files` },
    });
  });
}
