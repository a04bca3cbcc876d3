import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { OpenFile } from '../../../models/caseFiles';
import { besideThread } from './besideThread';
import { howCopied } from './copyWithout';

/** What can be shown sheet by sheet. */
export type Sheeted = 'pdf' | 'picture';

/** Whether a file can be shown as pictures of its sheets; undefined for one that cannot. */
export function howSheeted(file: { type: string; size: number }): Sheeted | undefined {
  const how = howCopied(file);
  return how === 'office' ? undefined : how;
}

const counted = z.object({ count: z.number().int() });
const drawn = counted.extend({ bytes: z.instanceof(Uint8Array).optional() });

/** How many sheets a file has. @throws NoCopyError where it cannot be read */
export async function countSheets(of: Sheeted, content: Pick<OpenFile, 'read'>): Promise<number> {
  const asked = async () => ({ of, bytes: await buffer(content.read()) });
  return counted.parse(await besideThread('sheetCount', asked)).count;
}

/** A sheet as a picture that nothing can be copied out of, and how many there are. */
export interface Sheet {
  count: number;
  /** A JPEG without metadata; undefined where the file has no such sheet. */
  picture?: Buffer | undefined;
}

/** Draws one sheet of a file. @param sheet from 1 @throws NoCopyError where it cannot be read */
export async function drawSheet(of: Sheeted, content: Pick<OpenFile, 'read'>, sheet: number): Promise<Sheet> {
  const asked = async () => ({ of, sheet, bytes: await buffer(content.read()) });
  const { count, bytes } = drawn.parse(await besideThread('sheetPicture', asked));
  return { count, picture: bytes && Buffer.from(bytes) };
}
