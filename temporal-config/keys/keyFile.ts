import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { FailureForPeople } from '../servers/failureForPeople';
import { ensurePrivateDirectory } from '../servers/privateDirectory';
import type { Say } from '../servers/progress';
import { writeWhole } from '../servers/writeWhole';

const secretsSchema = z.object({
  sessionSecret: z.string().min(32),
  vaultKeys: z.string().min(1),
  /** Absent in an office of before that has not retired its backups since. */
  backupKeys: z.string().min(1).optional(),
});
export type KeptSecrets = z.infer<typeof secretsSchema>;

/** The secrets of an office on one machine, and the file that they stand in. */
export interface KeyFile {
  secrets: KeptSecrets;
  file: string;
  /** Where an earlier program had them, beside the data, until now. */
  movedFrom?: string;
}

const idSchema = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) });
const idFileOf = (directory: string) => join(directory, 'office.json');
/** Where an earlier program kept them. */
const besideData = (directory: string) => join(directory, 'secrets.json');

/** Where the keys of this user's offices are kept: not with their data, so that a copy of the data alone opens nothing. */
export function keysDirectory(env: NodeJS.ProcessEnv): string {
  if (env.LIEM_KEYS) return resolve(env.LIEM_KEYS);
  const config = env.XDG_CONFIG_HOME;
  return join(config && isAbsolute(config) ? config : join(homedir(), '.config'), 'liem', 'keys');
}

/** @throws FailureForPeople when the file is not there or not whole */
export const readSecrets = (file: string): KeptSecrets => {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new FailureForPeople(`${file} does not hold the keys of an office: put a whole copy of it back.`);
  }
};

const write = (file: string, secrets: KeptSecrets) =>
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);

function findId(directory: string): string | undefined {
  if (!existsSync(idFileOf(directory))) return undefined;
  const read = idSchema.safeParse(JSON.parse(readFileSync(idFileOf(directory), 'utf8')));
  if (!read.success)
    throw new FailureForPeople(`${idFileOf(directory)} is spoiled: put a whole copy of it back.`);
  return read.data.id;
}

/** The key file of an office, by the id that its data holds: its name in front may have changed. */
function findFile(directory: string, env: NodeJS.ProcessEnv): string | undefined {
  const id = findId(directory);
  const keys = keysDirectory(env);
  if (id === undefined || !existsSync(keys)) return undefined;
  const name = readdirSync(keys).find((one) => one.endsWith(`-${id}.json`));
  return name && join(keys, name);
}

/** Gives an office an id and its secrets a file under it. The id comes last: without it what was written before is begun anew. */
function keep(directory: string, env: NodeJS.ProcessEnv, secrets: KeptSecrets): string {
  const id = findId(directory) ?? randomBytes(8).toString('hex');
  const file = join(ensurePrivateDirectory(keysDirectory(env)), `${basename(directory)}-${id}.json`);
  write(file, secrets);
  writeWhole(idFileOf(directory), `${JSON.stringify({ id })}\n`);
  return file;
}

const made = (): KeptSecrets => ({
  sessionSecret: randomBytes(32).toString('base64'),
  vaultKeys: newKey(),
  backupKeys: newKey(),
});
const newKey = () => `k${randomBytes(3).toString('hex')}:${randomBytes(32).toString('base64')}`;

/** What a data directory holds that needs its keys. */
const sealedData = ['ferretdb', 'mongod', 'temporal'];

/**
 * The secrets of an office of `npm start`: made once, and kept apart from its data. Those of an earlier program are moved there.
 * @throws FailureForPeople when there is data and its keys are not there: new ones would open nothing of it
 */
