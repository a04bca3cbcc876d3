import {
  METADATA_ENCODING_KEY,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import { type DerivedKey, keysFor, type KeysOfUse, type MasterKey } from '../../models/keyRing';
import { isVouchedFor, openSealed, readSealed, sealPayload } from './payloadSeal';
import { type Refusal, refusedPayload } from './refusedPayload';

/** What a stranger's payload comes to: a client throws; a worker hands on that it was refused (see refuseUnsealed.ts). */
export type UponRefusal = 'throw' | 'mark';

/** A payload that no program of this office sealed for this place. */
export class NotSealedError extends Error {
  override readonly name = 'NotSealedError';
  constructor(place: string) {
    super(`${place}: a value was not sealed for it by this office.`);
  }
}

/** What was sealed by this office, under a key that this process was not given. */
export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';
  constructor(place: string, keyId: string) {
    super(
      `${place}: sealed under key ${keyId}, which is not there. Put it behind the others in LIEM_VAULT_KEYS; until then this case waits.`,
    );
  }
}

/** What a log may say of an error: nothing but that a case waits for a key, or was given what is not ours. */
export const sealProblem = (error: unknown): string | undefined =>
  error instanceof MissingKeyError || error instanceof NotSealedError ? error.message : undefined;

/**
 * Encrypts every payload with AES-256-GCM before it leaves for Temporal, and lets in nothing that is not sealed. The place it belongs
 * to is authenticated along: the workflow, and the activity if it is one's.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keys: KeysOfUse;
  private readonly vouchers: KeysOfUse;
  private readonly vouching: readonly DerivedKey[];

  constructor(
    private readonly masterKeys: readonly MasterKey[],
    private readonly uponRefusal: UponRefusal,
  ) {
    this.keys = keysFor('temporalPayloads', masterKeys);
    this.vouchers = keysFor('payloadVouchers', masterKeys);
    this.vouching = masterKeys
      .slice(1)
      .map(({ id }) => this.vouchers.find(id))
      .filter((key) => key !== undefined);
  }

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const keys = { key: this.keys.current, vouching: this.vouching };
    return payloads.map((payload) => sealPayload(payload, keys, context));
  }

  async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.open(payload, context));
  }

  private open(payload: Payload, context: SerializationContext | undefined): Payload {
    const place = context?.workflowId ?? 'no workflow';
    const sealed = readSealed(payload);
    if (!sealed) return this.refuse('notOurs', place, context);
    const key = sealed.version === '1' ? this.masterKey(sealed.keyId) : this.keys.find(sealed.keyId)?.key;
    if (key) return openSealed(sealed, key, context) ?? this.refuse('notOurs', place, context);
    // Anybody can name a key that nobody has. Only what is ours for certain may hold up its case until the key is back.
    const isOurs = isVouchedFor(sealed, (id) => this.vouchers.find(id), context);
    if (isOurs || !this.marks(context)) throw new MissingKeyError(place, sealed.keyId);
    return this.refuse('unknownKey', place, context);
  }

  /** Histories of an earlier program are sealed under the master key itself. */
  private masterKey(id: string): Buffer | undefined {
    const found = this.masterKeys.find((one) => one.id === id);
    return found && Buffer.from(found.key, 'base64');
  }

  /** What an activity answers is never replaced: a case that went on with less than its answer would go on wrongly. */
  private marks(context: SerializationContext | undefined): boolean {
    return this.uponRefusal === 'mark' && context?.type === 'workflow';
  }

  private refuse(refusal: Refusal, place: string, context: SerializationContext | undefined): Payload {
    if (!this.marks(context)) throw new NotSealedError(place);
    return {
      metadata: { [METADATA_ENCODING_KEY]: Buffer.from('json/plain') },
      data: Buffer.from(JSON.stringify(refusedPayload(refusal))),
    };
  }
}
