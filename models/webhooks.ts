import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { FeedPoint } from '../domain/feed/cursor';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { Rewrappable } from './rewrapping';
import type { Sealed } from './sealing';

/** Where deliveries go, on whose sight, and what they are signed with: sealed, so that nobody who reaches the database turns them elsewhere. */
const contentSchema = z.object({
  address: z.string(),
  /** What this account may know of is delivered. */
  accountId: z.string(),
  /** Types of events; absent: all. */
  types: z.array(z.string()).optional(),
  secret: z.string(),
  /** The secret before, while it holds beside the new one. */
  before: z.object({ secret: z.string(), until: z.string() }).optional(),
});
export type WebhookContent = z.infer<typeof contentSchema>;

/** `new`: nobody has taken its secret yet, so nothing is delivered. */
export const webhookStates = ['new', 'active', 'paused', 'ended'] as const;
export type WebhookState = (typeof webhookStates)[number];
/** Why it is paused: by hand, after days without an answer, because its account has ended, or because the office was restored. */
export const pauseReasons = ['byHand', 'gaveUp', 'accountEnded', 'restored'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What became of a delivery, as its last try left it. */
export interface WebhookAnswer {
  deliveryId: string;
  kind: 'events' | 'test';
  events: number;
  at: string;
  tries: number;
  /** The receiver's status; absent where there was no answer. */
  status?: number | undefined;
  /** Why there was none. */
  fault?: string | undefined;
}

/** How far a webhook has come. */
export interface WebhookProgress {
  /** Up to which place everything is delivered. */
  at: FeedPoint;
  /** What is being delivered: the same places under the same id, however often it is tried. */
  pending?: { deliveryId: string; from: number; upTo: number } | undefined;
  failures: number;
  failingSince?: string | undefined;
  /** A test that was asked for and not sent yet. */
  test?: string | undefined;
  /** The last ones, the latest first. */
  answers: WebhookAnswer[];
}

interface StoredWebhook extends WebhookProgress {
  _id: string;
  madeAt: string;
  state: WebhookState;
  why?: PauseReason | undefined;
  sealed: Sealed;
}
export type Webhook = Omit<StoredWebhook, '_id' | 'sealed'> & { id: string; content: WebhookContent };

/** Addresses outside that are told what happens. */
export interface Webhooks {
  /** The oldest first. What no key here opens is not among them. */
  list(): Promise<Webhook[]>;
  find(id: string): Promise<Webhook | undefined>;
  /** Keeps a new one, which waits until its secret is taken; the same id again changes nothing. */
  add(id: string, content: Omit<WebhookContent, 'secret' | 'before'>, at: FeedPoint): Promise<void>;
  /** @returns false where it has ended */
  setState(id: string, state: Exclude<WebhookState, 'new'>, why?: PauseReason): Promise<boolean>;
  /** Gives it another secret; the one before holds until a moment. @returns the new one; undefined where there is no such webhook */
  takeSecret(id: string, beforeUntil: string): Promise<string | undefined>;
  /** Only the one that delivers writes this. */
  progress(id: string, change: Partial<WebhookProgress>): Promise<void>;
  askTest(id: string, deliveryId: string): Promise<void>;
  contents: Rewrappable;
}

const collection = 'webhooks';
const makeSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

export function createWebhooks(connection: Connection, masterKeys: readonly MasterKey[]): Webhooks {
  const rows = connection.collection<StoredWebhook>(collection);
  const contents = createOfficeContents(connection, masterKeys, 'webhooks', { collection, field: 'sealed' }, contentSchema); // prettier-ignore

  const opened = ({ _id, sealed, ...rest }: StoredWebhook): Webhook[] => {
    const content = contents.open(_id, sealed);
    return content ? [{ id: _id, ...rest, content }] : [];
  };
  const find = async (id: string) => {
    const found = await rows.findOne({ _id: id });
    return found ? opened(found)[0] : undefined;
  };
  /** An absent field is taken away. */
  async function change(id: string, to: Partial<StoredWebhook>): Promise<boolean> {
    const all = Object.entries(to);
    const set = Object.fromEntries(all.filter(([, value]) => value !== undefined));
    const unset = Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [[name, 1 as const]] : []))); // prettier-ignore
    const changed = await rows.updateOne({ _id: id, state: { $ne: 'ended' } }, { $set: set, $unset: unset });
    return changed.matchedCount === 1;
  }

  return {
    list: async () =>
      (await rows.find({}).toArray()).flatMap(opened).sort((a, b) => a.madeAt.localeCompare(b.madeAt)),
    find,
    add: async (id, content, at) => {
      const sealed = contents.seal(id, { ...content, secret: makeSecret() });
      const madeAt = new Date().toISOString();
      const row = { _id: id, madeAt, state: 'new' as const, at, failures: 0, answers: [], sealed };
      await insertedOnce(() => rows.insertOne(row));
    },
    setState: async (id, state, why) =>
      change(id, { state, why, ...(state === 'active' && { failures: 0, failingSince: undefined }) }),
    takeSecret: async (id, until) => {
      const found = await find(id);
      if (!found || found.state === 'ended') return undefined;
      const { secret: former, before, ...content } = found.content;
      void before;
      const secret = makeSecret();
      const isFirst = found.state === 'new';
      const next = { ...content, secret, ...(!isFirst && { before: { secret: former, until } }) };
      await change(id, { sealed: contents.seal(id, next), ...(isFirst && { state: 'active' as const }) });
      return secret;
    },
    progress: async (id, to) => {
      await change(id, to);
    },
    askTest: async (id, deliveryId) => {
      await change(id, { test: deliveryId });
    },
    contents: contents.rewrappable,
  };
}
