import type { ImportStore, NewImportRow } from '../../models/imports';
import { checkFile, type CheckNeeds } from './checkFile';
import { importIdOf } from './rowIdentity';

/** How long the sealed rows of a file are kept. */
const keptMs = 24 * 60 * 60 * 1000;

/** Checks every row of a file and keeps all of them sealed. @throws UnreadableFileError */
export async function previewFile(bytes: Buffer, by: string, needs: CheckNeeds): Promise<string> {
  const importId = importIdOf(bytes);
  await needs.imports.destroyExpired(new Date().toISOString());
  // Somebody works on this very file at the moment: its rows stay as they are.
  if (await isAtWork(importId, needs.imports)) return importId;
  return keepPreview(bytes, await checkFile(bytes, needs), by, needs.imports);
}

/** Keeps rows that were checked, sealed, until they are imported or expire. */
export async function keepPreview(
  bytes: Buffer,
  checked: readonly NewImportRow[],
  by: string,
  imports: ImportStore,
): Promise<string> {
  const importId = importIdOf(bytes);
  if (await isAtWork(importId, imports)) return importId;
  const now = new Date();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + keptMs).toISOString();
  await imports.keep({ _id: importId, by, createdAt, expiresAt, runningUntil: '' }, checked);
  return importId;
}

const isAtWork = async (importId: string, imports: ImportStore): Promise<boolean> =>
  ((await imports.find(importId))?.runningUntil ?? '') > new Date().toISOString();
