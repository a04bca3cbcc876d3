// Runs inside the workflow's sandbox, beside today's code.
import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

export interface ReplaySinks extends Sinks {
  replay: {
    /** Called with what the code hands over to be stored. */
    appending(append: unknown): void;
  };
}

const { replay } = proxySinks<ReplaySinks>();

/** Tells outside what today's code decides while it goes through a history; adds no step of its own. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity: (input, next) => {
        if (input.activityType === 'appendEvents') replay.appending(input.args[0]);
        return next(input);
      },
    },
  ],
});
