import { defaultPayloadConverter } from '@temporalio/common';
import { findTraceparent, requestIdForm, threadIn, withThread } from './thread';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const requestId = '2f1a7a52-6f0e-4c5e-9a77-0b6f5d1c9e10';

test('what a thread was put into the headers of a call with comes out again, beside what else stands there', () => {
  const other = defaultPayloadConverter.toPayload('x');
  const headers = withThread({ other }, { requestId, traceparent });
  expect(headers.other).toBe(other);
  expect(threadIn(headers)).toEqual({ requestId, traceparent });
});

test('where nothing leads on, headers stay as they are', () => {
  const headers = {};
  expect(withThread(headers, {})).toBe(headers);
  expect(withThread(headers, undefined)).toBe(headers);
  expect(threadIn(headers)).toEqual({});
});

test.each([
  ['a word', { requestId: 'nguyen-van-mau', traceparent: 'nguyen-van-mau' }],
  ['what only begins well', { requestId: `${requestId} x`, traceparent: `${traceparent}-x` }],
  ['another kind', { requestId: 7, traceparent: [traceparent] }],
  ['no object', 'x'],
  ['nothing', null],
])('of %s nothing is taken', (_what, sent) => {
  expect(threadIn({ 'liem-thread': defaultPayloadConverter.toPayload(sent) })).toEqual({});
});

test('what cannot be read is no thread', () => {
  const broken = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') };
  expect(threadIn({ 'liem-thread': broken })).toEqual({});
});

test.each([
  [traceparent, true],
  [traceparent.replace(/01$/, '00'), false],
])('%s is a trace that is kept: %s', (value, isSampled) => {
  expect(findTraceparent(value)).toEqual({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    isSampled,
  });
});

test.each([
  traceparent.toUpperCase(),
  traceparent.replace(/^00/, 'ff'),
  traceparent.replace(/-b7ad6b7169203331-/, `-${'0'.repeat(16)}-`),
  traceparent.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
  '',
])('%j is no trace', (value) => {
  expect(findTraceparent(value)).toBeUndefined();
});

test('ids of requests are UUIDs, or as nginx writes them', () => {
  expect(requestIdForm.test(requestId)).toBe(true);
  expect(requestIdForm.test(requestId.replaceAll('-', ''))).toBe(true);
  expect(requestIdForm.test(`${requestId}\n`)).toBe(false);
  expect(requestIdForm.test(requestId.slice(1))).toBe(false);
});
