import { type WebhookAct, webhookActs } from '../../../office/webhooks/webhooks';
import { csrfParameter, inPath } from '../openapi/parameters';
import { body } from '../openapi/requestBody';
import type { Resource } from '../openapi/resource';
import { json, locationOf, withProblems } from '../openapi/responses';
import {
  webhookBody,
  webhookListSchema,
  webhookProposedSchema,
  webhookSchema,
  webhookSecretSchema,
} from './shapes';

export const webhookExample = {
  address: 'https://hooks.example.vn/liem',
  username: 'giam.sat',
  types: ['caseClosed'],
};

const webhookId = inPath('webhookId', { type: 'string' });
const one = { '200': json('The webhook as it is now.', 'Webhook') };

const summaries: Record<WebhookAct, string> = {
  pause: 'Pauses a webhook: what happens meanwhile is told when it goes on',
  resume: 'Lets a webhook go on where it stood; after a restore behind what is of both histories',
  test: 'Sends a delivery without events, also while it is paused',
  end: 'Ends a webhook for good',
};

const act = (name: WebhookAct) => ({
  post: {
    operationId: `${name}Webhook`,
    tags: ['webhooks'],
    summary: summaries[name],
    parameters: [webhookId, csrfParameter],
    responses: withProblems(one, '401', '403', '404'),
  },
});

const paths = () => ({
  '/api/v1/webhooks': {
    get: {
      operationId: 'listWebhooks',
      tags: ['webhooks'],
      summary: 'The webhooks of the office with their last answers',
      responses: withProblems({ '200': json('All webhooks.', 'WebhookList') }, '401', '403'),
    },
    post: {
      operationId: 'proposeWebhook',
      tags: ['webhooks'],
      summary: 'Proposes a webhook; a head confirms it under `/acts`',
      parameters: [csrfParameter],
      requestBody: body('NewWebhook', webhookExample),
      responses: withProblems(
        { '202': json('It waits for a second person.', 'WebhookProposed', locationOf('webhook')) },
        '401',
        '403',
        '422',
      ),
    },
  },
  '/api/v1/webhooks/{webhookId}': {
    get: {
      operationId: 'getWebhook',
      tags: ['webhooks'],
      summary: 'One webhook with its last answers',
      parameters: [webhookId],
      responses: withProblems(one, '401', '403', '404'),
    },
  },
  ...Object.fromEntries(webhookActs.map((name) => [`/api/v1/webhooks/{webhookId}/${name}`, act(name)])),
  '/api/v1/webhooks/{webhookId}/secret': {
    post: {
      operationId: 'takeWebhookSecret',
      tags: ['webhooks'],
      summary: 'Gives a webhook another secret and tells it, this once; with the first one it begins',
      parameters: [webhookId, csrfParameter],
      responses: withProblems({ '200': json('The secret.', 'WebhookSecret') }, '401', '403', '404'),
    },
  },
});

/** Addresses outside that are told what happens. */
export const webhooks: Resource = {
  tag: {
    name: 'webhooks',
    description: 'Addresses outside that are told what happens, signed and without contents.',
  },
  paths,
  sent: { NewWebhook: webhookBody },
  answered: {
    Webhook: webhookSchema,
    WebhookList: webhookListSchema,
    WebhookProposed: webhookProposedSchema,
    WebhookSecret: webhookSecretSchema,
  },
};
