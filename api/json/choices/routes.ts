import type { Router } from 'express';
import type { z } from 'zod';
import { whyMayNotBeChosen } from '../../../domain/access/chosen';
import type { Actor } from '../../../domain/access/policy';
import { type CommandType, findCommand, isCommandType } from '../../../domain/case/commands';
import { proposalsFor, proposalsOf } from '../../../domain/case/conflicts';
import { whyNotOffered } from '../../../domain/case/decide';
import type { CaseState } from '../../../domain/case/state';
import { describeFields } from '../../../office/commands/describeFields';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { getVisibleCase } from '../../frame/visibleCase';
import { answerOutcome } from '../outcome';
import type { choicesSchema } from './shapes';

/** Of whom something is proposed that is this person's to decide, or to take back; undefined where it is about nothing proposed. */
function idsOfProposals(type: CommandType, state: CaseState, actor: Actor): string[] | undefined {
  if (type === 'decideConflict') return proposalsFor(state, actor).map(({ accountId }) => accountId);
  return type === 'withdrawConflict'
    ? proposalsOf(state, actor).map(({ accountId }) => accountId)
    : undefined;
}

/** Whom a command may name: those of whom its form offers the choice, and only to whoever may give it now. */
export function choiceRoute(routes: Router, services: Services): void {
  const { accounts, cases } = services;

  routes.get('/api/v1/cases/:caseId/choices/:type', async (req, res) => {
    const { caseId, type } = req.params;
    const { view, actor } = await getVisibleCase(services, req, res);
    if (!isCommandType(type)) throw notFound();
    const { state } = view;
    const refusal = whyNotOffered(state, actor, type, await readRulesNow(cases.reference, state));
    if (refusal)
      return answerOutcome({ kind: 'refused', refusal }, { services, res, caller: actor, caseId, done: 200 });
    const all = await accounts.listAccounts();
    const proposed = idsOfProposals(type, state, actor);
    const fields = describeFields(findCommand(type).input()).flatMap((field) => {
      if (field.kind !== 'reference' || field.to !== 'account' || field.purpose === undefined) return [];
      const { name, many, purpose } = field;
      const judged = all.map(({ _id: id, roles, active, displayName, position }) => ({
        account: { id, displayName, position },
        reason: whyMayNotBeChosen({ id, roles, active }, purpose, state),
      }));
      return {
        ...{ name, many },
        accounts: judged
          .filter(({ account, reason }) => !reason && (proposed?.includes(account.id) ?? true))
          .map(({ account }) => account),
        unavailable: judged.flatMap(({ account: { displayName }, reason }) =>
          reason === 'memberHasConflict' || reason === 'workedOnDecision' ? { displayName, reason } : [],
        ),
      };
    });
    const answer: z.infer<typeof choicesSchema> = { type, fields };
    res.json(answer);
  });
}
