import type { IncomingMessage } from 'node:http';
import { mayReadFigures } from './metricsGuard';

const token = 't'.repeat(32);
const asked = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['192.0.2.7', false],
  ['::ffff:192.0.2.7', false],
])('without a token figures are for this machine alone: %s', (address, may) => {
  expect(mayReadFigures(asked(address), undefined)).toBe(may);
});

test('with a token it has to be shown, also on this machine, and is enough from elsewhere', () => {
  expect(mayReadFigures(asked('127.0.0.1'), token)).toBe(false);
  expect(mayReadFigures(asked('127.0.0.1', { authorization: `Bearer ${token}x` }), token)).toBe(false);
  expect(mayReadFigures(asked('192.0.2.7', { authorization: `Bearer ${token}` }), token)).toBe(true);
});

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'whoever comes through a proxy (%s) is a visitor, whatever they show',
  (name) => {
    const headers = { [name]: '127.0.0.1', authorization: `Bearer ${token}` };
    expect(mayReadFigures(asked('127.0.0.1', headers), token)).toBe(false);
    expect(mayReadFigures(asked('127.0.0.1', headers), undefined)).toBe(false);
  },
);
