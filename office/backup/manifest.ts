import canonicalize from 'canonicalize';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DerivedKey, keysFor, type MasterKey } from '../../models/keyRing';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { writeWhole } from '../../temporal-config/servers/writeWhole';

/** Grows when a program of before could not read what is written: since 2 keys of cases can lie under a key of their own. */
export const backupFormat = 2;

const fileName = 'manifest.json';

/** A name that is safe as part of a file name, whoever has made the collection. */
export const collectionName = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/);

const fileEntrySchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*(-[0-9]{3}|-again)?\.bson\.gz\.sealed$/),
  collection: collectionName,
  documents: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** A file of a backup: what is in it, and what it must be to the byte. */
export type FileEntry = z.infer<typeof fileEntrySchema>;

const contentSchema = z.object({
  format: z.literal([1, backupFormat]),
  id: z.uuid(),
  /** The version of the program that wrote it. */
  program: z.string(),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** Under which of the office's keys it is sealed. */
  keyId: z.string(),
  /** Under which of the keys for backups the keys of cases lie besides; absent: under none. */
  caseKeysUnder: z.string().optional(),
  cases: z.number().int().nonnegative(),
  /** In the order in which they were written. */
  files: z.array(fileEntrySchema),
});
/** What a backup says of itself. It is written last: without it a backup is only half one. */
export type BackupContent = z.infer<typeof contentSchema>;
const manifestSchema = contentSchema.extend({ proof: z.string() });
const anyFormat = z.object({ format: z.number().int() });

const proofOf = (content: BackupContent, { key }: DerivedKey): Buffer =>
  createHmac('sha256', key)
    .update(canonicalize(content) ?? '')
    .digest();

export function writeManifest(
  directory: string,
  content: BackupContent,
  masterKeys: readonly MasterKey[],
): void {
  const proof = proofOf(content, keysFor('backupManifests', masterKeys).current).toString('base64');
  writeWhole(join(directory, fileName), `${JSON.stringify({ ...content, proof }, null, 2)}\n`);
}

function readJson(directory: string): unknown {
  const file = join(directory, fileName);
  if (!existsSync(file)) {
    throw new FailureForPeople(
      `There is no whole backup in ${directory}: its ${fileName}, which is written last, is not there. Take another backup.`,
    );
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new FailureForPeople(`${file} cannot be read: it is damaged. Take another backup.`);
  }
}

/** What a backup says of itself, once it is proved that this office has said so. @throws FailureForPeople when it is not */
export function readManifest(directory: string, masterKeys: readonly MasterKey[]): BackupContent {
  const file = join(directory, fileName);
  const json = readJson(directory);
  const { data: any } = anyFormat.safeParse(json);
  if (any && any.format > backupFormat) {
    throw new FailureForPeople(
      `This backup has format ${any.format}, and this program reads up to ${backupFormat}: restore it with the version that wrote it, or a newer one.`,
    );
  }
  const read = manifestSchema.safeParse(json);
  if (!read.success) {
    throw new FailureForPeople(`${file} is not as it was written: it is damaged. Take another backup.`);
  }
  const { proof, ...content } = read.data;
  const key = keysFor('backupManifests', masterKeys).find(content.keyId);
  if (!key) {
    throw new FailureForPeople(
      `This backup is sealed under the key ${content.keyId}, and this office does not have it: put the key that was kept apart into LIEM_VAULT_KEYS.`,
    );
  }
  const told = Buffer.from(proof, 'base64');
  if (told.length !== 32 || !timingSafeEqual(told, proofOf(content, key))) {
    throw new FailureForPeople(
      `The key ${content.keyId} of this office is not the one under which this backup was sealed, or ${file} was altered: nothing was restored. Put the key that was kept apart into LIEM_VAULT_KEYS.`,
    );
  }
  return content;
}
