import {
  METADATA_ENCODING_KEY,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { VaultKeySetting } from './settings';

const encoding = 'binary/encrypted';
const cipherName = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** What a payload reads as whose key was destroyed. */
export interface Erased {
  readonly erased: true;
  readonly keyId: string;
}

/** Whether a decoded value stands for one that nobody can read any more. */
export function isErased(value: unknown): value is Erased {
  return (
    typeof value === 'object' &&
    value !== null &&
    'erased' in value &&
    value.erased === true &&
    'keyId' in value
  );
}

/**
 * Encrypts every payload with AES-256-GCM before it leaves for Temporal. The workflow it belongs to is authenticated
 * along, so that a payload cannot be moved to another case unseen.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly currentId: string;

  constructor(keys: readonly VaultKeySetting[]) {
    const [current] = keys;
    if (current === undefined) throw new Error('Encryption needs at least one key.');
    this.currentId = current.id;
    this.keys = new Map(keys.map(({ id, key }) => [id, Buffer.from(key, 'base64')]));
  }

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.seal(payload, context?.workflowId ?? ''));
  }

  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.open(payload, context?.workflowId));
  }

  private seal(payload: Payload, workflowId: string): Payload {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(cipherName, this.key(this.currentId), iv).setAAD(bound(workflowId));
    const plain = temporal.api.common.v1.Payload.encode(payload).finish();
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return {
      metadata: {
        [METADATA_ENCODING_KEY]: Buffer.from(encoding),
        'key-id': Buffer.from(this.currentId),
        workflow: Buffer.from(workflowId),
      },
      data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
    };
  }

  private open(payload: Payload, workflowId: string | undefined): Payload {
    if (text(payload.metadata?.[METADATA_ENCODING_KEY]) !== encoding) return payload;
    const keyId = text(payload.metadata?.['key-id']);
    const key = this.keys.get(keyId);
    // A destroyed key must not make whole lists unreadable: what it sealed reads as erased.
    if (key === undefined) return erasedPayload(keyId);
    const sealedFor = text(payload.metadata?.workflow);
    if (workflowId !== undefined && sealedFor !== '' && sealedFor !== workflowId) {
      throw new Error(`A payload of ${sealedFor} was found in ${workflowId}.`);
    }
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv(cipherName, key, data.subarray(0, ivLength))
      .setAAD(bound(sealedFor))
      .setAuthTag(data.subarray(ivLength, ivLength + tagLength));
    const plain = Buffer.concat([decipher.update(data.subarray(ivLength + tagLength)), decipher.final()]);
    return temporal.api.common.v1.Payload.decode(plain);
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (key === undefined) throw new Error(`There is no key ${id}.`);
    return key;
  }
}

function bound(workflowId: string): Buffer {
  return Buffer.from(`liem/temporal/${workflowId}`);
}

function text(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

function erasedPayload(keyId: string): Payload {
  const value: Erased = { erased: true, keyId };
  return {
    metadata: { [METADATA_ENCODING_KEY]: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(value)),
  };
}
