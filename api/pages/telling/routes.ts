import { type Request, type Response, Router } from 'express';
import { findCommand } from '../../../domain/case/commands';
import { whyNotOffered } from '../../../domain/case/decide';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { noticeMatter } from '../../../language/sentences/notice';
import { refusalSentence } from '../../../language/sentences/refusal';
import { word } from '../../../language/sentences/vocabulary';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { describeFields } from '../../../office/commands/describeFields';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { flash } from '../../frame/request';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { inputErrors } from '../commands/formErrors';
import { casePath } from '../commands/formPage';
import { readForm } from '../commands/readForm';
import { afterAct } from '../commands/afterAct';
import { isNamed, type Sent, sentSchema, tellForm } from './tellForm';

type CaseRequest = Request<{ caseId: string }>;
const path = '/cases/:caseId/tell-all';

/** What became of one of the notices that were sent together. */
interface Told {
  text: string;
  isDone: boolean;
  why?: string;
  /** Its own form, where it asks for more than this one does. */
  href: string;
}

/** Several people are told at once of what each is owed: one form, an act for each. */
export function tellingRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();

  async function show(
    res: Response,
    { view, actor }: VisibleCase,
    { sent, errors = [], told }: { sent?: Sent; errors?: FieldError[]; told?: Told[] },
  ): Promise<void> {
    const { t } = res.locals;
    const rules = await readRulesNow(cases.reference, view.state);
    res.status(errors.length > 0 ? 422 : 200).render('telling/form', {
      caseHref: casePath(view.caseId),
      number: view.number,
      mayTell: whyNotOffered(view.state, actor, 'tell', rules) === undefined,
      tell: tellForm({ view }, rules, { t, texts, sent, isSettled: told !== undefined }),
      errors,
      told,
    });
  }

  routes.get(path, async (req: CaseRequest, res) => show(res, await getVisibleCase(services, req, res), {}));

  routes.post(path, async (req: CaseRequest, res) => {
    const visible = await getVisibleCase(services, req, res);
    const { view, actor } = visible;
    const { t } = res.locals;
    const sent = sentSchema.parse(req.body);
    const schema = findCommand('tell').input();
    const fields = describeFields(schema).filter(({ name }) => name === 'on' || name === 'how');
    const common = readForm(fields, sent);
    const chosen = view.state.owed.filter(isNamed).filter(({ seq }) => sent.notice.includes(String(seq)));
    const [first] = chosen;
    const parsed = schema.safeParse({
      to: first?.to ?? 'reporter',
      about: first?.about ?? 'result',
      ...common,
    });
    const errors = [
      ...(sent.notice.length === 0 ? [fieldError('notice', t('telling:none'))] : []),
      ...inputErrors('tell', fields, parsed.error?.issues ?? [], common, { t, texts }),
    ];
    if (errors.length > 0) return show(res, visible, { sent, errors });
    const { nameOf } = await readPeople(accounts);
    const whyNot = (outcome: CommandOutcome): string | undefined => {
      if (outcome.kind === 'done') return undefined;
      return outcome.kind === 'refused'
        ? refusalSentence(t, outcome.refusal, nameOf)
        : t('telling:unanswered');
    };
    const told: Told[] = [];
    for (const notice of chosen) {
      const { to, about, seq } = notice;
      // The form's own id: sent twice, each notice is given once.
      const commandId = `${sent.formId}:${seq}`;
      const input = { to, about, settles: [String(seq)], ...common };
      const why = whyNot(await cases.gateway.give(view.caseId, { type: 'tell', commandId, actor, input }));
      const query = new URLSearchParams({ to, about, settles: String(seq) }).toString();
      told.push({
        text: t('cases:command.pair', { to: word(t, 'audiences', to), about: noticeMatter(t, notice) }),
        isDone: why === undefined,
        ...(why !== undefined && { why }),
        href: `${casePath(view.caseId)}/commands/tell?${query}`,
      });
    }
    if (told.every(({ isDone }) => isDone)) {
      flash(req, { kind: 'success', key: 'telling:done' });
      return res.redirect(303, await afterAct(services, req.body, visible));
    }
    await show(res, await getVisibleCase(services, req, res), { sent, told });
  });
  return routes;
}
