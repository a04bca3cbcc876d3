import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { whyNotOffered } from '../../../domain/case/decide';
import { findCommand } from '../../../domain/case/commands';
import { isSteppedAct } from '../../../domain/case/submissions/stepFor';
import { signedFields } from '../../../domain/case/submissions/submission';
import { fieldError } from '../../../language/fieldErrors';
import type { Services } from '../../../office/services';
import { answer } from './answer';
import { type AskedCommand, type CommandAddress, readAskedCommand } from './askedCommand';
import { readAttached } from './attached';
import { type Beside, readBeside } from './beside';
import { readCaseNumbers } from '../../../office/commands/caseReferences';
import { beginning, whyNotShown } from './beginning';
import { inputErrors } from './formErrors';
import { showForm } from './formPage';
import { showNotNow } from './notNowPage';
import { readPreview } from './preview';
import { readForm } from './readForm';
import { shownAgainAt } from '../../frame/forms/holdForms';
import { readSentForm } from './sentForm';

const path = '/cases/:caseId/commands/:type';

/** The other case that its giver had beside this one, and the change that they have looked at. */
const seenSchema = z.object({
  beside: z.string().optional().catch(undefined),
  preview: z.string().optional().catch(undefined),
});

/** The day of a paper that is only proposed: it is signed on another, which stands in its place then. */
function signedLater({ type, proposing, today }: AskedCommand): Record<string, string> {
  const signed = proposing && isSteppedAct(type) ? signedFields[type] : undefined;
  return signed ? { [signed.on]: today } : {};
}

/** A form for each command to a case, made from the command's schema. */
export function commandRoutes(services: Services): Router {
  const { cases, texts } = services;
  const routes = Router();

  /** The case into which this one would be merged, where its giver has not seen the two side by side. */
  async function besideOf(
    asked: AskedCommand,
    { into }: Record<string, unknown>,
    req: Request,
    res: Response,
  ): Promise<Beside | undefined> {
    const { beside: seen } = seenSchema.parse(req.body);
    if (asked.type !== 'merge' || typeof into !== 'string' || into === seen) return undefined;
    const beside = await readBeside(services, asked, into, res.locals.t);
    if (beside) req.log.info({ audit: 'caseViewed', caseId: into, accountId: asked.actor.id }, 'case viewed');
    return beside;
  }

  routes.get(path, async (req, res) => {
    const asked = await readAskedCommand(services, req, res);
    const refusal = whyNotShown(asked);
    if (refusal) return showNotNow(res, texts, asked, refusal);
    showForm(res, texts, asked, beginning(asked, req.query, res.locals.t));
  });

  routes.post(`${shownAgainAt}${path}`, async (req: CommandAddress, res) => {
    // This address shows nothing by itself: in the other language there would be an empty form.
    res.locals.languageLinks = [];
    const asked = await readAskedCommand(services, req, res);
    const { type, view, actor } = asked;
    const form = readSentForm(asked, req.body);
    const refusal = whyNotOffered(view.state, actor, type, asked);
    if (refusal) return showNotNow(res, texts, asked, refusal, form.values);
    showForm(res, texts, asked, form);
  });

  routes.post(path, async (req, res) => {
    const asked = await readAskedCommand(services, req, res);
    const { type, fields, view, actor } = asked;
    const { t } = res.locals;
    const form = readSentForm(asked, req.body);
    const attached = await readAttached(services, req, res, asked);
    const { input, wrong } = await readCaseNumbers(
      { views: cases.views, actor, type, fields },
      readForm(fields, form.sent),
    );
    const parsed = findCommand(type)
      .input()
      .safeParse({ ...signedLater(asked), ...input });
    const errors = [
      ...wrong.map(({ field, fault }) => fieldError(field, t(`cases:command.${fault}`))),
      ...attached.errors,
      ...inputErrors(type, fields, parsed.error?.issues ?? [], input, { t, texts }),
    ];
    if (errors.length > 0)
      return showForm(res, texts, asked, { ...form, seenAct: undefined, status: 422, errors });
    const beside = await besideOf(asked, input, req, res);
    if (beside) return showForm(res, texts, asked, { ...form, seenAct: undefined, beside });
    const preview = await readPreview(services, asked, parsed.data ?? {}, t);
    if (preview && preview.seal !== seenSchema.parse(req.body).preview)
      return showForm(res, texts, asked, { ...form, seenAct: undefined, preview });
    const { commandId, seenAct } = form;
    const given = { type, commandId, actor, input: { ...signedLater(asked), ...input }, seenAct };
    const outcome = await cases.gateway.give(view.caseId, given);
    await answer(outcome, { services, req, res, asked, form, input, files: attached.files });
  });
  return routes;
}
