import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { ImportStore, NewImportRow } from '../../models/imports';
import { checkFile, type CheckNeeds } from './checkFile';
import { importIdOf } from './rowIdentity';

/** How long the sealed rows of a file are kept. */
const keptMs = 24 * 60 * 60 * 1000;

/** Checks every row of a file and keeps all of them sealed. @throws UnreadableFileError */
export async function previewFile(
  bytes: Buffer,
  by: Actor,
  needs: CheckNeeds,
  sheet?: string,
): Promise<string> {
  const importId = importIdOf(bytes, sheet);
  await needs.imports.destroyExpired(new Date().toISOString());
  // Somebody works on this very file at the moment: its rows stay as they are.
  if (await isAtWork(importId, needs.imports)) return importId;
  const checked = await checkFile(bytes, needs, { sheet, seenBy: visibilityOf(by) });
  return keepPreview(importId, checked, by.id, needs.imports);
}

/** Keeps rows that were checked, sealed, until they are imported or expire. */
export async function keepPreview(
  importId: string,
  checked: readonly NewImportRow[],
  by: string,
  imports: ImportStore,
): Promise<string> {
  const now = new Date();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + keptMs).toISOString();
  await imports.keep({ _id: importId, by, createdAt, expiresAt }, checked);
  return importId;
}

const isAtWork = async (importId: string, imports: ImportStore): Promise<boolean> =>
  ((await imports.find(importId))?.runningUntil ?? '') > new Date().toISOString();
