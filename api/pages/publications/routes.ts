import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { whyMayNotGive } from '../../../domain/access/policy';
import type { CommandType } from '../../../domain/case/commands';
import { recordPublicCheck } from '../../../domain/case/commands/publication/recordPublicCheck';
import { whyNotOffered } from '../../../domain/case/decide';
import { timesIssued } from '../../../domain/papers/papers';
import { publicItems } from '../../../domain/publications/items';
import { formsUnder } from '../../../domain/publications/publication';
import { refusalSentence } from '../../../language/sentences/refusal';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { readSeenFiles } from '../../../office/files/listed';
import { readPeople } from '../../../office/people/people';
import { type Checked, checkPublicText } from '../../../office/publications/checkPublicText';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { flash } from '../../frame/request';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { itemChoices } from '../commands/publicationChoices';
import { publicationsShown } from './shown';

const path = '/cases/:caseId/publications';
/** `paper`, `text`, or a file of the case by its id. */
const checkForm = z.object({ of: z.string().max(100), commandId: z.uuid().optional().catch(undefined) });

const checkedOf = (of: string): Checked =>
  of === 'paper' || of === 'text' ? { of } : { of: 'file', file: of };

/** What of a case is made public: the text and what it names, the check of the finished file, and each publication with its clock. */
export function publicationRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();

  async function getAsked(req: Request<{ caseId: string }>, res: Response) {
    const visible = await getVisibleCase(services, req, res);
    const { state } = visible.view;
    const rules = await readRulesNow(cases.reference, state);
    // Where no forms are told apart the case's own page says all there is.
    if (!formsUnder(rules.procedure) || !['publication', 'closed'].includes(state.stage)) throw notFound();
    return { visible, rules };
  }

  const mayCheck = ({ actor, view: { state } }: VisibleCase): boolean =>
    state.stage === 'publication' &&
    state.publication !== undefined &&
    whyMayNotGive(actor, recordPublicCheck.givenBy, state) === undefined;

  async function show(res: Response, asked: Awaited<ReturnType<typeof getAsked>>, problem?: string) {
    const { visible, rules } = asked;
    const { view, actor } = visible;
    const { state, caseId, number } = view;
    const { t } = res.locals;
    const people = await readPeople(accounts);
    const isOffered = (type: CommandType) => whyNotOffered(state, actor, type, rules) === undefined;
    const approval = state.publication?.approval;
    const turns = approval === undefined ? 0 : timesIssued(state.papers, approval, 'publicText');
    const files = (await readSeenFiles(state, actor, cases)).filter(
      ({ file, mayOpen }) => mayOpen && !file.guarded && file.infected === undefined,
    );
    const choices = itemChoices({ state, t });
    const named = state.publication?.named ?? [];
    res.status(problem === undefined ? 200 : 422).render('publications/page', {
      caseId,
      number,
      problem,
      ...publicationsShown({ state, t, names: people.nameOf, clockContext: rules, isOffered }),
      text: state.publication?.text,
      approvedBy: state.publication?.by && people.nameOf(state.publication.by),
      items: publicItems(state).flatMap(({ key }) => {
        const choice = choices.find(({ value }) => value === key);
        return choice ? [{ ...choice, checked: named.includes(key) }] : [];
      }),
      mayApprove: isOffered('approvePublication'),
      mayPublish: isOffered('publish'),
      paper: approval === undefined ? undefined : { isIssued: turns > 0 },
      mayCheck: mayCheck(visible),
      commandId: randomUUID(),
      checkable: [
        ...(turns > 0 ? [{ value: 'paper', text: t('cases:publications.checkOfPaper'), checked: true }] : []),
        { value: 'text', text: t('cases:publications.checkOfText'), checked: turns === 0 },
        ...files.map(({ file, words }) => ({
          value: file.file,
          text: t('cases:publications.checkOfFile', { number: file.number }),
          hint: { text: words?.title ?? '' },
        })),
      ],
    });
  }

  routes.get(path, async (req: Request<{ caseId: string }>, res) => show(res, await getAsked(req, res)));

  routes.post(`${path}/check`, async (req: Request<{ caseId: string }>, res) => {
    const asked = await getAsked(req, res);
    const { visible } = asked;
    if (!mayCheck(visible)) throw forbidden();
    const { t } = res.locals;
    const sent = checkForm.safeParse(req.body);
    if (!sent.success) return show(res, asked, t('publications:chooseFile'));
    const { caseId } = visible.view;
    const outcome = await checkPublicText(
      {
        caseId,
        commandId: sent.data.commandId ?? randomUUID(),
        actor: visible.actor,
        checked: checkedOf(sent.data.of),
      },
      services,
    );
    if (outcome.kind === 'refused') {
      const { nameOf } = await readPeople(accounts);
      return show(res, asked, refusalSentence(t, outcome.refusal, nameOf));
    }
    if (outcome.kind !== 'done') return show(res, asked, t('papers:later'));
    flash(req, { kind: 'success', key: 'publications:checked' });
    res.redirect(303, `/cases/${encodeURIComponent(caseId)}/publications`);
  });
  return routes;
}
