import { randomUUID } from 'node:crypto';
import { type Command, decide, isAccepted } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { calendar, procedures } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import type { DurableOffice } from './durableOffice';

const procedure = getProcedureInForce(procedures, '2026-03-02', 'party');

/**
 * As if a worker had been killed right after it had stored what it decided, before Temporal heard of it: the first `count` of the
 * events are in the database, decided some seconds ago.
 */
export async function storedByLostAttempt(
  office: DurableOffice,
  caseId: string,
  command: Command,
  { count = Infinity, by = office.stores.events } = {},
): Promise<CaseEvent[]> {
  const stored = await office.stores.events.read(caseId);
  const now = new Date((await office.env.currentTimeMs()) - 5_000).toISOString();
  const decision = decide(caseId, fold(stored), command, { now, actor: command.actor, procedure, calendar });
  if (!isAccepted(decision)) throw new Error(decision.refusal.refused);
  const events = decision.events.slice(0, count);
  const given = office.proven(caseId, command).proof?.given[0] ?? '';
  const head = stored.at(-1) ?? { seq: 0, hash: '' };
  await by.append(caseId, head, events, new Map([[command.commandId, given]]));
  if (events.length < decision.events.length) {
    // The seal is on the last event of an act, which was not reached.
    const last = { _id: `${caseId}:${events.at(-1)?.seq}` as never };
    await office.connection.collection('case_events').updateOne(last, { $unset: { seal: '' } });
  }
  return events;
}

/** As if the server had been killed with it, in the moment of registration: the workflow is there, and was told nothing. */
export async function registeredByLostAttempt(office: DurableOffice): Promise<string> {
  const caseId = randomUUID();
  const today = new Date((await office.env.currentTimeMs()) + 7 * 3600_000).toISOString().slice(0, 10);
  const actor = ordinaryGiver('register');
  const number = await office.stores.numbers.numberFor(caseId, today.slice(0, 4));
  const input = { ...ordinaryInput('register', undefined, today), number };
  await storedByLostAttempt(office, caseId, { type: 'register', commandId: caseId, actor, input });
  await office.env.client.workflow.start(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: office.taskQueue,
    args: [{ caseId }],
  });
  return caseId;
}
