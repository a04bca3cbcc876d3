import { z } from 'zod';
import { pauseReasons, webhookStates } from '../../../models/webhooks';
import { eventTypes } from '../feed/shapes';
import { href } from '../paged';

export const webhookBody = z.strictObject({
  address: z.string().trim().min(1).max(500).meta({
    description:
      'Where deliveries go: `https://…`; in a closed network only where `LIEM_WEBHOOK_HOSTS` names the host.',
  }),
  username: z.string().trim().min(1).max(100).meta({
    description: 'The user name of the account on whose sight it is told: what that account may know of.',
  }),
  types: z
    .array(z.enum(eventTypes))
    .min(1)
    .max(eventTypes.length)
    .optional()
    .meta({ description: 'Types of events that are told; all where none are named.' }),
});

const answerSchema = z.object({
  deliveryId: z
    .string()
    .meta({ description: 'As `Liem-Delivery` has it: the same however often it is tried.' }),
  kind: z.enum(['events', 'test']).meta({ description: 'Whether events were told, or it was a test.' }),
  events: z.number().int().meta({ description: 'How many events the delivery has.' }),
  at: z.iso.datetime().meta({ description: 'When it was tried last.' }),
  tries: z.number().int().meta({ description: 'How often it was tried.' }),
  status: z.number().int().optional().meta({ description: 'The status that the receiver answered with.' }),
  fault: z.string().optional().meta({ description: 'Why there was no answer.' }),
});

export const webhookSchema = z.object({
  id: z.string().meta({ description: 'Names the webhook; `Liem-Webhook` of its deliveries.' }),
  address: z.string().meta({ description: 'Where deliveries go.' }),
  accountId: z.string().meta({ description: 'The account on whose sight it is told.' }),
  types: z.array(z.string()).optional().meta({ description: 'Types of events that are told; absent: all.' }),
  state: z.enum(webhookStates).meta({
    description: '`new`: its secret waits to be taken; `active`; `paused`; `ended`: for good.',
  }),
  why: z.enum(pauseReasons).optional().meta({ description: 'Why it is paused.' }),
  madeAt: z.iso.datetime().meta({ description: 'Since when it is there.' }),
  failingSince: z.iso
    .datetime()
    .optional()
    .meta({ description: 'Since when no try was taken; after three days it is paused.' }),
  answers: z.array(answerSchema).meta({ description: 'The last deliveries, the latest first.' }),
  links: z
    .object({ self: href().meta({ description: 'The webhook.' }) })
    .meta({ description: 'Where it is.' }),
});

export const webhookListSchema = z.object({
  items: z.array(webhookSchema).meta({ description: 'All that there are, the oldest first.' }),
});

export const webhookProposedSchema = z.object({
  id: z.string().meta({ description: 'What its id will be.' }),
  detail: z.string().meta({ description: 'What it waits for.' }),
  links: z
    .object({ self: href().meta({ description: 'Where it will be.' }) })
    .meta({ description: 'Where to look.' }),
});

export const webhookSecretSchema = z.object({
  secret: z.string().meta({
    description: 'Signs deliveries from now on; told this once. The one before signs beside it for a day.',
  }),
});
