import type { Request } from 'express';
import { keysOf } from '../codes/receiptCode';
import type { Door } from '../door';
import { toBytes } from '../envelopes/bytes';
import type { MessageKind } from '../envelopes/envelope';
import type { KeyPair } from '../envelopes/sealedEnvelope';
import { findTold, type Told } from '../envelopes/told';
import type { SentNote } from '../store/boxes';

/** A box that its code has opened, for one page. */
export interface OpenedBox {
  box: string;
  keys: KeyPair;
  isSent: boolean;
  opinionGiven: boolean;
  told: Told | undefined;
  sent: (SentNote & { hasArrived: boolean })[];
}

/** Of each kind so many have arrived as the office has heard; the last ones may still be on their way. */
function withArrivals(sent: readonly SentNote[], heard: Told['heard'] = []): OpenedBox['sent'] {
  const left = new Map<MessageKind, number>();
  for (const { kind } of heard) left.set(kind, (left.get(kind) ?? 0) + 1);
  return sent.map((note) => {
    const arrived = left.get(note.kind) ?? 0;
    left.set(note.kind, arrived - 1);
    return { ...note, hasArrived: arrived > 0 };
  });
}

/** The box of the code that was entered in this browser; undefined where none was, or too long ago. */
export async function findOpenedBox(
  { visits, boxes, identity }: Door,
  req: Request,
): Promise<OpenedBox | undefined> {
  const secrets = visits.find(req)?.secrets;
  const found = secrets && boxes.find(secrets.box);
  if (!found) return undefined;
  const keys = await keysOf(secrets);
  const sealed = boxes.findTold(secrets.box);
  const offices = identity.office.publicKeys.map(toBytes);
  const told = sealed && (await findTold(secrets.box, keys, offices, sealed));
  const sent = withArrivals(await boxes.listSent(secrets.box, keys), told?.heard);
  return { box: secrets.box, keys, isSent: found.sent, opinionGiven: found.opinionGiven, told, sent };
}
