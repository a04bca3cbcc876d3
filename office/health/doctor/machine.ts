import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { officeZone, wallMinute } from '../../../domain/calendar/wallDay';
import { type Finding, well, wrong } from './finding';

const gigabyte = 1024 ** 3;

/** Whether the days of the office can be reckoned here, and whether this process has the zone that all of the office's have. */
export function examineZone(now = new Date(), zone = DateTime.local().zoneName): Finding {
  const { offset } = DateTime.fromJSDate(now, { zone: officeZone });
  const says = `days are those of ${officeZone}, where it is ${wallMinute(now.toISOString()).slice(11)} now`;
  if (offset !== 7 * 60)
    return wrong(
      'time zone',
      `this Node does not know ${officeZone}`,
      'use a Node with full ICU data, as its makers build it',
    );
  return ['UTC', 'Etc/UTC'].includes(zone)
    ? well('time zone', `${says}; the programs run on UTC`)
    : wrong(
        'time zone',
        `this program runs on ${zone}`,
        'set TZ=UTC in the environment of every program of the office, as npm does',
      );
}

/** Whether something can be written there; asked by writing, as root and file systems have their own answers to it. */
function isWritable(directory: string): boolean {
  const file = join(directory, `.doctor-${randomUUID()}`);
  try {
    writeFileSync(file, '', { mode: 0o600 });
    rmSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Whether a directory is there, can be written, and has room. @param leastFree in gigabytes */
export async function examineDirectory(of: string, directory: string, leastFree: number): Promise<Finding> {
  if (!existsSync(directory))
    return wrong(of, `${directory} is not there`, 'make it, for the user of the office alone (chmod 700)');
  if (!isWritable(directory))
    return wrong(
      of,
      `${directory} cannot be written`,
      'give it to the user under whom the office runs, on a file system that takes writes',
    );
  const { bavail, bsize } = await statfs(directory);
  const free = (bavail * bsize) / gigabyte;
  const says = `${free.toFixed(1)} GB free at ${directory}`;
  return free < leastFree
    ? wrong(of, says, `make room: less than ${leastFree} GB are left (--free says how much there must be)`)
    : well(of, says);
}

const manifest = z.object({ endedAt: z.iso.datetime() });
function endOf(directory: string): string | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))).endedAt;
  } catch {
    // No whole backup: its manifest is written last.
    return undefined;
  }
}

/** How old the newest whole backup in a directory is. @param oldest in hours */
export function examineBackups(directory: string, oldest: number, now = Date.now()): Finding {
  const remedy = 'take one: npm run backup -- DIR, each day (docs/running/backup.md)';
  const inside = existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : [];
  const [newest] = [directory, ...inside]
    .flatMap((one) => endOf(one) ?? [])
    .sort()
    .reverse();
  if (newest === undefined) return wrong('backup', `there is no whole backup in ${directory}`, remedy);
  const hours = Math.floor((now - Date.parse(newest)) / 3_600_000);
  const says = `the newest is ${hours} hours old`;
  return hours > oldest ? wrong('backup', says, remedy) : well('backup', says);
}

/** Whether files with secrets are closed to other users. */
export function examineSecretFiles(files: readonly string[]): Finding[] {
  return files
    .filter((file) => existsSync(file) && (statSync(file).mode & 0o027) !== 0)
    .map((file) => wrong('secrets', `${file} is open to other users`, `chmod 600 ${file}`));
}
