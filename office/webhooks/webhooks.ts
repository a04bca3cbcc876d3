import { randomUUID } from 'node:crypto';
import type { WebhookDeed } from '../../domain/staff/entries';
import { webhookWorkflowIdOf, webhookWorkflowName } from '../../domain/webhooks/hosting';
import type { Webhook } from '../../models/webhooks';
import type { Services } from '../services';
import { type AddressFault, findAddressFault } from './allowedAddress';

/** For so long the secret before holds beside a new one. */
const beforeHoldsMs = 24 * 60 * 60 * 1000;

type Needs = Pick<Services, 'cases' | 'accounts' | 'officeActs' | 'feed' | 'temporal' | 'settings'>;

/** What an administrator does with a webhook, the secret apart. */
export const webhookActs = ['pause', 'resume', 'test', 'end'] as const;
export type WebhookAct = (typeof webhookActs)[number];

const deeds: Record<WebhookAct, WebhookDeed> = {
  pause: 'paused',
  resume: 'resumed',
  test: 'tested',
  end: 'ended',
};

export interface AskedWebhook {
  address: string;
  username: string;
  types?: readonly string[] | undefined;
}
export type Proposed =
  | { kind: 'proposed'; webhookId: string }
  | { kind: 'refused'; field: 'address' | 'username'; fault: AddressFault | 'noAccount' };

/** Proposes a webhook; it is there once a second person has confirmed it. */
export async function proposeWebhook(
  { accounts, officeActs, settings }: Needs,
  { address, username, types }: AskedWebhook,
  by: string,
): Promise<Proposed> {
  const fault = findAddressFault(address, settings.webhookHosts);
  if (fault) return { kind: 'refused', field: 'address', fault };
  const account = (await accounts.listAccounts({ active: true })).find((one) => one.username === username);
  if (!account) return { kind: 'refused', field: 'username', fault: 'noAccount' };
  const webhookId = randomUUID();
  const about = { accountId: account._id, webhookId, address };
  await officeActs.propose({ kind: 'openWebhook', ...about, ...(types && { types: [...types] }) }, by);
  return { kind: 'proposed', webhookId };
}

/** Has the deliveries of a webhook look at what is another now. What cannot be told is told at the next start. */
async function tellWorkflow({ temporal, settings }: Pick<Needs, 'temporal' | 'settings'>, webhookId: string) {
  await temporal.workflow
    .signalWithStart(webhookWorkflowName, {
      workflowId: webhookWorkflowIdOf(webhookId),
      args: [{ webhookId }],
      taskQueue: settings.temporal.taskQueue,
      signal: 'webhookChanged',
      signalArgs: [],
    })
    .catch(() => undefined);
}

/** Does something with a webhook that has not ended; undefined where there is none. */
export async function actOnWebhook(
  needs: Needs,
  { webhookId, act, by }: { webhookId: string; act: WebhookAct; by: string },
): Promise<Webhook | undefined> {
  const { webhooks, officeLog } = needs.cases;
  const webhook = await webhooks.find(webhookId);
  if (!webhook || webhook.state === 'ended') return undefined;
  await officeLog.append({ by, type: 'webhookActed', data: { webhookId, deed: deeds[act] } });
  switch (act) {
    case 'pause':
      await webhooks.setState(webhookId, 'paused', 'byHand');
      break;
    case 'end':
      await webhooks.setState(webhookId, 'ended');
      break;
    case 'test':
      await webhooks.askTest(webhookId, randomUUID());
      break;
    case 'resume':
      await resume(webhook, needs);
  }
  await tellWorkflow(needs, webhookId);
  return webhooks.find(webhookId);
}

/** It goes on where it stood; after a restore with what is of both histories behind it. */
async function resume({ id, at }: Webhook, { cases: { webhooks }, feed }: Needs): Promise<void> {
  await feed.catchUp();
  const found = await feed.findHere(at);
  const { mark } = await feed.beginning();
  const from = found.kind === 'here' ? found.point : (found.resume ?? (await feed.end()));
  await webhooks.progress(id, { at: { ...from, mark } });
  await webhooks.setState(id, 'active');
}

/** Gives a webhook another secret, told this once; with the first one it begins. Undefined where there is no such webhook. */
export async function takeSecret(
  needs: Needs,
  { webhookId, by }: { webhookId: string; by: string },
): Promise<string | undefined> {
  const { webhooks, officeLog } = needs.cases;
  if (!(await webhooks.find(webhookId))) return undefined;
  await officeLog.append({ by, type: 'webhookActed', data: { webhookId, deed: 'secretTaken' } });
  const secret = await webhooks.takeSecret(webhookId, new Date(Date.now() + beforeHoldsMs).toISOString());
  await tellWorkflow(needs, webhookId);
  return secret;
}

/** After a start or a restore: whatever delivers has its workflow again. */
export async function catchUpWebhooks(needs: Pick<Needs, 'cases' | 'temporal' | 'settings'>): Promise<void> {
  for (const { id, state } of await needs.cases.webhooks.list())
    if (state === 'active') await tellWorkflow(needs, id);
}
