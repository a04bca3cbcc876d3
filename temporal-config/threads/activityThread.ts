import { SpanKind } from '@opentelemetry/api';
import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import { z } from 'zod';
import { threadIn } from './carried/thread';
import { type Ids, underIds } from './currentIds';
import { inSpan } from './spans';

const acts = z.object({ acts: z.array(z.object({ commandId: z.string() })) });

/** The commands that an activity is to store, where it is such a one. */
function commandsIn([asked]: readonly unknown[]): Pick<Ids, 'commandId' | 'commandIds'> {
  const ids = acts.safeParse(asked).data?.acts.map(({ commandId }) => commandId) ?? [];
  return ids.length > 1 ? { commandIds: ids } : { commandId: ids[0] };
}

const findCase = (workflowId: string | undefined): string | undefined =>
  /^case-(.+)$/.exec(workflowId ?? '')?.[1];

/** Whatever an activity does bears the ids of whoever it is done for, in the log and in traces. */
export function activityThread({ info }: Context): ActivityInterceptors {
  const caseId = findCase(info.workflowExecution?.workflowId);
  // Lines about the activity itself are written outside of it.
  let ids: Ids = { caseId };
  return {
    inbound: {
      execute: (input, next) => {
        const thread = threadIn(input.headers);
        ids = { requestId: thread.requestId, caseId, ...commandsIn(input.args) };
        const says = {
          'temporal.operation': 'activity',
          ...(caseId !== undefined && { 'liem.case_id': caseId }),
          ...(thread.requestId !== undefined && { 'liem.request_id': thread.requestId }),
        };
        return underIds(ids, () =>
          inSpan({ name: `activity ${info.activityType}`, kind: SpanKind.SERVER, says, under: thread }, () =>
            next(input),
          ),
        );
      },
    },
    outbound: {
      getLogAttributes: (input, next) => next({ ...input, ...ids }),
    },
  };
}
