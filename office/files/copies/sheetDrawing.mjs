import sharp from 'sharp';
import { readable } from './heic.mjs';
import { openPdf } from './pdfium.mjs';
import { mostPoints } from './picture.mjs';

/** Handwriting is read at so many points an inch. */
const perInch = 150;
/** A sheet that says it is larger is drawn smaller: it would be a trap for memory. */
const longest = 2600;

/** How many points a page of a PDF has as a picture. @param size in 1/72 inch */
function pointsOf({ width, height }) {
  const scale = Math.min(perInch / 72, longest / Math.max(width, height));
  const points = (side) => Math.max(1, Math.round(side * scale));
  return { width: points(width), height: points(height) };
}

/** The pages of a PDF as pictures that nothing can be copied out of. */
async function sheetsOfPdf(bytes) {
  const pdf = await openPdf(bytes);
  return {
    count: pdf.count,
    isDocument: true,
    draw: async (n) => {
      const size = pointsOf(pdf.sizeOf(n));
      const drawn = sharp(pdf.render(n, size), { raw: { ...size, channels: 4 } }).removeAlpha();
      return { ...size, data: await drawn.raw().toBuffer() };
    },
  };
}

/** A picture, or the pages of a fax that came as one file. */
async function sheetsOfPicture(bytes) {
  const { input, options } = await readable(bytes);
  const read = (more) => sharp(input, { ...options, ...more, limitInputPixels: mostPoints });
  const { pages = 1, format } = await read({}).metadata();
  const count = format === 'tiff' ? pages : 1;
  return {
    count,
    isDocument: count > 1,
    draw: async (n) => {
      const { data, info } = await read(count > 1 ? { page: n - 1 } : {})
        .rotate()
        .flatten({ background: 'white' })
        .toColourspace('srgb')
        .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      if (info.channels === 3) return { width: info.width, height: info.height, data };
      // A picture in grey has one byte for each point.
      const grey = { raw: { width: info.width, height: info.height, channels: info.channels } };
      const colours = await sharp(data, grey).toColourspace('srgb').removeAlpha().raw().toBuffer();
      return { width: info.width, height: info.height, data: colours };
    },
  };
}

/**
 * What a file shows, sheet by sheet: `draw(n)` gives the n-th from 1 as points, three bytes each.
 * @param of 'pdf' or 'picture'
 */
export const sheetsOf = (bytes, of) => (of === 'pdf' ? sheetsOfPdf(bytes) : sheetsOfPicture(bytes));

/** How many sheets a file has. */
export const sheetCount = async ({ bytes, of }) => ({ count: (await sheetsOf(bytes, of)).count });

/** One sheet as a picture for a page; none of an empty file, or beyond its end. */
export async function sheetPicture({ bytes, of, sheet }) {
  const sheets = await sheetsOf(bytes, of);
  if (sheet > sheets.count) return { count: sheets.count };
  const { data, width, height } = await sheets.draw(sheet);
  const picture = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { count: sheets.count, bytes: new Uint8Array(picture) };
}
