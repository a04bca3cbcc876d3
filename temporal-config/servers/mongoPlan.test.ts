import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { planMongo } from './mongoPlan';

const root = mkdtempSync(join(tmpdir(), 'liem-mongod-'));
const path = process.env.PATH;
beforeAll(() => {
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin', 'mongod'), '#!/bin/sh\n', { mode: 0o755 });
  process.env.PATH = `${join(root, 'bin')}${delimiter}${path}`;
});
afterAll(() => {
  process.env.PATH = path;
  rmSync(root, { recursive: true, force: true });
});

test('a mongod on PATH listens where only its user comes, and on no port', async () => {
  const directory = join(root, 'office');
  mkdirSync(directory, { mode: 0o700 });
  const { uri, origin, launch } = await planMongo({
    env: {},
    directory,
    durable: true,
    say: () => undefined,
  });
  expect(origin).toBe('path');
  const socket = join(directory, 'sockets', 'mongodb.sock');
  expect(uri).toBe(`mongodb://${encodeURIComponent(socket)}/liem`);
  expect(launch?.command).toBe(join(root, 'bin', 'mongod'));
  const { args = [] } = launch ?? {};
  const given = (name: string) => args[args.indexOf(name) + 1];
  expect(given('--dbpath')).toBe(join(directory, 'mongod'));
  expect(given('--bind_ip')).toBe(socket);
  expect(given('--unixSocketPrefix')).toBe(dirname(socket));
  expect(given('--filePermissions')).toBe('0600');
  expect(args).not.toContain('--port');
  for (const place of [dirname(socket), join(directory, 'mongod')])
    expect(statSync(place).mode & 0o777).toBe(0o700);
});
