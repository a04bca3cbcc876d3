import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeOwnCertificate } from '../../temporal-config/servers/certificates';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { ensurePrivateDirectory } from '../../temporal-config/servers/privateDirectory';
import { writeWhole } from '../../temporal-config/servers/writeWhole';
import { type DoorCard, doorCertifiedName, type OfficeCard, officeCard } from '../envelopes/cards';

const doorFile = z.object({
  door: z.string().regex(/^[0-9a-f]{16}$/),
  /** 16 bytes, base64: what receipt codes are stretched with. */
  salt: z.base64().length(24),
  office: officeCard,
});

/** What a door knows: itself, and the office’s public key. */
export interface DoorIdentity {
  readonly door: string;
  readonly salt: Buffer;
  readonly office: OfficeCard;
  readonly tls: { readonly cert: string; readonly key: string };
}

const identityFile = (directory: string) => join(directory, 'door.json');
const certificateFile = (directory: string) => join(directory, 'door.pem');
const keyFile = (directory: string) => join(directory, 'door-key.pem');

/** @throws FailureForPeople where the door was not set up, or its files are spoiled */
export function readDoor(directory: string): DoorIdentity {
  if (!existsSync(identityFile(directory))) {
    throw new FailureForPeople(
      `No door was set up in ${directory}: have the office write its card (npm run courier -- card FILE), bring it here, and say npm run door -- set-up FILE`,
    );
  }
  const read = doorFile.safeParse(JSON.parse(readFileSync(identityFile(directory), 'utf8')));
  if (!read.success) {
    throw new FailureForPeople(`${identityFile(directory)} is spoiled: put a whole copy of it back.`);
  }
  const { door, salt, office } = read.data;
  const tls = {
    cert: readFileSync(certificateFile(directory), 'utf8'),
    key: readFileSync(keyFile(directory), 'utf8'),
  };
  return { door, salt: Buffer.from(salt, 'base64'), office, tls };
}

/** Makes a door for an office, or tells one that is there of the office’s new keys. What it knows afterwards is public, but for its TLS key. */
export async function setUpDoor(directory: string, office: OfficeCard): Promise<DoorCard> {
  ensurePrivateDirectory(directory);
  const there = existsSync(identityFile(directory)) ? readDoor(directory) : undefined;
  if (!there) {
    const { cert, key } = await makeOwnCertificate(doorCertifiedName);
    writeWhole(certificateFile(directory), cert);
    writeWhole(keyFile(directory), key);
  }
  const identity = {
    door: there?.door ?? randomBytes(8).toString('hex'),
    salt: (there?.salt ?? randomBytes(16)).toString('base64'),
    office,
  };
  writeWhole(identityFile(directory), `${JSON.stringify(identity, null, 2)}\n`);
  return { card: 'door', door: identity.door, certificate: readFileSync(certificateFile(directory), 'utf8') };
}

/** Reads a card that was brought. @throws FailureForPeople */
export function readOfficeCard(file: string): OfficeCard {
  try {
    return officeCard.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new FailureForPeople(
      `${file} is no card of an office: have it written by npm run courier -- card FILE`,
    );
  }
}
