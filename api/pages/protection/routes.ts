import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayNameProtected, mayReadPaper, maySeeProtection } from '../../../domain/access/protection';
import type { CommandType } from '../../../domain/case/commands';
import { whyNotOffered } from '../../../domain/case/decide';
import { isKeptApart } from '../../../domain/papers/papers';
import { protectsPost } from '../../../domain/protection/measures';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { readPeople } from '../../../office/people/people';
import { readProtectedNames } from '../../../office/protection/names';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { mayIssuePapers } from '../../frame/papers/askedPaper';
import { paperRows } from '../papers/rows';
import { protectionShown } from './shown';

const path = '/cases/:caseId/protection';
const whyForm = z.object({ why: z.string().trim().min(10).max(500) });

/** What a person may do about protection; measures have their own beside them. */
const acts: readonly CommandType[] = [
  'requestProtection', 'recordProtectionPaper', 'reportRetaliation', 'decideProtection',
]; // prettier-ignore

/** The file of protection, apart from that of its case; and the names in it, each look at which is recorded with its reason. */
export function protectionRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();

  /** @throws Problem 404 where protection was never asked for, 403 for whom the file is not */
  async function getFile(req: Request<{ caseId: string }>, res: Response): Promise<VisibleCase> {
    const visible = await getVisibleCase(services, req, res);
    const { state } = visible.view;
    if (!state.protectionRequested) throw notFound();
    if (!maySeeProtection(visible.actor, state)) throw forbidden();
    return visible;
  }

  const hasNames = ({ view: { state }, actor }: VisibleCase): boolean =>
    mayNameProtected(actor, state) && (state.protectionRequests ?? []).some(({ who }) => who !== undefined);

  async function show(res: Response, visible: VisibleCase, sent: object = { values: {} }): Promise<void> {
    const { view, actor } = visible;
    const { state, caseId, number } = view;
    const { t } = res.locals;
    const [people, rules, events, kept] = await Promise.all([
      readPeople(accounts),
      readRulesNow(cases.reference, state),
      cases.events.read(caseId, view.seq),
      cases.papers.list(caseId),
    ]);
    const isOffered = (type: CommandType) => whyNotOffered(state, actor, type, rules) === undefined;
    const isListed = (kind: Parameters<typeof isKeptApart>[0]) =>
      isKeptApart(kind) && mayReadPaper(actor, state, kind);
    res.render('protection/page', {
      caseId,
      number,
      protectsPost: protectsPost(state),
      actions: acts.filter(isOffered).map((type) => ({
        text: t(`commands:${type}.title`),
        href: `/cases/${encodeURIComponent(caseId)}/commands/${type}`,
      })),
      ...protectionShown({ ...rules, state, t, names: people.nameOf, isOffered }),
      papers: paperRows({ view, events, kept, isListed, t }),
      mayIssue: mayIssuePapers(visible),
      mayName: hasNames(visible),
      ...sent,
    });
  }

  routes.get(path, async (req, res) => show(res, await getFile(req, res)));

  routes.post(`${path}/names`, async (req, res) => {
    const visible = await getFile(req, res);
    if (!hasNames(visible)) throw forbidden();
    const form = readForm({ schema: whyForm, body: req.body, res, texts, labels: 'protection:names.label' });
    if (!form.ok) {
      res.status(422);
      return show(res, visible, form);
    }
    const { state, caseId, number } = visible.view;
    const looking = { by: visible.actor.id, why: form.data.why };
    const names = await readProtectedNames(state, looking, cases);
    res.render('protection/names', { caseId, number, names });
  });
  return routes;
}
