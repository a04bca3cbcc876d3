import { copyFileSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { endedKeysEnding } from '../destruction/endedKeys';
import type { MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { writeWhole } from '../../temporal-config/servers/writeWhole';

/** Where a path really leads, also when it is not there yet. */
function real(path: string): string {
  const whole = resolve(path);
  return existsSync(whole) ? realpathSync(whole) : join(real(dirname(whole)), basename(whole));
}

const isWithin = (inner: string, outer: string): boolean => {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith('../'));
};

/** @throws FailureForPeople when whoever takes the backup away would take its keys with it */
export function requireApart(keysDirectory: string, directory: string): void {
  const [keys, backup] = [real(keysDirectory), real(directory)];
  if (isWithin(keys, backup) || isWithin(backup, keys)) {
    throw new FailureForPeople(
      `${keysDirectory} and ${directory} lie in one another: keys and backup together open everything. Take the keys to another medium.`,
    );
  }
}

const fileName = 'liem-keys.json';
/** Whose contents were destroyed: it goes back beside the keys, under whatever name ends so. */
const endedKeysName = `liem${endedKeysEnding}`;
const listed = (keys: readonly MasterKey[]): string => keys.map(({ id, key }) => `${id}:${key}`).join(',');

/** Copies the keys of an office, and which keys of cases were destroyed, to a place of their own, readable by their owner alone. @returns the file */
export function copyKeys(
  keysDirectory: string,
  {
    vaultKeys,
    sessionSecret,
    backupKeys = [],
    endedKeys,
  }: {
    vaultKeys: readonly MasterKey[];
    sessionSecret: string;
    backupKeys?: readonly MasterKey[];
    endedKeys?: string;
  },
): string {
  const file = join(keysDirectory, fileName);
  mkdirSync(keysDirectory, { recursive: true, mode: 0o700 });
  if (existsSync(file)) {
    throw new FailureForPeople(`${file} is there already: take another directory, or remove it first.`);
  }
  const keys = {
    sessionSecret,
    vaultKeys: listed(vaultKeys),
    ...(backupKeys.length > 0 && { backupKeys: listed(backupKeys) }),
  };
  writeWhole(file, `${JSON.stringify(keys, null, 2)}\n`);
  if (endedKeys !== undefined && existsSync(endedKeys))
    copyFileSync(endedKeys, join(keysDirectory, endedKeysName));
  return file;
}
