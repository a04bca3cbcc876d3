import {
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  proxyActivities,
  startChild,
} from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { ActivitiesBefore } from '../../activities/before';
import type { Command } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import { isOfConflict, messagesOf } from '../../domain/case/messages';
import { registrationOfPart } from '../../domain/case/petitionPart';
import type { CaseState } from '../../domain/case/state';
import type { Rules } from '../../domain/procedure/migration';
import { caseWorkflowName } from '../../domain/case/hosting';
import { workflowIdOf } from '../../domain/case/hosting';
import { hearCase } from '../contract';
import type { CaseArgumentsBefore } from './contractBefore';

// Tried until it succeeds: the petition has been parted, and its part must not be lost.
const { enterPart } = proxyActivities<ActivitiesBefore>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

type SplitEvent = Extract<CaseEvent, { type: 'petitionSplit' }>;

/** Opens the case of a part, under the rules of its petition; it lives on by itself. */
async function openPart(state: CaseState, event: SplitEvent, rules: Rules): Promise<void> {
  const { into } = event.data;
  const { receivedOn, reporter } = state.registration;
  const number = await enterPart({
    from: state.caseId,
    into,
    year: receivedOn.slice(0, 4),
    reporterRef: reporter.ref,
  });
  const opening: Command = {
    type: 'register',
    commandId: into,
    // Who parted the petition is who registers the part; the command has been checked for it.
    actor: { id: event.by, roles: ['intakeOfficer'] },
    input: registrationOfPart(state, event.data, number),
  };
  try {
    await startChild(caseWorkflowName, {
      workflowId: workflowIdOf(into),
      args: [{ caseId: into, ...rules, opening } satisfies CaseArgumentsBefore],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // There already, as after a restore: the petition must go on all the same.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** What a case told others then; of conflicts only the run that follows tells. */
const toldThen = (state: CaseState, event: CaseEvent) =>
  messagesOf(state, event).filter(({ message }) => !isOfConflict(message));

/** Whether anything of it has to be carried to another case. */
export const concernsOthers = ({
  state,
  events,
}: {
  state: CaseState;
  events: readonly CaseEvent[];
}): boolean => events.some((event) => event.type === 'petitionSplit' || toldThen(state, event).length > 0);

/** Carries what has been stored of this case to those that are linked to it: a part is opened, an appeal tells its decision. */
export async function reachLinkedCases(
  state: CaseState,
  events: readonly CaseEvent[],
  rules: Rules,
): Promise<void> {
  for (const event of events) {
    if (event.type === 'petitionSplit') await openPart(state, event, rules);
    for (const { to, message } of toldThen(state, event)) {
      try {
        await getExternalWorkflowHandle(workflowIdOf(to)).signal(hearCase, message);
      } catch {
        // The case that it is for is not there any more: nothing to be done from here, and this case must go on.
        log.warn('a linked case could not be told', { says: message.says });
      }
    }
  }
}
