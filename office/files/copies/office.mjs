import { strToU8, unzipSync, zipSync } from 'fflate';

/** More than any document of an office holds once it is unpacked. */
const mostUnpacked = 300 * 1024 * 1024;
/** And of how many parts it is made. */
const mostParts = 20_000;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = 'http://schemas.openxmlformats.org';
/** In place of what says who wrote it, when, with what, and for whom. */
const empty = {
  'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${openXml}/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${head}<Properties xmlns="${openXml}/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `${head}<Properties xmlns="${openXml}/officeDocument/2006/custom-properties"/>`,
  'meta.xml': `${head}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>`,
};
const isPreview = (name) => /^(docProps\/thumbnail\.|Thumbnails\/)/i.test(name);
/** Whoever wrote a remark or a change that is followed. */
const authors = /\b(w:author|w:initials|w15:author|w15:userId|authorId|userId|providerId)="[^"]*"/g;
const holdsAuthors = /^word\/(comments\w*|people|document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

const text = new TextDecoder();
const cleaned = (name, bytes) => {
  if (name in empty) return strToU8(empty[name]);
  return holdsAuthors.test(name) ? strToU8(text.decode(bytes).replace(authors, '$1=""')) : bytes;
};

/** The parts of a document by their names. @throws where it is damaged, or a trap */
export function unpacked(bytes) {
  let size = 0;
  let count = 0;
  return unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      count += 1;
      if (size > mostUnpacked || count > mostParts) throw new RangeError('too large once it is unpacked');
      return true;
    },
  });
}

/** The document as it is, without its properties and without who wrote its remarks and changes. */
export async function officeCopy({ bytes }) {
  const parts = unpacked(bytes);
  const kept = Object.entries(parts).filter(([name]) => !isPreview(name));
  // The first part of an OpenDocument file says what it is, and is not packed.
  const packed = kept.map(([name, part]) => [
    name,
    [cleaned(name, part), { level: name === 'mimetype' ? 0 : 6, mtime: '1980-01-01' }],
  ]);
  return { bytes: zipSync(Object.fromEntries(packed)) };
}
