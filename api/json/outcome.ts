import type { Response } from 'express';
import type { Actor } from '../../domain/access/policy';
import { visibilityOf } from '../../domain/access/policy';
import { offered } from '../../domain/case/decide';
import { type Refusal, refusalReasons } from '../../domain/case/refusal';
import type { CommandOutcome } from '../../office/commands/commandOutcome';
import { readRulesNow } from '../../office/commands/rulesNow';
import { readPeople } from '../../office/people/people';
import { notFound, Problem } from '../frame/errors/problem';
import { refusalSentence } from '../../language/sentences/refusal';
import type { Services } from '../../office/services';
import { invalidInput } from './input';

export const addressOf = (caseId: string): string => `/api/v1/cases/${caseId}`;

interface Asked {
  services: Services;
  res: Response;
  caller: Actor;
  caseId: string;
  /** The status for a command that was carried out. */
  done: 200 | 201;
}

/** Answers with what became of a command. @throws Problem when it was not carried out */
export async function answerOutcome(outcome: CommandOutcome, asked: Asked): Promise<void> {
  const { res } = asked;
  const { t } = res.locals;
  switch (outcome.kind) {
    case 'done': {
      const self = addressOf(outcome.caseId);
      if (asked.done === 201) res.location(self);
      res.status(asked.done).json({ caseId: outcome.caseId, ...outcome.receipt, links: { self } });
      return;
    }
    case 'pending': {
      const self = addressOf(outcome.caseId);
      const detail = t('errors:pending.detail');
      res
        .status(202)
        .location(self)
        .set('Retry-After', '5')
        .json({ status: 'pending', detail, links: { self } });
      return;
    }
    case 'busy':
      res.set('Retry-After', '1');
      throw new Problem(429, 'busy');
    case 'stopped':
      throw new Problem(503, 'caseStopped');
    case 'invalid':
      throw invalidInput(
        outcome.paths.map((field) => ({ field, detail: t('errors:field.invalid', { label: field }) })),
      );
    case 'refused':
      throw await problemOf(outcome.refusal, asked);
  }
}

const statuses = { forbidden: 403, conflict: 409, invalid: 422 } as const;

async function problemOf(refusal: Refusal, { services, res, caller, caseId }: Asked): Promise<Problem> {
  const view = await services.cases.views.find(caseId, visibilityOf(caller));
  // Whoever has a conflict of interest is not even told that the case exists, unless they audit it.
  if (refusal.refused === 'conflictOfInterest' && !view) return notFound();
  const nature = refusalReasons[refusal.refused];
  const rules = view && (await readRulesNow(services.cases.reference, view.state));
  const { nameOf } = await readPeople(services.accounts);
  const sentence = refusalSentence(res.locals.t, refusal, nameOf);
  const errors = refusal.field && [{ field: refusal.field, detail: sentence }];
  return new Problem(statuses[nature], 'refused', {
    params: { sentence },
    extension: {
      reason: refusal.refused,
      ...(errors && { errors }),
      ...(rules && { allowed: offered(view.state, caller, rules) }),
    },
  });
}
