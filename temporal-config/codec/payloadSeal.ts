import { METADATA_ENCODING_KEY, type Payload, type SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DerivedKey } from '../../models/keyRing';

/** How a payload looks that is sealed; anything else was written by somebody else. */
const encoding = 'binary/encrypted';
const cipherName = 'aes-256-gcm';
const ivLength = 12;
const authTagLength = 16;
const currentVersion = '2';

/** What a sealed payload says of itself; none of it is believed before it is opened. */
export interface SealedPayload {
  /** `1`: sealed by an earlier program under a master key itself. */
  readonly version: '1' | '2';
  readonly keyId: string;
  /** The workflow that an earlier program sealed it for. */
  readonly workflow: string;
  /** What it belongs to, as JSON; empty where that was not noted. */
  readonly place: string;
  readonly vouchers: string;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly text: Buffer;
}

const placeOf = (context: SerializationContext): [type: string, workflowId: string, activityId: string] => [
  context.type,
  context.workflowId ?? '',
  context.type === 'activity' ? (context.activityId ?? '') : '',
];

const placeSchema = z.tuple([z.enum(['workflow', 'activity']), z.string(), z.string()]);

/** Where a sealed payload says that it belongs; whether that is so shows when it is opened there. */
export function findPlace(
  { place, workflow }: SealedPayload,
  namespace: string,
): SerializationContext | undefined {
  if (workflow !== '') return { type: 'workflow', namespace, workflowId: workflow };
  try {
    const [type, workflowId, activityId] = placeSchema.parse(JSON.parse(place));
    if (type === 'workflow') return { type, namespace, workflowId };
    return { type, namespace, workflowId, activityId, isLocal: true };
  } catch {
    return undefined;
  }
}

/** What belongs to a payload beside its content: it opens only where all of it is the same. */
const boundTo = (context: SerializationContext | undefined): Buffer =>
  Buffer.from(
    JSON.stringify(
      context === undefined ? ['liem', currentVersion] : ['liem', currentVersion, ...placeOf(context)],
    ),
  );

const boundToBefore = (workflowId: string): Buffer => Buffer.from(`liem/temporal/${workflowId}`);

/** Says, by a key that is older or newer than the sealing one, that the sealing one is this office's too. */
function voucherBy(voucher: DerivedKey, keyId: string, bound: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', voucher.key)
    .update(JSON.stringify([keyId, bound.length]))
    .update(bound)
    .update(data)
    .digest();
}

/** Seals a payload for the place that it is used in. */
export function sealPayload(
  payload: Payload,
  { key, vouching }: { key: DerivedKey; vouching: readonly DerivedKey[] },
  context: SerializationContext | undefined,
): Payload {
  const bound = boundTo(context);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(cipherName, key.key, iv, { authTagLength }).setAAD(bound);
  const text = cipher.update(temporal.api.common.v1.Payload.encode(payload).finish());
  const data = Buffer.concat([iv, Buffer.concat([text, cipher.final()]), cipher.getAuthTag()]);
  const vouchers = vouching.map(
    (voucher) => `${voucher.id}:${voucherBy(voucher, key.id, bound, data).toString('base64')}`,
  );
  return {
    metadata: {
      [METADATA_ENCODING_KEY]: Buffer.from(encoding),
      v: Buffer.from(currentVersion),
      'key-id': Buffer.from(key.id),
      // Believed by nobody, since it opens only where it belongs; it tells an operator's tool where that is.
      ...(context !== undefined && { place: Buffer.from(JSON.stringify(placeOf(context))) }),
      ...(vouchers.length > 0 && { vouchers: Buffer.from(vouchers.join(',')) }),
    },
    data,
  };
}

/** Reads what a payload says of itself; undefined for one that is not sealed. */
export function readSealed({ metadata, data }: Payload): SealedPayload | undefined {
  const text = (name: string) => Buffer.from(metadata?.[name] ?? []).toString();
  const bytes = Buffer.from(data ?? []);
  const version = text('v') || '1';
  if (text(METADATA_ENCODING_KEY) !== encoding || bytes.length < ivLength + authTagLength) return undefined;
  const said = {
    keyId: text('key-id'),
    workflow: text('workflow'),
    vouchers: text('vouchers'),
    place: text('place'),
  };
  const iv = bytes.subarray(0, ivLength);
  const rest = bytes.subarray(ivLength);
  if (version === '1') {
    return { version, ...said, iv, tag: rest.subarray(0, authTagLength), text: rest.subarray(authTagLength) };
  }
  if (version !== currentVersion) return undefined;
  return { version, ...said, iv, tag: rest.subarray(-authTagLength), text: rest.subarray(0, -authTagLength) };
}

/** Opens a seal with its key; undefined when it was made for another place, or altered. */
export function openSealed(
  sealed: SealedPayload,
  key: Buffer,
  context: SerializationContext | undefined,
): Payload | undefined {
  const bound = boundOf(sealed, context);
  if (!bound) return undefined;
  const decipher = createDecipheriv(cipherName, key, sealed.iv, { authTagLength })
    .setAAD(bound)
    .setAuthTag(sealed.tag);
  try {
    const plain = Buffer.concat([decipher.update(sealed.text), decipher.final()]);
    return temporal.api.common.v1.Payload.decode(plain);
  } catch {
    return undefined;
  }
}

function boundOf({ version, workflow }: SealedPayload, context: SerializationContext | undefined) {
  if (version !== '1') return boundTo(context);
  // An earlier program named the workflow in every payload; one that names none, or another, was not made by it for here.
  return workflow !== '' && workflow === context?.workflowId ? boundToBefore(workflow) : undefined;
}

/** Whether one of our keys says that what is sealed under a key that is not there was sealed by this office. */
export function isVouchedFor(
  sealed: SealedPayload,
  findVoucher: (id: string) => DerivedKey | undefined,
  context: SerializationContext | undefined,
): boolean {
  const data = Buffer.concat([sealed.iv, sealed.text, sealed.tag]);
  return sealed.vouchers.split(',').some((entry) => {
    const [id = '', told = ''] = entry.split(':');
    const voucher = findVoucher(id);
    const bytes = Buffer.from(told, 'base64');
    return (
      voucher !== undefined &&
      bytes.length === 32 &&
      timingSafeEqual(bytes, voucherBy(voucher, sealed.keyId, boundTo(context), data))
    );
  });
}
