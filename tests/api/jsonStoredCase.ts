import { project } from '../../domain/views/caseView';
import { genesis } from '../../domain/proof/chain';
import type { caseWorkflow } from '../../workflows/caseWorkflow';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import type { OfficeCase } from '../domain/office';
import type { JsonOffice } from './jsonOffice';

/**
 * Stores a case that was played through the decider, and lets a workflow take it up where its events have left it.
 * @param renewAfter after how many acts its run is to renew itself
 */
export async function storeCase(
  { services, env }: Pick<JsonOffice, 'services' | 'env'>,
  played: OfficeCase,
  renewAfter?: number,
): Promise<string> {
  const { caseId, events, now: state } = played;
  await services.cases.events.append(caseId, genesis(caseId), events);
  await services.cases.views.save(project(state));
  await services.temporal.workflow.start<typeof caseWorkflow>(caseWorkflowName, {
    workflowId: workflowIdOf(caseId),
    taskQueue: env.TEMPORAL_TASK_QUEUE ?? '',
    args: [{ caseId, renewAfter }],
  });
  return caseId;
}
