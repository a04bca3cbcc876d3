import { mkdirSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { officeZone, wallDay } from '../../domain/calendar/wallDay';
import { DateTime } from 'luxon';
import { writeWhole } from '../../temporal-config/servers/writeWhole';

/** Today by the clock of the office, which is all that the door keeps of a time. */
export const today = (): string => wallDay(new Date().toISOString());

/** Leaves of the times of a file, and of the directory that it is in, the day alone. */
export function stamp(path: string): void {
  const midnight = DateTime.fromISO(today(), { zone: officeZone }).toJSDate();
  for (const one of [path, dirname(path)]) utimesSync(one, midnight, midnight);
}

/** Writes a file whole or not at all, and leaves of its times the day alone. */
export function writeStamped(path: string, content: string | Uint8Array): void {
  writeWhole(path, content);
  stamp(path);
}

/** Makes a directory that is the door’s alone. */
export function makeDirectory(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}
