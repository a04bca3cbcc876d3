import type { Response } from 'express';
import { randomUUID } from 'node:crypto';
import { refusalReasons, type Refusal } from '../../../domain/case/refusal';
import { whyNotOffered } from '../../../domain/case/decide';
import { systemActor } from '../../../domain/case/events/event';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { eventsFor } from '../../../office/people/viewerOf';
import { tellActs } from '../cases/history';
import { fieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Services } from '../../../office/services';
import { flash } from '../../frame/request';
import type { NamedFile } from '../../../office/files/takeIn';
import { heldAgain, takeInAttached } from './attached';
import { afterAct } from './afterAct';
import { type AskedCommand, type CommandAddress, readAskedCommand } from './askedCommand';
import { refusalError } from './formErrors';
import { casePath, showForm } from './formPage';
import { showNotNow } from './notNowPage';
import { type SentForm, sentAgain } from './sentForm';

interface Given {
  services: Services;
  req: CommandAddress;
  res: Response;
  asked: AskedCommand;
  form: SentForm;
  input: Record<string, unknown>;
  /** What came with the form, to be taken in once the act is done. */
  files: readonly NamedFile[];
}

/** Shows a person what became of their command. */
export async function answer(outcome: CommandOutcome, given: Given): Promise<void> {
  const { res, services, asked, form } = given;
  switch (outcome.kind) {
    case 'done':
      return showDone(outcome.receipt.seq, given);
    case 'refused':
      return showRefused(outcome.refusal, given);
    case 'pending':
      return showWaiting('pending', 202, given);
    case 'busy':
      res.set('Retry-After', '3');
      return showWaiting('busy', 429, given);
    case 'stopped': {
      // No text may be lost over it.
      const errors = [fieldError('command', res.locals.t('cases:command.stopped'))];
      return showForm(res, services.texts, asked, { ...form, seenAct: undefined, status: 503, errors });
    }
    case 'invalid': {
      const { t } = res.locals;
      const errors = outcome.paths.map((path) => fieldError(path, t('errors:invalidInput.detail')));
      return showForm(res, services.texts, asked, { ...form, seenAct: undefined, status: 422, errors });
    }
  }
}

async function showDone(upTo: number, given: Given): Promise<void> {
  const { services, req, res, asked, form, input, files } = given;
  const { type, actor } = asked;
  const isTaken = await takeInAttached(services, asked, { commandId: form.commandId, files, upTo });
  const key = asked.proposing ? 'cases:submissions.proposed' : `commands:${type}.done`;
  // A double click is answered twice; the person is told once.
  if (!req.session.flashes?.some((notice) => notice.key === key)) flash(req, { kind: 'success', key });
  if (!isTaken) flash(req, { kind: 'information', key: 'files:attach.notTaken' });
  // Whoever declares a conflict of their own no longer sees the case.
  const isGone =
    type === 'declareConflict' && input.accountId === actor.id && !actor.roles.includes('auditor');
  res.redirect(303, isGone ? '/' : await afterAct(services, req.body, asked));
}

async function showRefused(refusal: Refusal, given: Given): Promise<void> {
  const { services, req, res, form } = given;
  const asked = await readAskedCommand(services, req, res);
  const now = whyNotOffered(asked.view.state, asked.actor, asked.type, asked);
  if (now) return showNotNow(res, services.texts, asked, now, form.values);
  // Nothing happened under the old id; what is sent next is a new attempt.
  const again = { values: form.values, commandId: randomUUID() };
  const { t } = res.locals;
  if (refusal.refused === 'colleagueWasFaster') {
    const faster = await whatHappened(services, asked, given, refusal);
    return showForm(res, services.texts, asked, { ...again, status: 409, faster });
  }
  const status = refusalReasons[refusal.refused] === 'invalid' ? 422 : 409;
  const errors = [refusalError(asked.type, asked.fields, refusal, t, asked.people.nameOf)];
  showForm(res, services.texts, asked, { ...again, status, errors });
}

/** Who did what since the form was opened. */
async function whatHappened(
  { cases }: Services,
  { view, actor, people }: AskedCommand,
  { form, res }: Given,
  refusal: Refusal,
) {
  const { t } = res.locals;
  const { nameOf } = people;
  const happened = await cases.events.read(view.caseId, view.seq);
  const events = await eventsFor(cases.views, actor, view.state, happened);
  const acts = events.filter(({ seq, by }) => seq > (form.seenAct ?? 0) && by !== systemActor);
  return { sentence: refusalSentence(t, refusal, nameOf), acts: tellActs(acts, t, nameOf) };
}

/** The command may still be carried out, or was put off: the same can be sent again without acting twice. */
function showWaiting(kind: 'pending' | 'busy', status: number, { req, res, asked }: Given): void {
  res.status(status).render('commands/waiting', {
    kind,
    heading: res.locals.t(`cases:command.${kind}.title`),
    action: `${casePath(asked.view.caseId)}/commands/${asked.type}`,
    caseHref: casePath(asked.view.caseId),
    number: asked.view.number,
    fields: [...sentAgain(req.body), ...heldAgain(res.locals.attached)],
  });
}
