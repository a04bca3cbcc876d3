// Runs inside the workflow's sandbox.
import { ApplicationFailure, log, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { findRefusal, type Refusal } from './refusedPayload';

/** The failure type of what was given without our seal. */
export const notSealed = 'notSealed';

const failure = () =>
  ApplicationFailure.nonRetryable('This was not sealed by a program of the office.', notSealed);

const firstRefusal = (args: readonly unknown[]): Refusal | undefined =>
  args.map(findRefusal).find((refusal) => refusal !== undefined);

/**
 * Whoever reaches Temporal's port can send anything to a workflow. What is not sealed is refused here as if nobody had
 * sent it: to fail the workflow's task for it would have one such message stop a case for ever.
 */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      execute: async (input, next) => {
        const refusal = firstRefusal(input.args);
        // A start that nobody of ours gave ends at once. A key that is not there may come back, so that is tried again.
        if (refusal === 'unknownKey')
          throw new Error('The key that this case was started under is not there.');
        if (refusal) throw failure();
        return next(input);
      },
      validateUpdate: (input, next) => {
        if (firstRefusal(input.args)) throw failure();
        next(input);
      },
      handleUpdate: async (input, next) => {
        if (firstRefusal(input.args)) throw failure();
        return next(input);
      },
      handleSignal: async (input, next) => {
        if (firstRefusal(input.args)) log.warn('a signal that was not sealed by this office was ignored');
        else await next(input);
      },
      handleQuery: async (input, next) => {
        if (firstRefusal(input.args)) throw failure();
        return next(input);
      },
    },
  ],
});
