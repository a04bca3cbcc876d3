import { resolve } from 'node:path';
import { z } from 'zod';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';

const port = z
  .string()
  .regex(/^\d+$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65_535));

const variables = z.object({
  LIEM_DOOR_DATA: z
    .string()
    .min(1)
    .default('.liem/door')
    .transform((path) => resolve(path)),
  LIEM_DOOR_HOST: z.string().min(1).default('127.0.0.1'),
  LIEM_DOOR_PORT: port.default(3100),
  LIEM_DOOR_COURIER_HOST: z.string().min(1).default('127.0.0.1'),
  LIEM_DOOR_COURIER_PORT: port.default(3143),
  LIEM_DOOR_SECURE_COOKIES: z.enum(['true', 'false']).default('true'),
  LIEM_DOOR_GIGABYTES: z
    .string()
    .regex(/^\d+$/, 'must be a number of gigabytes')
    .transform(Number)
    .default(20),
});

/** What a door is told from outside. */
export interface DoorSettings {
  /** Where it keeps everything. */
  readonly directory: string;
  readonly host: string;
  readonly port: number;
  /** Where the office’s courier knocks. */
  readonly courier: { readonly host: string; readonly port: number };
  readonly secureCookies: boolean;
  /** How much may wait here, in bytes. */
  readonly room: number;
  /** How many seconds a form waits at least before it can be sent, and at most. */
  readonly wait: { readonly least: number; readonly most: number };
}

/** @throws FailureForPeople that names every wrong variable */
export function readDoorSettings(env: Readonly<Record<string, string | undefined>>): DoorSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = variables.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
    throw new FailureForPeople(`These settings of the door are wrong:\n${lines.join('\n')}`);
  }
  const value = read.data;
  return {
    directory: value.LIEM_DOOR_DATA,
    host: value.LIEM_DOOR_HOST,
    port: value.LIEM_DOOR_PORT,
    courier: { host: value.LIEM_DOOR_COURIER_HOST, port: value.LIEM_DOOR_COURIER_PORT },
    secureCookies: value.LIEM_DOOR_SECURE_COOKIES === 'true',
    room: value.LIEM_DOOR_GIGABYTES * 1_073_741_824,
    wait: { least: 3, most: 90 },
  };
}
