import { createHash } from 'node:crypto';
import { shortLink } from '../../domain/feed/cursor';
import { isGivenUp, waitAfter } from '../../domain/webhooks/backOff';
import type { PieceDelivered } from '../../domain/webhooks/hosting';
import { signatureOf } from '../../domain/webhooks/signature';
import { officeItself } from '../../domain/staff/entries';
import { officeToday } from '../../language/dates';
import type { AccountStore } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import type { PauseReason, Webhook, WebhookAnswer } from '../../models/webhooks';
import type { OfficeFeed } from '../feed/feed';
import { seenAt } from '../feed/seenEvents';
import { actorOf } from '../people/actorOf';
import { postTo } from './post';

export interface DeliveryNeeds {
  cases: Pick<CaseStores, 'events' | 'views' | 'webhooks' | 'officeLog'>;
  accounts: Pick<AccountStore, 'findAccount' | 'absentFor'>;
  feed: OfficeFeed;
  /** Hosts of closed networks to which deliveries may go. */
  hosts: readonly string[];
  /** Where people reach the office; links lead there where it is known. */
  officeUrl?: string | undefined;
}

/** Places that are looked at for one delivery. */
const atOnce = 50;
/** For how long is waited for something to deliver, before the workflow is told that there was nothing. */
const waitMs = 20_000;
/** How often it is looked meanwhile whether something about the webhook is another. */
const lookMs = 2_000;
const keptAnswers = 20;

/** What an address outside is told of an event: where it stands, and nothing of what it says. */
interface ThinEvent {
  cursor: string;
  caseId: string;
  seq: number;
  at: string;
  type: string;
  links: { case: string };
}

/** Nobody reads what happened by it: only that it did is told. */
const readings = { note: () => Promise.resolve() };

async function rest(webhook: Webhook, why: Exclude<PauseReason, 'byHand'>, { cases }: DeliveryNeeds) {
  await cases.officeLog.append({ by: officeItself, type: 'webhookActed', data: { webhookId: webhook.id, deed: why } }); // prettier-ignore
  await cases.webhooks.setState(webhook.id, 'paused', why);
  return { is: 'rests' } as const;
}

/** The same delivery has the same id whoever sends it, and another one has another, also after a restore. */
const deliveryIdOf = (webhookId: string, link: string, upTo: number): string =>
  createHash('sha256').update(`${webhookId}\n${link}\n${upTo}`).digest('hex').slice(0, 32);

interface Sent {
  kind: WebhookAnswer['kind'];
  deliveryId: string;
  events: ThinEvent[];
}

/** Sends one delivery and writes down what became of it. @returns whether it was taken */
async function send(
  webhook: Webhook,
  { kind, deliveryId, events }: Sent,
  needs: DeliveryNeeds,
): Promise<boolean> {
  const { id, content, answers } = webhook;
  const now = new Date();
  const holds = content.before && content.before.until > now.toISOString() ? [content.before.secret] : [];
  const body = JSON.stringify({ delivery: deliveryId, webhook: id, kind, events });
  const headers = {
    'User-Agent': 'Liem',
    'Liem-Delivery': deliveryId,
    'Liem-Webhook': id,
    'Liem-Signature': signatureOf(body, [content.secret, ...holds], now),
  };
  const posted = await postTo(content.address, body, headers, needs.hosts);
  const isTaken = 'status' in posted && posted.status >= 200 && posted.status < 300;
  const [last, ...others] = answers;
  const isAgain = last?.deliveryId === deliveryId;
  const answer: WebhookAnswer = {
    deliveryId,
    kind,
    events: events.length,
    at: now.toISOString(),
    tries: isAgain ? last.tries + 1 : 1,
    ...posted,
  };
  await needs.cases.webhooks.progress(id, {
    answers: [answer, ...(isAgain ? others : answers)].slice(0, keptAnswers),
  });
  return isTaken;
}

