import { randomBytes } from 'node:crypto';
import { type Sealed, seal, unseal } from './sealing';

const key = randomBytes(32);
const sealed = seal(key, 'k1', 'row 1', Buffer.from('thanh tra'));

test('a seal opens with its key and context only', () => {
  expect(unseal(key, 'row 1', sealed).toString()).toBe('thanh tra');
  expect(() => unseal(key, 'row 2', sealed)).toThrow();
  expect(() => unseal(randomBytes(32), 'row 1', sealed)).toThrow();
});

test.each<Partial<Sealed>>([
  { tag: Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64') },
  { tag: Buffer.from(sealed.tag, 'base64').subarray(0, 15).toString('base64') },
  { tag: '' },
  { iv: Buffer.from(sealed.iv, 'base64').subarray(0, 8).toString('base64') },
])('a seal whose parts are not whole is refused: %j', (part) => {
  expect(() => unseal(key, 'row 1', { ...sealed, ...part })).toThrow('no whole seal');
});
