import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A text sealed with AES-256-GCM; `keyId` tells which key opens it. */
export interface Sealed {
  keyId: string;
  iv: string;
  tag: string;
  text: string;
  /** Set where the key was derived from a master key for this use; an earlier program sealed under the master key itself. */
  derived?: true | undefined;
}

/** How a document keeps one that is sealed under the key of a case. */
export const sealedUnderCase = { keyId: String, iv: String, tag: String, text: String };
/** And one that is sealed under the office's keys. */
export const sealedUnderOffice = { ...sealedUnderCase, derived: Boolean };

const ivLength = 12;
/** All of it: a shorter tag is as quickly guessed as it is short. */
const authTagLength = 16;

/** Seals bytes under a 32-byte key; `context` must be the same when opening, so that a seal cannot be moved elsewhere. */
export function seal(key: Buffer, keyId: string, context: string, plain: Buffer): Sealed {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    keyId,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  };
}

/** Opens a seal. @throws when key or context are not those it was made with, or it was altered. */
export function unseal(key: Buffer, context: string, sealed: Sealed): Buffer {
  const iv = Buffer.from(sealed.iv, 'base64');
  const tag = Buffer.from(sealed.tag, 'base64');
  if (iv.length !== ivLength || tag.length !== authTagLength) throw new RangeError('This is no whole seal.');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(Buffer.from(sealed.text, 'base64')), decipher.final()]);
}
