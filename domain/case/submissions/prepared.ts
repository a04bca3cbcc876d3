import type { z } from 'zod';
import type { Procedure } from '../../procedure/procedure';
import { awaitedActs, type preparedBy } from '../../procedure/steps';

/** Who prepares what a case waits for, by a version as it is for the subject; undefined where it decides in one act. */
export function preparersUnder({ steps }: Procedure): z.infer<typeof preparedBy> | undefined {
  const acts = steps?.value.acts;
  const prepared = awaitedActs.flatMap((act) => {
    const by = acts?.[act]?.proposedBy;
    return by ? [[act, by] as const] : [];
  });
  return prepared.length > 0 ? Object.fromEntries(prepared) : undefined;
}
