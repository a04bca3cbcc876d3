import { type RequestHandler, type Response, Router } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { maySee } from '../../../domain/access/maySee';
import { type Actor, visibilityOf } from '../../../domain/access/policy';
import { rolesToChooseFrom } from '../../../domain/access/purposes';
import { formTeam } from '../../../domain/case/commands/assignment/formTeam';
import { reassign } from '../../../domain/case/commands/assignment/reassign';
import { whyNotOffered } from '../../../domain/case/decide';
import type { CaseState } from '../../../domain/case/state';
import type { CaseView } from '../../../domain/views/caseView';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { fieldTexts } from '../../../language/sentences/field';
import { refusalSentence } from '../../../language/sentences/refusal';
import { word } from '../../../language/sentences/vocabulary';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { actorOf } from '../../../office/people/actorOf';
import { type People, readPeople } from '../../../office/people/people';
import { peopleToday } from '../../../office/people/peopleToday';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { flash, signedInAccount } from '../../frame/request';
import { filterOf, findAddress, findQuerySchema } from '../find/query';
import { findSearch } from '../find/searches';

/** So many at once: each is an act of its own, and somebody waits for their answers. */
const mostAtOnce = 50;

const list = z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()));
const sentSchema = z.object({
  formId: z.uuid(),
  case: list.catch([]),
  leader: z.string().catch(''),
  members: list.catch([]),
  reason: z.string().trim().catch(''),
});
type Sent = z.infer<typeof sentSchema>;

/** Whoever has no team yet is given one; else the work goes to another. */
const actFor = ({ team }: CaseState): 'formTeam' | 'reassign' => (team ? 'reassign' : 'formTeam');

const givers = new Set<string>([...formTeam.givenBy, ...reassign.givenBy]);
export const mayAssignSome = ({ roles }: Actor): boolean => roles.some((role) => givers.has(role));

const forThoseWhoAssign: RequestHandler = (_req, res, next) => {
  if (!mayAssignSome(actorOf(signedInAccount(res)))) throw forbidden();
  next();
};

/** What became of one of the cases. */
interface Assigned {
  number: string;
  href: string;
  why?: string | undefined;
}

/** Several cases are given to one team: chosen in a list, each by its own act. */
export function assigningRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();

  /** Which of these cases this person may give to a team now. */
  async function assignable(views: readonly CaseView[], actor: Actor): Promise<CaseView[]> {
    const offered = await Promise.all(
      views.map(async ({ state }) => {
        if (!maySee(actor, state)) return false;
        const rules = await readRulesNow(cases.reference, state);
        return whyNotOffered(state, actor, actFor(state), rules) === undefined;
      }),
    );
    return views.filter((_, i) => offered[i]);
  }

  async function show(
    res: Response,
    { query, views, people }: { query: string; views: readonly CaseView[]; people: People },
    { sent, errors = [], assigned }: { sent?: Sent; errors?: FieldError[]; assigned?: Assigned[] } = {},
  ): Promise<void> {
    const { t } = res.locals;
    const choose = (purpose: 'leader' | 'member') =>
      people.active
        .filter(({ roles }) => roles.some((role) => rolesToChooseFrom(purpose).includes(role)))
        .map(({ _id: value, displayName: text }) => ({ value, text }))
        .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
    const label = (name: string) => fieldTexts(t, texts, 'reassign', name).label;
    res.status(errors.length > 0 ? 422 : 200).render('assigning/form', {
      query,
      back: `/cases${query}`,
      cases: views.map(({ caseId, number, subjectName, organisation, stage, state }) => ({
        value: caseId,
        text: [number, subjectName, organisation].filter(Boolean).join(' – '),
        hint: {
          text: [word(t, 'stages', stage), state.team && people.nameOf(state.team.leader)]
            .filter(Boolean)
            .join(', '),
        },
        checked: sent?.case.includes(caseId) === true,
      })),
      leaders: choose('leader'),
      members: choose('member').map((one) => ({ ...one, checked: sent?.members.includes(one.value) })),
      labels: { leader: label('leader'), members: label('members'), reason: label('reason') },
      formId: assigned ? randomUUID() : (sent?.formId ?? randomUUID()),
      leader: sent?.leader,
      reason: sent?.reason,
      most: mostAtOnce,
      errors,
      assigned,
    });
  }

  routes.get('/cases/assign', forThoseWhoAssign, async (req, res) => {
    const asked = findQuerySchema.parse(req.query);
    const text = findSearch(req, asked.search);
    const actor = actorOf(signedInAccount(res));
    const people = await readPeople(accounts);
    const filter = filterOf(asked, actor, text, { all: people.all, today: peopleToday(people.all) });
    const visibility = visibilityOf(actor);
    const rows = await cases.views.list(visibility, filter, asked.order, { skip: 0, limit: mostAtOnce });
    const isLost = asked.search !== undefined && text === undefined;
    const views = isLost
      ? []
      : await cases.views.findAll(
          rows.map(({ caseId }) => caseId),
          visibility,
        );
    const address = findAddress({ ...asked, after: undefined, before: undefined, page: 1 });
    const query = address.slice('/cases'.length);
    await show(res, { query, views: await assignable(views, actor), people });
  });

  routes.post('/cases/assign', forThoseWhoAssign, async (req, res) => {
    const { t } = res.locals;
    const sent = sentSchema.parse(req.body);
    const actor = actorOf(signedInAccount(res));
    const people = await readPeople(accounts);
    const listed = z
      .object({ listed: list.catch([]) })
      .parse(req.body)
      .listed.slice(0, mostAtOnce);
    const views = await cases.views.findAll(listed, visibilityOf(actor));
    const chosen = views.filter(({ caseId }) => sent.case.includes(caseId));
    const needsReason = chosen.some(({ state }) => actFor(state) === 'reassign');
    const errors = [
      ...(chosen.length === 0 ? [fieldError('case', t('assigning:noCase'))] : []),
      ...(sent.leader === '' ? [fieldError('leader', t('assigning:noLeader'))] : []),
      ...(needsReason && sent.reason === '' ? [fieldError('reason', t('assigning:noReason'))] : []),
    ];
    const at = { query: '', views: await assignable(views, actor), people };
    if (errors.length > 0) return show(res, at, { sent, errors });
    const whyNot = (outcome: CommandOutcome): string | undefined => {
      if (outcome.kind === 'done') return undefined;
      return outcome.kind === 'refused'
        ? refusalSentence(t, outcome.refusal, people.nameOf)
        : t('telling:unanswered');
    };
    const assigned: Assigned[] = [];
    for (const { caseId, number, state } of chosen) {
      const type = actFor(state);
      const team = { leader: sent.leader, members: sent.members };
      const outcome = await cases.gateway.give(caseId, {
        type,
        // The form's own id: sent twice, each case is given once.
        commandId: `${sent.formId}:${caseId}`,
        actor,
        input: type === 'reassign' ? { ...team, reason: sent.reason } : team,
      });
      assigned.push({ number, href: `/cases/${encodeURIComponent(caseId)}`, why: whyNot(outcome) });
    }
    if (assigned.every(({ why }) => why === undefined)) {
      flash(req, { kind: 'success', key: 'assigning:done' });
      return res.redirect(303, '/cases');
    }
    const now = await cases.views.findAll(listed, visibilityOf(actor));
    await show(res, { ...at, views: await assignable(now, actor) }, { sent, assigned });
  });
  return routes;
}
