import {
  defaultPayloadConverter,
  METADATA_ENCODING_KEY,
  type Payload,
  type SerializationContext,
} from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createCipheriv, randomBytes } from 'node:crypto';
import type { MasterKey } from '../../models/keyRing';
import { EncryptionCodec } from './encryptionCodec';
import { findRefusal } from './refusedPayload';

const key = (id: string) => ({ id, key: randomBytes(32).toString('base64') });
const inCase = (workflowId: string): SerializationContext => ({
  type: 'workflow',
  namespace: 'liem',
  workflowId,
});
const inActivity = (workflowId: string, activityId: string): SerializationContext => ({
  ...inCase(workflowId),
  type: 'activity',
  activityId,
  isLocal: true,
});
const [older, newer] = [key('older'), key('newer')];
const clients = (...keys: MasterKey[]) => new EncryptionCodec(keys, 'throw');
const workers = (...keys: MasterKey[]) => new EncryptionCodec(keys, 'mark');
const plain = (value: unknown) => defaultPayloadConverter.toPayload(value);

async function sealOne(
  codec: EncryptionCodec,
  value: unknown,
  context?: SerializationContext,
): Promise<Payload> {
  const [sealed] = await codec.encode([plain(value)], context);
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

/** As the program before this one sealed: under the master key itself, for a workflow that stands beside it. */
function sealedBefore(master: MasterKey, value: unknown, workflow: string): Payload {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(master.key, 'base64'), iv);
  cipher.setAAD(Buffer.from(`liem/temporal/${workflow}`));
  const text = cipher.update(temporal.api.common.v1.Payload.encode(plain(value)).finish());
  const sealed = Buffer.concat([text, cipher.final()]);
  return {
    metadata: {
      [METADATA_ENCODING_KEY]: Buffer.from('binary/encrypted'),
      'key-id': Buffer.from(master.id),
      workflow: Buffer.from(workflow),
    },
    data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
  };
}

test('what is sealed cannot be read, and opens to the same value', async () => {
  const sealed = await sealOne(clients(older), { finding: 'thanh tra' }, inCase('case-1'));
  expect(Buffer.from(sealed.data ?? []).toString('latin1')).not.toContain('thanh');
  expect(await openOne(clients(older), sealed, inCase('case-1'))).toEqual({ finding: 'thanh tra' });
  expect(await openOne(workers(older), sealed, inCase('case-1'))).toEqual({ finding: 'thanh tra' });
});

test('two sealings of the same value differ', async () => {
  const [first, second] = [await sealOne(clients(older), 'a'), await sealOne(clients(older), 'a')];
  expect(first.data).not.toEqual(second.data);
});

test('an older key still opens after a new one has become current', async () => {
  const sealed = await sealOne(clients(older), 1, inCase('case-1'));
  expect(await openOne(clients(newer, older), sealed, inCase('case-1'))).toBe(1);
  const next = await sealOne(clients(newer, older), 1);
  expect(Buffer.from(next.metadata?.['key-id'] ?? []).toString()).toBe('newer');
});

test('what an earlier program sealed still opens in its workflow, and in no other', async () => {
  const sealed = sealedBefore(older, 'before', 'case-1');
  expect(await openOne(clients(newer, older), sealed, inCase('case-1'))).toBe('before');
  expect(await openOne(workers(older), sealed, inActivity('case-1', '3'))).toBe('before');
  await expect(openOne(clients(older), sealed, inCase('case-2'))).rejects.toThrow('case-2');
  // One that names no workflow fitted anywhere.
  await expect(openOne(clients(older), sealedBefore(older, 1, ''), inCase('case-1'))).rejects.toThrow();
});

test.each<[string, SerializationContext | undefined]>([
  ['another case', inCase('case-2')],
  ['an activity', inActivity('case-1', '1')],
  ['no place at all', undefined],
])('what was sealed for a case is not taken by %s', async (_, context) => {
  const sealed = await sealOne(clients(older), 'secret', inCase('case-1'));
  await expect(openOne(clients(older), sealed, context)).rejects.toThrow('not sealed for it');
});

test('what was sealed for no workflow, or for one activity, cannot be carried elsewhere', async () => {
  const loose = await sealOne(clients(older), 'secret');
  expect(findRefusal(await openOne(workers(older), loose, inCase('case-1')))).toBe('notOurs');
  const answer = await sealOne(clients(older), { seq: 4 }, inActivity('case-1', '4'));
  await expect(openOne(workers(older), answer, inActivity('case-1', '5'))).rejects.toThrow('case-1');
});

test('what is not sealed is refused: thrown out by a client, marked for a workflow, never an activity’s answer', async () => {
  const unsealed = plain({ actor: { id: 'chair', roles: ['chair'] } });
  await expect(openOne(clients(older), unsealed, inCase('case-1'))).rejects.toThrow('not sealed for it');
  expect(await openOne(workers(older), unsealed, inCase('case-1'))).toEqual({ refusedPayload: 'notOurs' });
  await expect(openOne(workers(older), unsealed, inActivity('case-1', '1'))).rejects.toThrow(
    'not sealed for it',
  );
});

test('a shortened tag, an altered text and another version are refused', async () => {
  const sealed = await sealOne(clients(older), 'secret', inCase('case-1'));
  const data = Buffer.from(sealed.data ?? []);
  const altered = Buffer.from(data);
  altered.writeUInt8(altered.readUInt8(14) ^ 1, 14);
  const forged = [
    { ...sealed, data: data.subarray(0, -12) },
    { ...sealed, data: data.subarray(0, 20) },
    { ...sealed, data: altered },
    { ...sealed, metadata: { ...sealed.metadata, v: Buffer.from('3') } },
    { ...sealed, metadata: { ...sealed.metadata, v: Buffer.from('1'), workflow: Buffer.from('case-1') } },
  ];
  for (const payload of forged) {
    await expect(openOne(clients(older), payload, inCase('case-1'))).rejects.toThrow('not sealed for it');
  }
});

test('a key that is not there is told by its name and never hands on another value', async () => {
  const sealed = await sealOne(clients(newer, older), 'secret', inCase('case-1'));
  await expect(openOne(clients(older), sealed, inCase('case-1'))).rejects.toThrow('key newer');
  // The older key says that it is ours: the case waits for it.
  await expect(openOne(workers(older), sealed, inCase('case-1'))).rejects.toThrow('key newer');
});

test('a key that nobody vouches for holds up nothing', async () => {
  const stranger = key('newer');
  const invented = await sealOne(clients(stranger), 'secret', inCase('case-1'));
  expect(await openOne(workers(older), invented, inCase('case-1'))).toEqual({ refusedPayload: 'unknownKey' });
  const moved = await sealOne(clients(newer, older), 'secret', inCase('case-1'));
  expect(findRefusal(await openOne(workers(older), moved, inCase('case-2')))).toBe('unknownKey');
});
