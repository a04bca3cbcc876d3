import type { Response, Router } from 'express';
import { type Actor, mayDo, whyMayNotGive } from '../../../domain/access/policy';
import { type CommandType, findCommand, isCommandType } from '../../../domain/case/commands';
import { giversNow, whyNotOffered } from '../../../domain/case/decide';
import { whyNotThrough } from '../../../domain/case/throughProgram';
import type { CaseState } from '../../../domain/case/state';
import { sealedMatter } from '../../../domain/likeness/sealedMatter';
import type { Registration } from '../../../office/commands/gateway';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { getVisibleCase } from '../../frame/visibleCase';
import { findWrongCases } from '../../../office/commands/caseReferences';
import { describeFields } from '../../../office/commands/describeFields';
import { forbidden, notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { callerOf } from '../caller';
import { findSeenAct, getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { answerOutcome } from '../outcome';
import { registrationBody } from './requests';

/** Registers reports and gives commands, each once per idempotency key. */
export function commandRoutes(routes: Router, services: Services): void {
  routes.post('/api/v1/cases', async (req, res) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'register')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const { texts } = services;
    const { reporter, ...facts } = readInput({
      schema: registrationBody(),
      value: req.body,
      res,
      texts,
      command: 'register',
    });
    const registration: Registration = {
      commandId,
      actor: caller,
      input: { ...facts, standing: reporter.standing },
      identity: reporter.identity,
      ...(facts.subject.kind === 'privateCitizen' && {
        matter: sealedMatter(facts.allegations.map(({ summary }) => summary)),
      }),
    };
    const outcome = await services.cases.gateway.register(registration);
    await answerOutcome(outcome, { services, res, caller, caseId: commandId, done: 201 });
  });

  routes.post('/api/v1/cases/:caseId/commands/:type', async (req, res) => {
    const { caseId, type } = req.params;
    const { view, actor: caller } = await getVisibleCase(services, req, res);
    if (!isCommandType(type)) throw notFound();
    const asked = { services, res, caller, caseId, done: 200 } as const;
    const commandId = getIdempotencyKey(req);
    const seenAct = findSeenAct(req);
    const given = { services, res, caller, state: view.state, type };
    const input = await readCommand(given, req.body).catch(async (problem: unknown) => {
      // What the input lacks is for those to know who may give the command at all.
      const { procedure } = await readRulesNow(services.cases.reference, view.state);
      const refusal =
        whyNotThrough(caller, type) ??
        whyMayNotGive(caller, giversNow(type, view.state, { procedure }), view.state);
      if (refusal) await answerOutcome({ kind: 'refused', refusal }, asked);
      throw problem;
    });
    const outcome = await services.cases.gateway.give(caseId, {
      type,
      commandId,
      actor: caller,
      input,
      seenAct,
    });
    await answerOutcome(outcome, asked);
  });
}

interface Given {
  services: Services;
  res: Response;
  caller: Actor;
  state: CaseState;
  type: CommandType;
}

/** @throws Problem 422 when the input does not fit, or names a case that is not there for the caller */
async function readCommand({ services, res, caller, state, type }: Given, body: unknown): Promise<unknown> {
  const { texts, cases } = services;
  const schema = findCommand(type).input();
  const input = readInput({ schema, value: body ?? {}, res, texts, command: type });
  // What is not possible now is refused by the case, whatever it names.
  if (whyNotOffered(state, caller, type, await readRulesNow(cases.reference, state))) return input;
  const asked = { views: cases.views, actor: caller, type, fields: describeFields(schema) };
  const wrong = await findWrongCases(asked, input);
  const { t } = res.locals;
  if (wrong.length === 0) return input;
  throw invalidInput(wrong.map(({ field, fault }) => ({ field, detail: t(`cases:command.${fault}`) })));
}
