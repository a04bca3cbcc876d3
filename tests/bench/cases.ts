import { type WorkflowHandle, WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import type { CommandOutcome } from '../../office/commands/commandOutcome';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import type { BenchOffice } from './benchOffice';
import { appendNumber, type bareWorkflow } from './bareWorkflow';
import type { ScriptedCommand } from './script';

/** The date on the office's wall. */
export const today = (): string => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);

function requireDone(outcome: CommandOutcome): void {
  if (outcome.kind !== 'done') throw new Error(`a command was not carried out: ${JSON.stringify(outcome)}`);
}

/** Registers a report with its reporter's identity, as the form does; returns the case's id. */
export async function register({ gateway }: BenchOffice): Promise<string> {
  const { number, reporter, ...facts } = ordinaryInput('register', undefined, today());
  void [number, reporter];
  const commandId = randomUUID();
  const outcome = await gateway.register({
    commandId,
    actor: ordinaryGiver('register'),
    input: { standing: 'named', ...facts } as never,
    identity: { name: 'Người gửi', address: 'Phường Mẫu', phone: '', originalText: 'Nội dung đơn.' },
  });
  requireDone(outcome);
  return commandId;
}

/** Gives a command as a form does; fails unless it was carried out. */
export const give = async (
  { gateway }: BenchOffice,
  caseId: string,
  command: ScriptedCommand,
): Promise<void> => requireDone(await gateway.give(caseId, { ...command, commandId: randomUUID() }));

export const startBare = ({
  bare,
  bareTaskQueue,
}: BenchOffice): Promise<WorkflowHandle<typeof bareWorkflow>> =>
  bare.workflow.start<typeof bareWorkflow>('bareWorkflow', {
    workflowId: `bare-${randomUUID()}`,
    taskQueue: bareTaskQueue,
  });

/** The same as a registration is: begun and updated in one call. */
export const startAndUpdateBare = ({ bare, bareTaskQueue }: BenchOffice): Promise<number> =>
  bare.workflow.executeUpdateWithStart(appendNumber, {
    startWorkflowOperation: new WithStartWorkflowOperation<typeof bareWorkflow>('bareWorkflow', {
      workflowId: `bare-${randomUUID()}`,
      taskQueue: bareTaskQueue,
      args: [],
      workflowIdConflictPolicy: 'FAIL',
    }),
    args: [1],
    updateId: randomUUID(),
  });

export const updateBare = (handle: WorkflowHandle<typeof bareWorkflow>, one: number): Promise<number> =>
  handle.executeUpdate(appendNumber, { args: [one], updateId: randomUUID() });
