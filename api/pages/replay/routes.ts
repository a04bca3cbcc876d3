import { type Request, type Response, Router } from 'express';
import { rulesOf } from '../../../domain/case/checks';
import { mayDo } from '../../../domain/access/policy';
import { judgeHistory } from '../../../domain/proof/verdict';
import { readPeople } from '../../../office/people/people';
import { viewerOf } from '../../../office/people/viewerOf';
import { keepWritten } from '../../frame/keepAs';
import { getVisibleCase } from '../../frame/visibleCase';
import { forbidden } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { flash } from '../../frame/request';
import { readBeside } from './besideLog';
import { readMoment, type ReplayQuery, replayQuerySchema } from './moment';
import { pastCase } from './pastCase';
import { replayPage } from './replayPage';
import { tellVerdict } from '../../../language/sentences/verdict';
import { checkWorkflow } from '../../../office/verify/workflow/checkWorkflow';

type CaseRequest = Request<{ caseId: string }>;

/** A case as it stood at any moment, with the proof of its history; for those who may replay. */
export function replayRoutes(services: Services): Router {
  const { cases, accounts, temporal, settings } = services;
  const routes = Router();
  const path = '/cases/:caseId/replay';

  async function replayedCase(req: CaseRequest, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    if (!mayDo(actor, 'replay')) throw forbidden();
    // After the row: its last event is then surely there, unless it was taken away.
    const history = await cases.events.readSealed(view.caseId);
    const links = await cases.events.open(
      view.caseId,
      history.map(({ link }) => link),
    );
    // A history is proved whole or not at all: whoever may not see a case that is named in it asks the auditor.
    const events = pastCase(links, 0).events.flatMap(({ event }) => event ?? []);
    if ((await viewerOf(cases.views, actor, view.state, events)).hidden > 0) throw forbidden();
    return { view, actor, history, links };
  }

  routes.get(path, async (req, res) => {
    const { view, actor, history, links } = await replayedCase(req, res);
    const { caseId, number, seq, state } = view;
    const { t } = res.locals;
    const query = replayQuerySchema.parse(req.query);
    const asked = askedOf(query, t);
    const people = await readPeople(accounts);
    const page = replayPage({
      texts: services.texts,
      caseId,
      number,
      links,
      verdict: tellVerdict(judgeHistory(caseId, history, { seq }), links.length, t),
      ...asked,
      t,
      people,
      clocks: await cases.reference.getRules(rulesOf(state)),
      lastCheck: await cases.replayChecks.last(caseId),
    });
    const beside = mayDo(actor, 'readOfficeLog')
      ? await readBeside(cases.officeLog, page.happened?.link, {
          t,
          nameOf: people.nameOf,
          doer: people.doerIn(t),
        })
      : undefined;
    if (!asked.errors) return res.render('replay/page', { ...page, beside });
    const { on, time } = query;
    res.status(422).render('replay/page', { ...page, errors: asked.errors, values: { on, time } });
  });

  routes.post(`${path}/workflow`, async (req, res) => {
    const { view, actor } = await replayedCase(req, res);
    const keys = settings.secrets.vaultKeys;
    const check = await checkWorkflow(view.caseId, { temporal, keys, events: cases.events });
    await cases.replayChecks.add({ ...check, at: new Date().toISOString(), by: actor.id });
    req.log.info(
      { audit: 'workflowReplayed', caseId: view.caseId, accountId: actor.id, outcome: check.outcome },
      'workflow replayed',
    );
    flash(req, { kind: 'information', key: `replay:workflow.outcome.${check.outcome}` });
    res.redirect(303, `/cases/${encodeURIComponent(view.caseId)}/replay#workflow`);
  });

  routes.get('/cases/:caseId/history.jsonl', async (req, res) => {
    const { view, actor, history } = await replayedCase(req, res);
    const lines = await cases.events.disclose(
      view.caseId,
      history.map(({ link }) => link),
    );
    req.log.info({ audit: 'historyExported', caseId: view.caseId, accountId: actor.id }, 'history exported');
    keepWritten(res, view.caseId, 'jsonl').send(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
  return routes;
}

function askedOf(query: ReplayQuery, t: Response['locals']['t']) {
  const { event } = query;
  if (query.on === undefined && query.time === undefined) return { event };
  const reading = readMoment(query, t);
  return 'errors' in reading ? { event, errors: reading.errors } : { moment: reading.moment, event };
}
