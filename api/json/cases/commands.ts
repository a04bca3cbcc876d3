import type { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { isCommandType } from '../../../domain/case/commands';
import { sealedMatter } from '../../../domain/likeness/sealedMatter';
import type { Registration } from '../../../office/commands/gateway';
import { getVisibleCase } from '../../frame/visibleCase';
import { forbidden, notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { callerOf } from '../caller';
import { findSeenAct, getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { answerOutcome } from '../outcome';
import { giveCommand } from './giveCommand';
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
    const [commandId, seenAct] = [getIdempotencyKey(req), findSeenAct(req)];
    const given = { services, res, caller, state: view.state, type };
    const outcome = await giveCommand(given, { commandId, seenAct, body: req.body });
    await answerOutcome(outcome, { services, res, caller, caseId, done: 200 });
  });
}
