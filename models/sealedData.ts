import { gcmsiv } from '@noble/ciphers/aes.js';
import canonicalize from 'canonicalize';
import { hkdfSync } from 'node:crypto';
import type { KeptLink, Linkable } from '../domain/proof/chain';

/** What an event says, as it lies in the database: under the key of its case. The number is that of the way in which it is sealed. */
export interface SealedData {
  sealed: 1;
  text: string;
}

export const isSealedData = (data: unknown): data is SealedData =>
  typeof data === 'object' && data !== null && 'sealed' in data;

/** Which event a seal belongs to: it opens nowhere else. */
type SealedPlace = Pick<Linkable, 'caseId' | 'seq' | 'type'>;

/**
 * The key of one event: whoever is given it opens that event, and neither what comes before nor what comes after it. The words are part of
 * the derivation: changing them makes what was sealed unreadable.
 */
export const eventKey = (caseKey: Buffer, { caseId, seq }: SealedPlace): Buffer =>
  Buffer.from(hkdfSync('sha256', caseKey, '', `liem: event ${caseId}:${seq}`, 32));

/** Each key is of one event alone. Where twins decide it differently, AES-GCM-SIV (RFC 8452) still tells no more than that they differ. */
const nonce = new Uint8Array(12);

const cipherOf = (key: Buffer, { caseId, seq, type }: SealedPlace) =>
  gcmsiv(key, nonce, Buffer.from(`event of ${caseId}:${seq}:${type}`));

/** Seals what an event says, always to the same text: an append that is repeated must come to the same hash. */
export function sealData(caseKey: Buffer, event: Linkable): SealedData {
  const plain = Buffer.from(canonicalize(event.data) ?? '');
  const text = cipherOf(eventKey(caseKey, event), event).encrypt(plain);
  return { sealed: 1, text: Buffer.from(text).toString('base64') };
}

/** Whether all that these say ends with the key of their case; an office of before has stored some in the clear. */
export const areAllSealed = (links: readonly Pick<Linkable, 'data'>[]): boolean =>
  links.every(({ data }) => isSealedData(data));

/** Opens what an event says. @throws when it was sealed under another key or for another event, or was altered */
export function openData(key: Buffer, event: SealedPlace, { sealed, text }: SealedData): unknown {
  if (sealed !== 1) throw new RangeError('This program does not know how it was sealed.');
  const plain = cipherOf(key, event).decrypt(Buffer.from(text, 'base64'));
  return JSON.parse(Buffer.from(plain).toString());
}

/** The link with what it says in the open; one that does not open stays as it is. */
export function openLink<Link extends Linkable>(caseKey: Buffer, link: Link): Link {
  if (!isSealedData(link.data)) return link;
  try {
    return { ...link, data: openData(eventKey(caseKey, link), link, link.data) };
  } catch {
    return link;
  }
}

/** A link as it leaves the house: what it says, and beside it what shows that this was sealed: the seal, and the key of this event alone. */
export type DisclosedLink = KeptLink & { sealed?: { text: string; key: string } | undefined };

/** One that does not open is given as it is kept. */
export function disclosed(caseKey: Buffer, link: KeptLink): DisclosedLink {
  const opened = openLink(caseKey, link);
  if (!isSealedData(link.data) || opened === link) return link;
  return { ...opened, sealed: { text: link.data.text, key: eventKey(caseKey, link).toString('base64') } };
}

/**
 * The link as it is kept, over which its hash was made. One that says something else than was sealed comes back as it is: its hash does not
 * hold for it.
 */
export function asKept({ sealed, ...link }: DisclosedLink): KeptLink {
  if (!sealed) return link;
  try {
    const data: SealedData = { sealed: 1, text: sealed.text };
    const opened = openData(Buffer.from(sealed.key, 'base64'), link, data);
    return canonicalize(opened) === canonicalize(link.data) ? { ...link, data } : link;
  } catch {
    return link;
  }
}
