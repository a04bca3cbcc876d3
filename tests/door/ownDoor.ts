import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Door, openDoor } from '../../door/door';
import { type OpenedDoor, serveDoor } from '../../door/serve';
import type { DoorSettings } from '../../door/settings';
import { setUpDoor } from '../../door/store/doorDirectory';
import type { MasterKey } from '../../models/keyRing';
import { writeOfficeCard } from '../../office/courier/cards';
import { connectDoor, type DoorConnection } from '../../office/courier/doorConnection';
import { courierFiles } from '../../temporal-config/launcher/courierFiles';

/** A public door of a test's own, with the courier's way to it. */
export interface OwnDoor {
  door: Door;
  opened: OpenedDoor;
  courier: DoorConnection;
  /** With which the courier signs what it brings. */
  key: string;
}

interface Asked {
  /** The door lies in `door` of it, what the courier has in `courier`. */
  directory: string;
  masterKeys: readonly MasterKey[];
  /** In seconds: how long a form waits at least and at most. */
  wait?: DoorSettings['wait'];
  log?: (line: string) => void;
}

const shortWait: DoorSettings['wait'] = { least: 0, most: 1 };

/** A door in a directory, on free ports of this machine, at which nobody waits. */
export const ownDoorSettings = (directory: string): DoorSettings => ({
  directory,
  host: '127.0.0.1',
  port: 0,
  courier: { host: '127.0.0.1', port: 0 },
  secureCookies: false,
  room: 1_000_000_000,
  wait: shortWait,
});

/** Sets a door up for an office, and opens it on free ports of this machine. */
export async function openOwnDoor({
  directory,
  masterKeys,
  wait = shortWait,
  log = () => undefined,
}: Asked): Promise<OwnDoor> {
  const [doorData, courierData] = [join(directory, 'door'), join(directory, 'courier')];
  const { certificate } = await setUpDoor(doorData, await writeOfficeCard(courierData, masterKeys));
  const door = await openDoor({ ...ownDoorSettings(doorData), wait });
  const opened = await serveDoor(door, log);
  const files = courierFiles(courierData);
  const [cert, key] = [readFileSync(files.cert, 'utf8'), readFileSync(files.key, 'utf8')];
  const at = { host: '127.0.0.1', port: opened.courierPort };
  return { door, opened, courier: connectDoor({ ...at, certificate, courier: { cert, key } }), key };
}
