import type { Request, Response, Router } from 'express';
import { mayDo, whyMayNotGive } from '../../domain/access/policy';
import { type CommandType, findCommand, isCommandType } from '../../domain/case/commands';
import type { Registration } from '../cases/gateway';
import { getVisibleCase } from '../cases/visibleCase';
import { forbidden, notFound } from '../errors/problem';
import type { Services } from '../services';
import { callerOf } from './caller';
import { findSeenAct, getIdempotencyKey } from './headers';
import { readInput } from './input';
import { answerOutcome } from './outcome';
import { registrationBody } from './shapes/requests';

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
    const input = await readCommand(req, res, type, services).catch(async (problem: unknown) => {
      // What the input lacks is for those to know who may give the command at all.
      const refusal = whyMayNotGive(caller, findCommand(type).givenBy, view.state);
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

async function readCommand(
  req: Request,
  res: Response,
  type: CommandType,
  { texts }: Services,
): Promise<unknown> {
  const schema = findCommand(type).input();
  return readInput({ schema, value: req.body ?? {}, res, texts, command: type });
}
