// Runs inside the workflow's sandbox.
import { AsyncLocalStorage, proxySinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { ThreadSinks } from './threadSinks';
import { findTraceparent, type Thread, threadIn, traceparentOf, withThread } from './thread';

const { threads } = proxySinks<ThreadSinks>();

/** An Update's id tells it apart, so that nothing has to be drawn by lot in a workflow. */
const spanIdOf = (updateId: string): string | undefined =>
  /^(?!0{16})[0-9a-f]{16}/.exec(updateId.replaceAll('-', '').toLowerCase())?.[0];

/**
 * Hands the thread of a command on to what is done for it. It gives Temporal no command and waits for nothing, so that a history is the same with
 * it and without.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const current = new AsyncLocalStorage<Thread>();

  return {
    inbound: [
      {
        handleUpdate: (input, next) => {
          const thread = threadIn(input.headers);
          const parent = findTraceparent(thread.traceparent);
          const spanId = spanIdOf(input.updateId);
          if (parent?.isSampled !== true || spanId === undefined)
            return current.run(thread, () => next(input));
          const traceparent = traceparentOf(parent.traceId, spanId, true);
          const began = Date.now();
          const handled = current.run({ ...thread, traceparent }, () => next(input));
          const tell = (hasFailed: boolean) => () =>
            threads.updateHandled({
              name: input.name,
              under: thread.traceparent ?? '',
              spanId,
              began,
              ended: Date.now(),
              hasFailed,
            });
          handled.then(tell(false), tell(true));
          return handled;
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) =>
          next({ ...input, headers: withThread(input.headers, current.getStore()) }),
        scheduleLocalActivity: (input, next) =>
          next({ ...input, headers: withThread(input.headers, current.getStore()) }),
        getLogAttributes: (input, next) => {
          const requestId = current.getStore()?.requestId;
          return next(requestId === undefined ? input : { ...input, requestId });
        },
      },
    ],
    internals: [
      {
        dispose: (input, next) => {
          current.disable();
          next(input);
        },
      },
    ],
  };
};