export function keptSecrets(directory: string, env: NodeJS.ProcessEnv): KeyFile {
  const old = besideData(directory);
  const found = findFile(directory, env);
  if (existsSync(old)) {
    const secrets = readSecrets(old);
    const file = found ?? keep(directory, env, secrets);
    if (JSON.stringify(readSecrets(file)) !== JSON.stringify(secrets)) {
      throw new FailureForPeople(`${old} and ${file} hold different keys: take the wrong one away.`);
    }
    rmSync(old);
    return { secrets, file, movedFrom: old };
  }
  if (found) return { secrets: readSecrets(found), file: found };
  const id = findId(directory);
  if (id !== undefined || sealedData.some((name) => existsSync(join(directory, name)))) {
    throw new FailureForPeople(
      `The keys of this office are not there, and without them nothing that is sealed in ${directory} can be opened: put the file …-${id ?? 'ID'}.json back into ${keysDirectory(env)}, name the directory that it is in by LIEM_KEYS, or set LIEM_VAULT_KEYS and LIEM_SESSION_SECRET.`,
    );
  }
  const secrets = made();
  return { secrets, file: keep(directory, env, secrets) };
}

/** Says, before an office is deleted, that its keys are not: a copy of its data may still be there to be opened. */
export function sayKeysStay(directory: string, env: NodeJS.ProcessEnv, say: Say): void {
  const file = findFile(directory, env);
  if (file !== undefined) {
    say(`Its keys stay in ${file}, for copies of what is deleted now: remove that file when there are none.`);
  }
}

/** Lays a new key in front of those of the office of LIEM_DATA, or of the only one that there are keys of here. */
export function addKey(env: NodeJS.ProcessEnv): { id: string; file: string } {
  if (env.LIEM_VAULT_KEYS) {
    throw new FailureForPeople(
      'LIEM_VAULT_KEYS is set: put a new key in front there yourself, for example `next:$(openssl rand -base64 32),` and the others behind it. With several processes put it behind the others first and restart them all, so that each knows it before one seals with it.',
    );
  }
  const file = env.LIEM_DATA ? findFile(resolve(env.LIEM_DATA), env) : onlyFile(env);
  if (file === undefined) {
    throw new FailureForPeople('Set LIEM_DATA to the data directory of the office that is meant.');
  }
  const secrets = readSecrets(file);
  const key = newKey();
  write(file, { ...secrets, vaultKeys: `${key},${secrets.vaultKeys}` });
  return { id: key.slice(0, key.indexOf(':')), file };
}

/** Where an office notes beside its keys which keys of cases were destroyed. */
export const endedKeysBeside = (file: string): string => file.replace(/\.json$/, '.destroyed.jsonl');

function fileToChange(env: NodeJS.ProcessEnv): string {
  if (env.LIEM_BACKUP_KEYS || (env.LIEM_VAULT_KEYS && env.LIEM_SESSION_SECRET))
    throw new FailureForPeople(
      'LIEM_VAULT_KEYS is set: put a new key in front of LIEM_BACKUP_KEYS yourself, for example `next:$(openssl rand -base64 32)`, take a backup, then take the older ones out of it and out of every copy.',
    );
  const file = env.LIEM_DATA ? findFile(resolve(env.LIEM_DATA), env) : onlyFile(env);
  if (file === undefined)
    throw new FailureForPeople('Set LIEM_DATA to the data directory of the office that is meant.');
  return file;
}

/** Lays a new key for backups in front of the others. @returns it, and what takes the others away once a backup was taken under it */
export function addBackupKey(env: NodeJS.ProcessEnv): {
  key: { id: string; key: string };
  file: string;
  retireOthers: () => void;
} {
  const file = fileToChange(env);
  const secrets = readSecrets(file);
  const fresh = newKey();
  write(file, { ...secrets, backupKeys: [fresh, secrets.backupKeys].filter(Boolean).join(',') });
  const id = fresh.slice(0, fresh.indexOf(':'));
  return {
    key: { id, key: fresh.slice(id.length + 1) },
    file,
    retireOthers: () => write(file, { ...readSecrets(file), backupKeys: fresh }),
  };
}

function onlyFile(env: NodeJS.ProcessEnv): string | undefined {
  const keys = keysDirectory(env);
  const files = existsSync(keys) ? readdirSync(keys).filter((name) => name.endsWith('.json')) : [];
  const [only] = files;
  return files.length === 1 && only !== undefined ? join(keys, only) : undefined;
}
