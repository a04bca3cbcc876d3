import { keysFor, type KeyUse } from './keyRing';

const master = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte).toString('base64') });

test('each use has a key of its own, and none is the master key', () => {
  const uses: KeyUse[] = ['commands', 'messages', 'sessions', 'caseKeys', 'temporalPayloads'];
  const keys = uses.map((use) => keysFor(use, [master('k1', 1)]).current.key.toString('base64'));
  expect(new Set([...keys, master('k1', 1).key]).size).toBe(uses.length + 1);
});

test('the first key is current, and older ones are found by their names', () => {
  const keys = keysFor('commands', [master('k2', 2), master('k1', 1)]);
  expect(keys.current.id).toBe('k2');
  expect(keys.find('k1')?.key).toEqual(keysFor('commands', [master('k1', 1)]).current.key);
  expect(keys.find('k0')).toBeUndefined();
});

test('an office without a key is told so', () => {
  expect(() => keysFor('commands', [])).toThrow(RangeError);
});
