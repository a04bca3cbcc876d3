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
import type { Translate } from '../../language/texts';
import { actVersion, versionTag } from './headers';
import { invalidInput } from './input';

export const addressOf = (caseId: string): string => `/api/v1/cases/${caseId}`;

interface Given {
  services: Services;
  caller: Actor;
  caseId: string;
  /** The status for a command that was carried out. */
  done: 200 | 201;
}
interface Asked extends Given {
  res: Response;
}

/** How a command is answered that was not refused. */
export interface CommandAnswer {
  status: 200 | 201 | 202;
  headers: { ETag?: string; Location?: string; 'Retry-After'?: string };
  body: object;
}

/** Seconds after which it is worth asking again. */
const busyFor = '1';

/**
 * Answers with what became of a command: of one that was carried out with the version of the case that it has brought about, to go on from
 * without reading the case again.
 * @throws Problem when it was not carried out
 */
export async function answerOutcome(outcome: CommandOutcome, asked: Asked): Promise<void> {
  const { res } = asked;
  if (outcome.kind === 'busy') res.set('Retry-After', busyFor);
  const { status, headers, body } = await answerTo(outcome, asked, res.locals.t);
  res.status(status).set(headers).json(body);
}

/** The same, apart from a request. @throws Problem when it was not carried out */
export async function answerTo(outcome: CommandOutcome, asked: Given, t: Translate): Promise<CommandAnswer> {
  switch (outcome.kind) {
    case 'done': {
      const { caseId, receipt } = outcome;
      const self = addressOf(caseId);
      return {
        status: asked.done,
        headers: { ETag: versionTag(actVersion(receipt.seq)), ...(asked.done === 201 && { Location: self }) },
        body: { caseId, ...receipt, links: { self } },
      };
    }
    case 'pending': {
      const self = addressOf(outcome.caseId);
      const detail = t('errors:pending.detail');
      return {
        status: 202,
        headers: { Location: self, 'Retry-After': '5' },
        body: { status: 'pending', detail, links: { self } },
      };
    }
    case 'busy':
      throw new Problem(429, 'busy');
    case 'stopped':
      throw new Problem(503, 'caseStopped');
    case 'invalid':
      throw invalidInput(
        outcome.paths.map((field) => ({ field, detail: t('errors:field.invalid', { label: field }) })),
      );
    case 'refused':
      throw await problemOf(outcome.refusal, asked, t);
  }
}

const statuses = { forbidden: 403, conflict: 409, invalid: 422 } as const;

async function problemOf(
  refusal: Refusal,
  { services, caller, caseId }: Given,
  t: Translate,
): Promise<Problem> {
  const view = await services.cases.views.find(caseId, visibilityOf(caller));
  // Whoever has a conflict of interest is not even told that the case exists, unless they audit it.
  if (refusal.refused === 'conflictOfInterest' && !view) return notFound();
  const nature = refusalReasons[refusal.refused];
  const rules = view && (await readRulesNow(services.cases.reference, view.state));
  const { nameOf } = await readPeople(services.accounts);
  const sentence = refusalSentence(t, refusal, nameOf);
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
