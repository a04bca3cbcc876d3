import type { Payload, PayloadCodec } from '@temporalio/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { temporal } from '@temporalio/proto';

const encoding = 'binary/aes-256-gcm';
const { Payload: payloadMessage } = temporal.api.common.v1;

export interface CodecKey {
  id: string;
  /** 32 bytes, base64. */
  key: string;
}

interface Place {
  workflowId?: string | undefined;
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const text = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? []).toString('utf8');

/** What stands where a payload was whose key is gone: reading goes on, the content is lost as it was meant to be. */
const erased: Payload = {
  metadata: { encoding: bytes('json/plain') },
  data: bytes(JSON.stringify({ erased: true })),
};

/**
 * Seals every payload that Temporal stores (AES-256-GCM), bound to its workflow id where the SDK tells it, so that a payload
 * cannot be moved into another case. Keys are known by id; the first one seals.
 */
export class SealingCodec implements PayloadCodec {
  constructor(private readonly keys: readonly CodecKey[]) {
    if (keys.length === 0) throw new RangeError('the codec needs a key');
  }

  async encode(payloads: Payload[], place?: Place): Promise<Payload[]> {
    return payloads.map((payload) => this.seal(payload, place?.workflowId ?? ''));
  }

  async decode(payloads: Payload[], place?: Place): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (text(payload.metadata?.encoding) !== encoding) return payload;
      return this.open(payload, place?.workflowId);
    });
  }

  private seal(payload: Payload, boundTo: string): Payload {
    const [current] = this.keys;
    if (!current) throw new RangeError('the codec needs a key');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(current.key, 'base64'), iv).setAAD(
      bytes(boundTo),
    );
    const plain = payloadMessage.encode(payload).finish();
    return {
      metadata: { encoding: bytes(encoding), key: bytes(current.id), boundTo: bytes(boundTo), iv },
      data: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
    };
  }

  private open(payload: Payload, readIn: string | undefined): Payload {
    const { key: keyId, boundTo, iv } = payload.metadata ?? {};
    const key = this.keys.find(({ id }) => id === text(keyId));
    if (!key || !iv || !payload.data) return erased;
    if (readIn && text(boundTo) && text(boundTo) !== readIn) {
      throw new Error('a sealed payload was moved to another workflow');
    }
    const sealed = Buffer.from(payload.data);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.key, 'base64'), iv)
      .setAAD(boundTo ?? bytes(''))
      .setAuthTag(sealed.subarray(-16));
    return payloadMessage.decode(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]));
  }
}
