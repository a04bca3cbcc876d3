import { condition, continueAsNew, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities';

export interface WebhookArguments {
  webhookId: string;
}

/** Something about the webhook is another now: it goes on, rests or is to be tested. */
export const webhookChanged = defineSignal('webhookChanged');

// Tried by the server for as long as the database is away. The heartbeat tells soon that a worker was lost.
const { deliverPiece } = proxyActivities<Pick<Activities, 'deliverPiece'>>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Well under the server's limits: a round is some ten events of history. */
const renewAfter = 300;

/**
 * The deliveries of a webhook, one after another. It knows nothing but which webhook it is; how far it has come is stored, so that whatever was
 * lost it is started anew from there. It ends where the webhook rests, and is started when it goes on.
 */
export async function webhookWorkflow({ webhookId }: WebhookArguments): Promise<void> {
  let changed = false;
  setHandler(webhookChanged, () => {
    changed = true;
  });
  for (let rounds = 0; rounds < renewAfter; rounds += 1) {
    changed = false;
    const became = await deliverPiece(webhookId);
    switch (became.is) {
      case 'went':
      case 'nothing':
        break;
      case 'failed':
        await condition(() => changed, became.waitMs);
        break;
      case 'rests':
        if (!changed) return;
    }
  }
  await continueAsNew<typeof webhookWorkflow>({ webhookId });
}
