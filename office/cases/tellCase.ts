import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../domain/case/hosting';
import { messageId, type ProvenMessage } from '../../domain/proof/proven';
import type { Proofs } from '../../models/proofs';
import { hearMessage } from '../../workflows/contract';

/** How long a case may take to record what it is told, in milliseconds; then it is told in the next round. */
const patience = 10_000;

/** What it takes to tell a case what has happened beside it. */
export interface TellingCase {
  proofs: Pick<Proofs, 'proveMessage'>;
  client: Client;
}

/**
 * Tells a case what has happened: it records it once, and refuses nothing.
 * @throws where it has not recorded it in time; it is told again then, under the same id
 */
export async function tellCase(
  message: Omit<ProvenMessage, 'mac'>,
  { client, proofs }: TellingCase,
): Promise<void> {
  const told = proofs.proveMessage(message);
  await client.withDeadline(Date.now() + patience, () =>
    client.workflow
      .getHandle(workflowIdOf(told.to))
      .executeUpdate(hearMessage, { args: [told], updateId: messageId(told) }),
  );
}
