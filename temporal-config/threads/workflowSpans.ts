import { SpanKind } from '@opentelemetry/api';
import type { InjectedSinks } from '@temporalio/worker';
import type { ThreadSinks } from './carried/threadSinks';
import { contextOf, markFailed } from './spans';
import { tracer, underSpanId } from './tracing';

/** Makes spans of what workflows tell; nothing is made of a history that is only gone through again. */
export const workflowSpans: InjectedSinks<ThreadSinks> = {
  threads: {
    updateHandled: {
      fn: (info, { name, under, spanId, began, ended, hasFailed }) => {
        const attributes = { 'temporal.operation': 'workflow', 'liem.case_id': info.workflowId.slice(5) };
        const span = underSpanId(spanId, () =>
          tracer().startSpan(
            `workflow ${name}`,
            { kind: SpanKind.INTERNAL, startTime: began, attributes },
            contextOf({ traceparent: under }),
          ),
        );
        if (hasFailed) markFailed(span);
        span.end(ended);
      },
      callDuringReplay: false,
    },
  },
};
