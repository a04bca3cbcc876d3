import sharp from 'sharp';

/** Wide enough to be read; who needs more has the original. */
const widest = 3000;
/** A picture of more points than this is a trap for memory. */
const mostPoints = 120_000_000;

/** The picture alone, upright: where, when and with what it was taken is left out, and whatever else was written into its file. */
export async function pictureCopy(bytes) {
  const copy = await sharp(bytes, { limitInputPixels: mostPoints })
    .rotate()
    .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer();
  return new Uint8Array(copy);
}
