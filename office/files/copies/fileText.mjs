import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { readable } from './heic.mjs';
import { unpacked } from './office.mjs';
import { openPdf } from './pdfium.mjs';

const utf8 = new TextDecoder();
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml) =>
  xml.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
const told = (texts) => texts.map((one) => one.trim()).filter((one) => one !== '');

/** What stands between the tags of a paragraph, also what was struck out or stands in a field. */
const letters =
  /<w:(?:t|delText|instrText)(?:\s[^>]*)?>([^<]*)<\/w:(?:t|delText|instrText)>|<w:(?:tab|br|cr)\b[^>]*\/>/g;
const paragraphsOf = (xml) =>
  told(
    xml
      .split('</w:p>')
      .map((paragraph) => [...paragraph.matchAll(letters)].map(([, text]) => plain(text ?? ' ')).join('')),
  );
/** Whoever wrote a remark or a change, what a picture is said to show, where a link leads, and what a field or place is called. */
const saidOf = /\b(?:\w+:)?(?:author|initials|descr|title|Target|alias|tooltip)="([^"]*)"/g;
const named = (xml) => told([...xml.matchAll(saidOf)].map(([, text]) => plain(text)));
const nodes = (xml) => told([...xml.matchAll(/>([^<]+)</g)].map(([, text]) => plain(text)));
/** With what a file was written, and by which template: no words of anybody. */
const ofPrograms =
  /<(?:Application|AppVersion|Template|DocSecurity)>[^<]*<\/\w+>|<TitlesOfParts>.*?<\/TitlesOfParts>|<HeadingPairs>.*?<\/HeadingPairs>/gs;

const wordParts = [
  [/^word\/document\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/(?:comments\w*|people)\.xml$/, 'comments'],
  [/^word\/(?:footnotes|endnotes|glossary\/\w+)\.xml$/, 'notes'],
];
const isSettings =
  /^(?:word\/(?:styles|settings|fontTable|numbering|webSettings|theme\/\w+|stylesWithEffects)|\[Content_Types\])\.?\w*$/;
const isPicture = /\.(?:jpe?g|png|gif|tiff?|bmp|webp|emf|wmf|svg)$/i;

async function ofPackage(bytes, isWord) {
  const parts = [];
  for (const [name, content] of Object.entries(unpacked(bytes))) {
    if (name.endsWith('/')) continue;
    if (isPicture.test(name)) parts.push(...(await inPicture(Buffer.from(content), 'attachments')));
    else if (/\.(?:xml|rels)$/.test(name)) {
      const xml = utf8.decode(content);
      const part = wordParts.find(([is]) => isWord && is.test(name))?.[1];
      if (part)
        parts.push({ part, paragraphs: paragraphsOf(xml) }, { part: 'comments', paragraphs: named(xml) });
      else if (/^docProps\/|^meta\.xml$|^customXml\//.test(name))
        parts.push({ part: 'properties', paragraphs: nodes(xml.replace(ofPrograms, '')) });
      else if (name.endsWith('.rels')) parts.push({ part: 'properties', paragraphs: linksOf(xml) });
      else if (!isSettings.test(name))
        parts.push({ part: isWord ? 'notes' : 'body', paragraphs: nodes(xml) });
    } else if (name !== 'mimetype') parts.push({ part: 'attachments', paragraphs: [], unreadable: true });
  }
  return parts;
}
/** Where something outside is linked: within the package they name its own parts. */
const linksOf = (xml) =>
  told([...xml.matchAll(/Target="(\w+:[^"]*)"/g)].map(([, text]) => decodeURIComponentSafe(plain(text))));
const decodeURIComponentSafe = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Rows of letters in bytes of which only the format knows what they are. */
const printable = (bytes) =>
  told([
    ...(utf8.decode(bytes).match(/[\p{L}\p{N}\p{P} ]{4,}/gu) ?? []),
    ...(new TextDecoder('utf-16le').decode(bytes).match(/[\p{Script=Latin}\p{N}\p{P} ]{4,}/gu) ?? []),
  ]);

async function inPicture(bytes, part) {
  const unread = { part, paragraphs: [], unreadable: true };
  try {
    const { input, options } = await readable(bytes);
    const { exif, xmp, iptc, comments = [] } = await sharp(input, options).metadata();
    const said = [exif, xmp, iptc].flatMap((one) => (one ? printable(one) : []));
    return [unread, { part: 'properties', paragraphs: [...said, ...comments.map(({ text }) => text)] }];
  } catch {
    return [unread];
  }
}

/** Words of people in a PDF beside its pages: what it is called, remarks, what pictures are said to show, where links lead. */
const keys = [
  'Title',
  'Author',
  'Subject',
  'Keywords',
  'Creator',
  'Contents',
  'T',
  'TU',
  'V',
  'Alt',
  'ActualText',
  'URI',
  'F',
  'UF',
];
function besidePages(document) {
  const said = [];
  const streams = [];
  const look = (dictionary) => {
    for (const key of keys) {
      const value = dictionary.lookup(PDFName.of(key));
      if (value instanceof PDFString || value instanceof PDFHexString) said.push(value.decodeText());
    }
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFDict ? object : object?.dict;
    if (!dictionary) continue;
    look(dictionary);
    if (object instanceof PDFRawStream && dictionary.lookup(PDFName.of('Type')) === PDFName.of('Metadata'))
      streams.push(...nodes(utf8.decode(decodePDFRawStream(object).decode())));
  }
  const info = document.context.lookup(document.context.trailerInfo.Info);
  if (info instanceof PDFDict) look(info);
  return told([...said, ...streams]);
}

async function ofPdf(bytes) {
  const pdf = await openPdf(bytes);
  const parts = [];
  for (let page = 1; page <= pdf.count; page += 1) {
    const { text, pictures } = pdf.textOf(page);
    const paragraphs = told(text.split(/\r?\n|\r/));
    const unread = paragraphs.length === 0 || pictures > 0;
    parts.push({ part: 'body', page, paragraphs, ...(unread && { unreadable: true }) });
  }
  if (pdf.carries().attached) parts.push({ part: 'attachments', paragraphs: [], unreadable: true });
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  parts.push({ part: 'properties', paragraphs: besidePages(document) });
  return parts;
}

const unread = [{ part: 'body', paragraphs: [], unreadable: true }];

/** Every word of a file that a program can read, with the part in which it stands; what none can read is said. */
async function partsOf(bytes, type) {
  switch (type) {
    case 'pdf':
      return ofPdf(bytes);
    case 'docx':
      return ofPackage(bytes, true);
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
      return ofPackage(bytes, false);
    case 'jpg':
    case 'png':
    case 'webp':
    case 'tif':
    case 'heic':
      return inPicture(bytes, 'body');
    case 'txt':
      return [{ part: 'body', paragraphs: told(utf8.decode(bytes).split(/\r?\n/)) }];
    default:
      return unread;
  }
}

export async function fileText({ bytes, type }) {
  const parts = await partsOf(bytes, type);
  return { parts: parts.filter(({ paragraphs, unreadable }) => unreadable || paragraphs.length > 0) };
}
