import sharp from 'sharp';
import { readable } from './heic.mjs';

/** Wide enough to be read; who needs more has the original. */
const widest = 3000;
/** A picture of more points than this is a trap for memory. */
export const mostPoints = 120_000_000;

/** The picture alone, upright: where, when and with what it was taken is left out, and whatever else was written into its file. */
export async function pictureCopy({ bytes }) {
  const { input, options } = await readable(bytes);
  const copy = await sharp(input, { ...options, limitInputPixels: mostPoints })
    .rotate()
    .flatten({ background: 'white' })
    .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer();
  return { bytes: new Uint8Array(copy) };
}
