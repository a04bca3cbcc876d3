import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addBackupKey, addKey, endedKeysBeside, keptSecrets, keysDirectory } from './keyFile';

let root: string;
let data: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liem-keys-'));
  data = join(root, 'data');
  mkdirSync(data);
  env = { LIEM_KEYS: join(root, 'keys') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const everythingIn = (directory: string): string =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

test('keys are made once, for their owner alone, and nothing of them stands with the data', () => {
  const first = keptSecrets(data, env);
  expect(statSync(first.file).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'keys')).mode & 0o777).toBe(0o700);
  expect(keptSecrets(data, env)).toEqual(first);
  expect(everythingIn(data)).not.toContain(first.secrets.vaultKeys.split(':')[1]);
});

test('without a word they are kept in the user’s configuration', () => {
  expect(keysDirectory({ XDG_CONFIG_HOME: '/home/a/.config' })).toBe('/home/a/.config/liem/keys');
  expect(keysDirectory({})).toMatch(/\.config\/liem\/keys$/);
});

test('a new key for backups is laid in front, and the others go once a backup was taken under it', () => {
  const { file, secrets } = keptSecrets(data, env);
  const { key, retireOthers } = addBackupKey({ ...env, LIEM_DATA: data });
  expect(keptSecrets(data, env).secrets).toEqual({
    ...secrets,
    backupKeys: `${key.id}:${key.key},${secrets.backupKeys}`,
  });
  retireOthers();
  expect(keptSecrets(data, env).secrets).toEqual({ ...secrets, backupKeys: `${key.id}:${key.key}` });
  expect(endedKeysBeside(file)).not.toBe(file);
  expect(() => addBackupKey({ ...env, LIEM_VAULT_KEYS: 'k:x', LIEM_SESSION_SECRET: 's' })).toThrow('LIEM_BACKUP_KEYS'); // prettier-ignore
});

test('two offices of the same name keep theirs apart', () => {
  const other = join(root, 'elsewhere', 'data');
  mkdirSync(other, { recursive: true });
  expect(keptSecrets(other, env).secrets).not.toEqual(keptSecrets(data, env).secrets);
  expect(keptSecrets(other, env).file).not.toBe(keptSecrets(data, env).file);
});

test('what an earlier program kept beside the data is moved away once', () => {
  const old = { sessionSecret: 's'.repeat(40), vaultKeys: 'k1:abc' };
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(old));
  mkdirSync(join(data, 'ferretdb'));
  expect(keptSecrets(data, env)).toMatchObject({ secrets: old, movedFrom: join(data, 'secrets.json') });
  expect(existsSync(join(data, 'secrets.json'))).toBe(false);
  const again = keptSecrets(data, env);
  expect(again.secrets).toEqual(old);
  expect(again.movedFrom).toBeUndefined();
});

test('data without its keys is told so, and gets no new ones', () => {
  const { file } = keptSecrets(data, env);
  rmSync(file);
  expect(() => keptSecrets(data, env)).toThrow('The keys of this office are not there');
  rmSync(join(data, 'office.json'));
  mkdirSync(join(data, 'ferretdb'));
  expect(() => keptSecrets(data, env)).toThrow('The keys of this office are not there');
  expect(existsSync(join(root, 'keys', 'data'))).toBe(false);
});

test('a new key goes in front and the others stay behind it', () => {
  const before = keptSecrets(data, env).secrets;
  const { id } = addKey({ ...env, LIEM_DATA: data });
  const { vaultKeys, sessionSecret } = keptSecrets(data, env).secrets;
  expect(vaultKeys.startsWith(`${id}:`)).toBe(true);
  expect(vaultKeys.endsWith(`,${before.vaultKeys}`)).toBe(true);
  expect(sessionSecret).toBe(before.sessionSecret);
  expect(() => addKey({ LIEM_VAULT_KEYS: 'a:b' })).toThrow('LIEM_VAULT_KEYS is set');
});
