import { defaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { EncryptionCodec, isErased } from './encryption-codec';

const key = (id: string) => ({ id, key: randomBytes(32).toString('base64') });
const inCase = (workflowId: string): SerializationContext => ({
  type: 'workflow',
  namespace: 'liem',
  workflowId,
});
const [older, newer] = [key('older'), key('newer')];

async function sealOne(
  codec: EncryptionCodec,
  value: unknown,
  context?: SerializationContext,
): Promise<Payload> {
  const [sealed] = await codec.encode([defaultPayloadConverter.toPayload(value)], context);
  if (sealed === undefined) throw new Error('nothing was sealed');
  return sealed;
}

async function openOne(
  codec: EncryptionCodec,
  payload: Payload,
  context?: SerializationContext,
): Promise<unknown> {
  const [opened] = await codec.decode([payload], context);
  if (opened === undefined) throw new Error('nothing was opened');
  return defaultPayloadConverter.fromPayload(opened);
}

test('what is sealed cannot be read, and opens to the same value', async () => {
  const codec = new EncryptionCodec([older]);
  const sealed = await sealOne(codec, { finding: 'thanh tra' }, inCase('case-1'));
  expect(Buffer.from(sealed.data ?? []).toString('latin1')).not.toContain('thanh');
  expect(await openOne(codec, sealed, inCase('case-1'))).toEqual({ finding: 'thanh tra' });
  expect(await openOne(codec, sealed)).toEqual({ finding: 'thanh tra' });
});

test('two sealings of the same value differ', async () => {
  const codec = new EncryptionCodec([older]);
  const [first, second] = [await sealOne(codec, 'a'), await sealOne(codec, 'a')];
  expect(first.data).not.toEqual(second.data);
});

test('an older key still opens after a new one has become current', async () => {
  const sealed = await sealOne(new EncryptionCodec([older]), 1, inCase('case-1'));
  const rotated = new EncryptionCodec([newer, older]);
  expect(await openOne(rotated, sealed, inCase('case-1'))).toBe(1);
  expect(Buffer.from((await sealOne(rotated, 1)).metadata?.['key-id'] ?? []).toString()).toBe('newer');
});

test('a destroyed key reads as erased instead of failing', async () => {
  const sealed = await sealOne(new EncryptionCodec([older]), 'secret', inCase('case-1'));
  const value = await openOne(new EncryptionCodec([newer]), sealed, inCase('case-1'));
  expect(isErased(value)).toBe(true);
  expect(value).toEqual({ erased: true, keyId: 'older' });
});

test('a payload that was moved to another case is refused, also when its label is changed', async () => {
  const codec = new EncryptionCodec([older]);
  const sealed = await sealOne(codec, 'secret', inCase('case-1'));
  await expect(openOne(codec, sealed, inCase('case-2'))).rejects.toThrow('case-1');
  const relabelled = { ...sealed, metadata: { ...sealed.metadata, workflow: Buffer.from('case-2') } };
  await expect(openOne(codec, relabelled, inCase('case-2'))).rejects.toThrow();
});

test('a payload that was altered is refused, one that was never sealed passes', async () => {
  const codec = new EncryptionCodec([older]);
  const sealed = await sealOne(codec, 'secret');
  const altered = Buffer.from(sealed.data ?? []);
  altered.writeUInt8(altered.readUInt8(altered.length - 1) ^ 1, altered.length - 1);
  await expect(openOne(codec, { ...sealed, data: altered })).rejects.toThrow();
  expect(await openOne(codec, defaultPayloadConverter.toPayload('plain'))).toBe('plain');
});
