import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Entries of a document, and of its pages, that say who made it, when and with what, or that carry other files along. */
const ofDocument = ['Metadata', 'PieceInfo', 'OpenAction', 'AA', 'Collection', 'AF'];
const ofPages = ['Metadata', 'PieceInfo', 'AA', 'LastModified'];
const ofNames = ['EmbeddedFiles', 'JavaScript'];

const without = (dictionary, names) => {
  for (const name of names) dictionary?.delete(PDFName.of(name));
};

const has = (dictionary, name) => dictionary?.has(PDFName.of(name)) === true;
/** A field of a form has its own name where a remark has its author's. */
const isRemark = (dictionary) =>
  has(dictionary, 'Subtype') && has(dictionary, 'Rect') && !has(dictionary, 'FT');

/** The pages as they are, written anew: no author, no programs, no days, no scripts and no files within. */
export async function pdfCopy({ bytes }) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const copy = await PDFDocument.create({ updateMetadata: false });
  for (const page of await copy.copyPages(document, document.getPageIndices())) {
    without(page.node, ofPages);
    copy.addPage(page);
  }
  without(copy.catalog, ofDocument);
  without(copy.catalog.lookup(PDFName.of('Names')), ofNames);
  for (const [, object] of copy.context.enumerateIndirectObjects()) {
    // What pictures and fonts say of themselves, whoever has put a remark on a page, and what a click would start.
    const dictionary = object instanceof PDFDict ? object : object?.dict;
    without(dictionary, ['Metadata', 'PieceInfo', 'AA', 'JS']);
    if (isRemark(dictionary)) without(dictionary, ['T', 'M', 'CreationDate', 'NM']);
  }
  copy.context.trailerInfo.Info = undefined;
  return {
    bytes: await copy.save({
      addDefaultPage: false,
      updateFieldAppearances: false,
      useObjectStreams: false,
    }),
  };
}
