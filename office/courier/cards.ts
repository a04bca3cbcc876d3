import { existsSync, readFileSync } from 'node:fs';
import { toText } from '../../door/envelopes/bytes';
import { courierCertifiedName, type DoorCard, doorCard, type OfficeCard } from '../../door/envelopes/cards';
import type { MasterKey } from '../../models/keyRing';
import { courierFiles } from '../../temporal-config/launcher/courierFiles';
import { makeOwnCertificate } from '../../temporal-config/servers/certificates';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { ensurePrivateDirectory } from '../../temporal-config/servers/privateDirectory';
import { writeWhole } from '../../temporal-config/servers/writeWhole';
import { doorKeys } from './doorKeys';

/** What a door is told of this office; the courier gets its certificate where it has none yet. Nothing in it is secret. */
export async function writeOfficeCard(
  directory: string,
  masterKeys: readonly MasterKey[],
): Promise<OfficeCard> {
  ensurePrivateDirectory(directory);
  const files = courierFiles(directory);
  if (!existsSync(files.cert) || !existsSync(files.key)) {
    const { cert, key } = await makeOwnCertificate(courierCertifiedName);
    writeWhole(files.key, key);
    writeWhole(files.cert, cert);
  }
  const keys = await doorKeys(masterKeys);
  return {
    card: 'office',
    publicKeys: keys.map(({ publicKey }) => toText(publicKey)),
    courier: readFileSync(files.cert, 'utf8'),
  };
}

/** Remembers the door that the office goes to. */
export function knowDoor(directory: string, card: DoorCard): void {
  ensurePrivateDirectory(directory);
  const files = courierFiles(directory);
  writeWhole(files.door, card.certificate);
  writeWhole(files.card, `${JSON.stringify(card, null, 2)}\n`);
}

/** Reads a card that was brought. @throws FailureForPeople */
export function readDoorCard(file: string): DoorCard {
  try {
    return doorCard.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new FailureForPeople(`${file} is no card of a door: npm run door -- set-up CARD CARD2 writes one.`);
  }
}
