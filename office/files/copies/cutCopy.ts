import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { type Box, leftFaults, type LeftFault } from '../../../domain/workingCopy/boxes';
import type { OpenFile } from '../../../models/caseFiles';
import { besideThread } from './besideThread';
import type { Sheeted } from './sheets';

/** A working copy: the sheets of a file as pictures with black boxes, a JPEG or several as a PDF. */
export interface CutCopy {
  bytes: Buffer;
  type: 'image/jpeg' | 'application/pdf';
  /** How many sheets it has. */
  count: number;
}
/** Why there is none: a box lies on a sheet that the file has not, or it has more sheets than are drawn at once. */
export type NotCut = { count: number; most: number };

const cut = z.union([
  z.object({
    count: z.number(),
    type: z.enum(['image/jpeg', 'application/pdf']),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ count: z.number(), most: z.number() }),
]);
const left = z.object({
  faults: z.array(z.object({ found: z.enum(leftFaults), page: z.number().optional() })),
});

/** Makes a working copy of a file; it is not read back yet. @throws NoCopyError where it cannot be read */
export async function cutCopy(
  of: Sheeted,
  content: Pick<OpenFile, 'read'>,
  boxes: readonly Box[],
): Promise<CutCopy | NotCut> {
  const asked = async () => ({ of, boxes, bytes: await buffer(content.read()) });
  const made = cut.parse(await besideThread('cutCopy', asked));
  return 'bytes' in made ? { ...made, bytes: Buffer.from(made.bytes) } : made;
}

/**
 * Opens a finished working copy again as whoever gets it could, and says what is left in it that must not be: a text, a word about its
 * maker, something within it, a box that is not black to its last point.
 * @throws NoCopyError where it cannot be read
 */
export async function readBack(copy: CutCopy, boxes: readonly Box[]): Promise<LeftFault[]> {
  const { bytes, type, count } = copy;
  return left.parse(await besideThread('readBack', async () => ({ bytes, type, count, boxes }))).faults;
}
