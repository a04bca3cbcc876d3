import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databaseSocket, socketUri } from './databaseSocket';

const root = mkdtempSync(join(tmpdir(), 'liem-socket-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('the socket stands beside the data, where only its user can enter', () => {
  const socket = databaseSocket(root, {});
  expect(socket).toBe(join(root, 'sockets', 'mongodb.sock'));
  expect(modeOf(dirname(socket))).toBe(0o700);
  chmodSync(dirname(socket), 0o755);
  databaseSocket(root, {});
  expect(modeOf(dirname(socket))).toBe(0o700);
});

test('where its path would be too long it stands in the runtime directory, apart for each office', () => {
  const [one, other] = ['x', 'y'].map((letter) =>
    databaseSocket(join(root, letter.repeat(100)), { XDG_RUNTIME_DIR: root }),
  );
  expect(dirname(dirname(one ?? ''))).toBe(join(root, 'liem'));
  expect(one).not.toBe(other);
  expect(modeOf(dirname(one ?? ''))).toBe(0o700);
});

test('a link that somebody laid in its place is refused', () => {
  const runtime = join(root, 'runtime');
  mkdirSync(runtime);
  symlinkSync(root, join(runtime, 'liem'));
  expect(() => databaseSocket(join(root, 'z'.repeat(100)), { XDG_RUNTIME_DIR: runtime })).toThrow(
    'must be a directory of this user',
  );
});

test('its address names the socket in one piece', () => {
  expect(socketUri('/a b/c.sock', 'liem')).toBe('mongodb://%2Fa%20b%2Fc.sock/liem');
});
