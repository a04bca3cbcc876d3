import sharp from 'sharp';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { openPdf } from './pdfium.mjs';

/** What a document of pictures is made of, by type, and what may be said of each; whatever else is in it has no place there. */
const parts = {
  Catalog: ['Type', 'Pages'],
  Pages: ['Type', 'Kids', 'Count'],
  Page: ['Type', 'Parent', 'MediaBox', 'Resources', 'Contents'],
  XObject: ['Type', 'Subtype', 'Width', 'Height', 'BitsPerComponent', 'ColorSpace', 'Filter', 'Length'],
  Contents: ['Length'],
};
const nameOf = (dictionary, key) => dictionary.get(PDFName.of(key))?.toString().slice(1);
const onlyPicture = /^q [\d.]+ 0 0 [\d.]+ 0 0 cm \/P Do Q$/;
const text = new TextDecoder('latin1');

/** Whether an object of the document is one that a document of pictures has. */
function belongs(object) {
  const dictionary = object instanceof PDFDict ? object : object?.dict;
  if (!dictionary) return false;
  const isStream = object instanceof PDFRawStream;
  const type = nameOf(dictionary, 'Type') ?? (isStream ? 'Contents' : '');
  const known = Object.hasOwn(parts, type) ? parts[type] : [];
  if (!dictionary.keys().every((key) => known.includes(key.toString().slice(1)))) return false;
  if (type === 'Contents') return onlyPicture.test(text.decode(object.contents));
  return isStream === (type === 'XObject');
}

/** What besides points a picture says; its own colours and its size are no secret. */
const saysMore = ({ exif, xmp, iptc, icc, comments = [], tifftagPhotoshop }) =>
  [exif, xmp, iptc, icc, tifftagPhotoshop].some((one) => one !== undefined) || comments.length > 0;

/** The parts of a JPEG that hold points, and what its reader needs for them: anything else could say something. */
const needed = [0xe0, 0xdb, 0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdd];
/** What the format itself begins with, and nothing of anybody. */
const jfif = 16;

/** Whether a JPEG holds points alone, and ends with them. */
function isPlain(bytes) {
  if (bytes.readUInt16BE(0) !== 0xffd8) return false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1];
    const length = bytes.readUInt16BE(at + 2);
    if (!needed.includes(marker) || (marker === 0xe0 && length !== jfif)) return false;
    at += 2 + length;
    if (marker !== 0xda) continue;
    // Within the points a marker is another part of them, or the end.
    while (at + 1 < bytes.length) {
      const isPoint = bytes[at] !== 0xff || bytes[at + 1] === 0 || (bytes[at + 1] & 0xf8) === 0xd0;
      if (!isPoint) break;
      at += 1;
    }
    if (bytes.readUInt16BE(at) === 0xffd9) return at + 2 === bytes.length;
  }
  return false;
}

/** Whether every point that a box touches is black. @param box in thousandths of the sheet */
function isBlack({ data, width, height, channels }, { left, top, ...box }, inset = 0) {
  const first = (part, side) => Math.floor((part * side) / 1000) + inset;
  const end = (part, side) => Math.min(side, Math.ceil((part * side) / 1000)) - inset;
  for (let y = first(top, height); y < end(top + box.height, height); y += 1) {
    for (let x = first(left, width); x < end(left + box.width, width); x += 1) {
      const at = (y * width + x) * channels;
      if (data[at] + data[at + 1] + data[at + 2] > 0) return false;
    }
  }
  return true;
}

/** What is wrong with one picture: it says more than it shows, or a box is not black. */
async function faultsOfPicture(bytes, page, boxes) {
  const picture = sharp(bytes);
  const said = !isPlain(bytes) || saysMore(await picture.metadata());
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const isCut = boxes.filter((box) => box.page === page).every((box) => isBlack({ data, ...info }, box));
  return [...(said ? [{ found: 'metadata', page }] : []), ...(isCut ? [] : [{ found: 'box', page }])];
}

/** Readers of PDF draw the edges of a picture softly: so many points from them it is as it is. */
const soft = 2;

/** What a reader of PDF finds in it. */
async function faultsOnPages(bytes, count, boxes) {
  const pdf = await openPdf(bytes);
  if (pdf.count !== count) return [{ found: 'pages' }];
  const { said, attached } = pdf.carries();
  const faults = [...(said ? [{ found: 'metadata' }] : []), ...(attached ? [{ found: 'embedded' }] : [])];
  for (let page = 1; page <= count; page += 1) {
    const { letters, isPicture, remarks } = pdf.besides(page);
    if (letters > 0) faults.push({ found: 'text', page });
    if (!isPicture || remarks > 0) faults.push({ found: 'embedded', page });
    const { width, height } = pdf.sizeOf(page);
    const size = { width: Math.round((width * 150) / 72), height: Math.round((height * 150) / 72) };
    const shown = { ...size, channels: 4, data: pdf.render(page, size) };
    if (!boxes.filter((box) => box.page === page).every((box) => isBlack(shown, box, soft)))
      faults.push({ found: 'box', page });
  }
  return faults;
}

/** What stands in the file itself, whatever a reader shows of it. */
async function faultsInParts(bytes, boxes) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const faults = [];
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  if (context.trailerInfo.Info) faults.push({ found: 'metadata' });
  if (!objects.every(belongs)) faults.push({ found: 'embedded' });
  // Written once more it is the same to the byte: nothing stands between its parts, or behind them.
  const again = await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    useObjectStreams: false,
  });
  if (!Buffer.from(again).equals(bytes)) faults.push({ found: 'embedded' });
  for (const [index, page] of document.getPages().entries()) {
    const drawn = page.node.Resources()?.lookup(PDFName.of('XObject'))?.lookup(PDFName.of('P'));
    if (!(drawn instanceof PDFRawStream)) faults.push({ found: 'embedded', page: index + 1 });
    else faults.push(...(await faultsOfPicture(Buffer.from(drawn.contents), index + 1, boxes)));
  }
  return faults;
}

/** Opens a finished working copy again, and says what is left in it that must not be. */
export async function readBack({ bytes, type, count, boxes }) {
  const found =
    type === 'application/pdf'
      ? [...(await faultsOnPages(bytes, count, boxes)), ...(await faultsInParts(bytes, boxes))]
      : await faultsOfPicture(bytes, 1, boxes);
  const distinct = new Map(found.map((fault) => [JSON.stringify(fault), fault]));
  return { faults: [...distinct.values()] };
}
