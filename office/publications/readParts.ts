import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { fileTypes, typeOfMedia } from '../../domain/files/types';
import type { TextPart } from '../../domain/publications/textPart';
import { fileParts } from '../../domain/publications/vocabulary';
import type { OpenFile } from '../../models/caseFiles';
import { besideThread, NoCopyError } from '../files/copies/besideThread';

const read = z.object({
  parts: z.array(
    z.object({
      part: z.enum(fileParts),
      page: z.number().int().optional(),
      paragraphs: z.array(z.string()),
      unreadable: z.literal(true).optional(),
    }),
  ),
});

/** The text of both finished files of a paper. */
export const readBothParts = async ({ docx, pdf }: { docx: Buffer; pdf: Buffer }): Promise<TextPart[]> => [
  ...(await readParts(docx, fileTypes.docx.media[0])),
  ...(await readParts(pdf, fileTypes.pdf.media[0])),
];

/** The text of a finished file, part by part, as whoever gets it could read it; what no program reads is said. */
export async function readParts(
  content: Pick<OpenFile, 'read'> | Buffer,
  media: string,
): Promise<TextPart[]> {
  const type = typeOfMedia(media);
  try {
    const asked = async () => ({
      bytes: Buffer.isBuffer(content) ? content : await buffer(content.read()),
      type,
    });
    return read.parse(await besideThread('fileText', asked)).parts;
  } catch (error) {
    // Nothing can be made of it: a person has to look it through, as of a scan.
    if (error instanceof NoCopyError) return [{ part: 'body', paragraphs: [], unreadable: true }];
    throw error;
  }
}