/** What lies behind a webhook's place, as its account may know of it; undefined where there is nothing. */
async function nextOf(webhook: Webhook, needs: DeliveryNeeds, actor: ReturnType<typeof actorOf>) {
  const { feed } = needs;
  const { at, pending, content, id } = webhook;
  const size = pending && pending.from === at.n ? Math.max(1, pending.upTo - at.n) : atOnce;
  const places = await feed.readBehind(at.n, size);
  const last = places.at(-1);
  if (!last) return undefined;
  const { types } = content;
  const seen = await seenAt(places, actor, { cases: { ...needs.cases, readings } }, (type) => !types || types.includes(type)); // prettier-ignore
  const events = await Promise.all(
    seen.map(async ({ place, seen: told }): Promise<ThinEvent[]> => {
      if (!told) return [];
      const { caseId, seq, at: when, type } = told.event;
      const link = `${needs.officeUrl ?? ''}/api/v1/cases/${caseId}`;
      return [{ cursor: await feed.cursorAt(place), caseId, seq, at: when, type, links: { case: link } }];
    }),
  );
  return { last, events: events.flat(), deliveryId: deliveryIdOf(id, last.link, last.n) };
}

/** Why a webhook cannot go on from where it stands, or who it goes on for. */
async function standing(webhook: Webhook, { feed, accounts }: DeliveryNeeds) {
  await feed.catchUp();
  const here = await feed.findHere(webhook.at);
  const now = await feed.beginning();
  // A copy of an office must not speak to the receivers of the office that it is a copy of.
  if (here.kind === 'elsewhere' || here.point.mark !== now.mark) return { why: 'restored' } as const;
  const account = await accounts.findAccount(webhook.content.accountId);
  if (!account?.active) return { why: 'accountEnded' } as const;
  return {
    why: undefined,
    actor: actorOf({ ...account, covers: await accounts.absentFor(account._id, officeToday()) }),
  };
}

async function failed(webhook: Webhook, needs: DeliveryNeeds): Promise<PieceDelivered> {
  const now = new Date().toISOString();
  const failures = webhook.failures + 1;
  const failingSince = webhook.failingSince ?? now;
  await needs.cases.webhooks.progress(webhook.id, { failures, failingSince });
  return isGivenUp(failingSince, now)
    ? rest(webhook, 'gaveUp', needs)
    : { is: 'failed', waitMs: waitAfter(failures) };
}

/** Until there is something behind a webhook, or something else about it: whoever asks for a test is not kept waiting. */
async function waitForNext(
  { id, at }: Webhook,
  until: AbortSignal,
  { feed, cases }: DeliveryNeeds,
): Promise<void> {
  for (let waited = 0; waited < waitMs && !until.aborted; waited += lookMs) {
    await feed.untilBehind(at.n, lookMs, until);
    if ((await feed.readBehind(at.n, 1)).length > 0) return;
    const now = await cases.webhooks.find(id);
    if (now?.state !== 'active' || now.test !== undefined) return;
  }
}

/** Delivers what comes next, once; or waits a while for something. @param until ends the waiting */
export async function deliverPiece(
  webhookId: string,
  until: AbortSignal,
  needs: DeliveryNeeds,
): Promise<PieceDelivered> {
  const { webhooks } = needs.cases;
  const webhook = await webhooks.find(webhookId);
  if (!webhook || webhook.state === 'ended') return { is: 'rests' };
  if (webhook.test !== undefined) {
    await send(webhook, { kind: 'test', deliveryId: webhook.test, events: [] }, needs);
    await webhooks.progress(webhookId, { test: undefined });
    return { is: 'went' };
  }
  if (webhook.state !== 'active') return { is: 'rests' };
  const stands = await standing(webhook, needs);
  if (stands.why !== undefined) return rest(webhook, stands.why, needs);
  const next = await nextOf(webhook, needs, stands.actor);
  if (!next) {
    await waitForNext(webhook, until, needs);
    return { is: 'nothing' };
  }
  const { last, events, deliveryId } = next;
  if (events.length > 0) {
    await webhooks.progress(webhookId, { pending: { deliveryId, from: webhook.at.n, upTo: last.n } });
    if (!(await send(webhook, { kind: 'events', deliveryId, events }, needs))) return failed(webhook, needs);
  }
  const at = { n: last.n, link: shortLink(last.link), mark: webhook.at.mark };
  await webhooks.progress(webhookId, { at, pending: undefined, failures: 0, failingSince: undefined });
  return { is: 'went' };
}
