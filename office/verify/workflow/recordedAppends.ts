// Runs inside the workflow's sandbox, beside today's code.
import { z } from 'zod';
import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

export interface ReplaySinks extends Sinks {
  replay: {
    /** Called with what the code hands over to be stored. */
    appending(append: unknown): void;
  };
}

const { replay } = proxySinks<ReplaySinks>();

const decidedSchema = z.object({ acts: z.array(z.object({ events: z.array(z.unknown()) })) });

/** What today's code decides where history says that something was stored: what was not stored has left nothing to compare with. */
function tellStored(decided: unknown, said: unknown): void {
  const parsed = decidedSchema.safeParse(decided);
  const isStored = z.object({ went: z.literal('on') }).safeParse(said).success;
  if (isStored && parsed.success)
    replay.appending({ events: parsed.data.acts.flatMap(({ events }) => events) });
}

/** Tells outside what today's code decides while it goes through a history; adds no step of its own. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity: (input, next) => {
        if (input.activityType === 'appendEvents') replay.appending(input.args[0]);
        const answer = next(input);
        if (input.activityType === 'appendActs')
          answer.then(
            (said) => tellStored(input.args[0], said),
            () => undefined,
          );
        return answer;
      },
    },
  ],
});
