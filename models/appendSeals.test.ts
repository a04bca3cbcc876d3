import { createAppendSeals } from './appendSeals';

const key = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte).toString('base64') });
const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);
const seals = createAppendSeals([key('k1', 1)]);

test('a seal holds for the hash over which it was made, and for no other', () => {
  expect(seals.holds(hash, seals.over(hash))).toBe(true);
  expect(seals.holds(other, seals.over(hash))).toBe(false);
});

test('nobody makes one without the key', () => {
  const stranger = createAppendSeals([key('k1', 2)]);
  expect(seals.holds(hash, stranger.over(hash))).toBe(false);
  for (const told of [undefined, '', 'k1', 'k1:', 'k1:AAAA', ':AAAA', `k9:${seals.over(hash).slice(3)}`])
    expect(seals.holds(hash, told)).toBe(false);
});

test('what an older key sealed still holds, and the current one seals', () => {
  const turned = createAppendSeals([key('k2', 2), key('k1', 1)]);
  expect(turned.holds(hash, seals.over(hash))).toBe(true);
  expect(turned.over(hash)).toMatch(/^k2:/);
  expect(seals.holds(hash, turned.over(hash))).toBe(false);
});

test('a seal that does not hold is told from one that nobody here can check, and from none', () => {
  const stranger = createAppendSeals([key('k1', 2)]);
  expect(seals.check(hash, undefined)).toEqual({ seal: 'none' });
  expect(seals.check(hash, seals.over(hash))).toEqual({ seal: 'holds' });
  for (const told of [stranger.over(hash), '', 'k1', 'k9:AAAA'])
    expect(seals.check(hash, told)).toEqual({ seal: 'false' });
  expect(seals.check(hash, `k9:${seals.over(hash).slice(3)}`)).toEqual({ seal: 'keyMissing', keyId: 'k9' });
});
