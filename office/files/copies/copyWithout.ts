import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { fileTypes, typeOfMedia } from '../../../domain/files/types';
import type { OpenFile } from '../../../models/caseFiles';
import { besideThread } from './besideThread';

/** How a copy without traces is made. */
type How = 'picture' | 'pdf' | 'office';
const officeTypes = ['docx', 'xlsx', 'pptx', 'odt', 'ods'];

/** A larger one is not held in memory: of it only the original can be had. */
const largestCopied = 64 * 1024 * 1024;

/** How a copy of a file can be made; undefined where only the original can be had. */
export function howCopied({ type, size }: { type: string; size: number }): How | undefined {
  const known = typeOfMedia(type);
  if (known === undefined || size > largestCopied) return undefined;
  if (fileTypes[known].as === 'picture') return 'picture';
  if (known === 'pdf') return 'pdf';
  return officeTypes.includes(known) ? 'office' : undefined;
}

const copied = z.object({ bytes: z.instanceof(Uint8Array) });

/**
 * The file as pages show it: pictures, PDF and office files without what they say of their makers, places and days.
 * @throws NoCopyError where none can be made
 */
export async function copyWithout(how: How, content: Pick<OpenFile, 'read'>): Promise<Buffer> {
  const made = await besideThread(how, async () => ({ bytes: await buffer(content.read()) }));
  return Buffer.from(copied.parse(made).bytes);
}
