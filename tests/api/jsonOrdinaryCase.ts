import { randomUUID } from 'node:crypto';
import { registrationExample } from '../../api/json/cases/examples';
import type { CommandType } from '../../domain/case/commands';
import { giveWhole } from '../servers/giveWhole';
import { lateInput, ordinaryGiver } from '../domain/ordinary';
import { applyOrdinaryTeam } from '../servers/ordinaryAccounts';
import type { JsonOffice, Program } from './jsonOffice';
import { actsToVerification } from '../domain/stages';

/** Registers a report through the API. @returns the id of its case */
export async function receive(intake: Program): Promise<string> {
  const registered = await intake.post('/api/v1/cases', registrationExample, {
    'Idempotency-Key': randomUUID(),
  });
  return String(registered.body.caseId);
}

/** Gives a case the ordinary commands of an office day, each by its usual giver. */
export async function bring(office: JsonOffice, caseId: string, types: CommandType[]): Promise<void> {
  const { views } = office.services.cases;
  const everybody = { all: true, exceptConflictOf: 'nobody' } as const;
  await applyOrdinaryTeam(office.services.accounts);
  for (const type of types) {
    const view = await views.find(caseId, everybody);
    const outcome = await giveWhole(office.services.cases, caseId, {
      type,
      commandId: randomUUID(),
      actor: ordinaryGiver(type),
      input: lateInput(type, view?.state, '2026-03-16'),
    });
    if (outcome.kind !== 'done') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  }
}

export const untilSigned: CommandType[] = [
  ...actsToVerification,
]; // prettier-ignore
export const untilReported: CommandType[] = [
  ...untilSigned, 'announceDecision', 'recordExplanation', 'setFinding', 'submitReport',
]; // prettier-ignore
