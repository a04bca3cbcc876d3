import sharp from 'sharp';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { sheetsOf } from './sheetDrawing.mjs';

/** Points that a picture of this kind packs together: within a whole block of black nothing bleeds into the box. */
const block = 8;
const pointsAnInch = 150;
const inPoints = (side) => (side * 72) / pointsAnInch;

/** The points of a box, outwards to whole blocks. @param box in thousandths of the sheet */
function areaOf({ left, top, width, height }, sheet) {
  const down = (part, side) => Math.floor((part * side) / 1000 / block) * block;
  const up = (part, side) => Math.min(side, Math.ceil((part * side) / 1000 / block) * block);
  return {
    left: down(left, sheet.width),
    right: up(left + width, sheet.width),
    top: down(top, sheet.height),
    bottom: up(top + height, sheet.height),
  };
}

/** Paints into the points themselves: what was under a box is nowhere any more. */
function paint({ data, width, height }, boxes) {
  for (const box of boxes) {
    const { left, right, top, bottom } = areaOf(box, { width, height });
    for (let y = top; y < bottom; y += 1) data.fill(0, (y * width + left) * 3, (y * width + right) * 3);
  }
}

async function paintedSheet(sheets, n, boxes) {
  const sheet = await sheets.draw(n);
  paint(
    sheet,
    boxes.filter(({ page }) => page === n),
  );
  const { data, width, height } = sheet;
  const picture = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { width, height, picture };
}

/** A document of pictures and nothing else: no text, no author, no day. */
async function bound(sheets, boxes) {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  for (let n = 1; n <= sheets.count; n += 1) {
    const { width, height, picture } = await paintedSheet(sheets, n, boxes);
    const [wide, high] = [inPoints(width), inPoints(height)];
    const facts = {
      Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Filter: 'DCTDecode',
      Length: picture.length,
    }; // prettier-ignore
    const drawn = context.register(PDFRawStream.of(context.obj(facts), new Uint8Array(picture)));
    const act = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`);
    const page = document.addPage([wide, high]);
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { P: drawn } }));
    page.node.set(
      PDFName.of('Contents'),
      context.register(PDFRawStream.of(context.obj({ Length: act.length }), new Uint8Array(act))),
    );
  }
  context.trailerInfo.Info = undefined;
  return document.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: false });
}

/** More than this is not drawn at once: whoever cuts it takes it apart first. */
const mostSheets = 100;

/** The working copy of a file: its sheets as pictures with black boxes, one picture, or several as a PDF. */
export async function cutCopy({ bytes, of, boxes }) {
  const sheets = await sheetsOf(bytes, of);
  const { count } = sheets;
  if (count > mostSheets || boxes.some(({ page }) => page > count)) return { count, most: mostSheets };
  if (sheets.isDocument) return { count, type: 'application/pdf', bytes: await bound(sheets, boxes) };
  const { picture } = await paintedSheet(sheets, 1, boxes);
  return { count, type: 'image/jpeg', bytes: new Uint8Array(picture) };
}
