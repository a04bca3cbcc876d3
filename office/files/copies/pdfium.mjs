import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

const program = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

/** Four bytes a point, red first, with remarks and stamps drawn as readers of PDF draw them. */
const rgba = 4;
const flags = 0x01 | 0x10;
const white = 0xffffffff;
/** What a document says of itself, as the format names it. */
const tags = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'];
/** Bytes of an empty text: the end of it alone. */
const emptyText = 2;
const pictureObject = 3;

/**
 * Opens a PDF in memory of its own; nothing in it runs, for this build of the program has no interpreter.
 * @throws where it is locked or damaged
 */
export async function openPdf(bytes) {
  const pdfium = await init({ wasmBinary: await readFile(program) });
  pdfium.PDFiumExt_Init();
  const memory = pdfium.pdfium;
  const at = memory._malloc(bytes.length);
  memory.HEAPU8.set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  if (!document) throw new Error('it cannot be opened');
  // What was filled into a form is drawn apart from its page.
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, pdfium.PDFiumExt_OpenFormFillInfo());

  function onPage(n, work) {
    const page = pdfium.FPDF_LoadPage(document, n - 1);
    if (!page) throw new Error('a page cannot be opened');
    try {
      return work(page);
    } finally {
      pdfium.FPDF_ClosePage(page);
    }
  }

  return {
    count: pdfium.FPDF_GetPageCount(document),
    /** In points of 1/72 inch. */
    sizeOf: (n) =>
      onPage(n, (page) => ({
        width: pdfium.FPDF_GetPageWidthF(page),
        height: pdfium.FPDF_GetPageHeightF(page),
      })),
    /** The page as points on white, red, green, blue and one more byte for each. */
    render: (n, { width, height }) =>
      onPage(n, (page) => {
        const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, rgba, 0, 0);
        if (!bitmap) throw new Error('no room for a page');
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
        if (form) pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags);
        const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
        const data = Buffer.from(memory.HEAPU8.slice(from, from + width * height * rgba));
        pdfium.FPDFBitmap_Destroy(bitmap);
        return data;
      }),
    /** What stands on a page besides its one picture. */
    besides: (n) =>
      onPage(n, (page) => {
        const text = pdfium.FPDFText_LoadPage(page);
        const letters = text ? pdfium.FPDFText_CountChars(text) : 0;
        if (text) pdfium.FPDFText_ClosePage(text);
        const objects = pdfium.FPDFPage_CountObjects(page);
        const isPicture =
          objects === 1 && pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, 0)) === pictureObject;
        return { letters, isPicture, remarks: pdfium.FPDFPage_GetAnnotCount(page) };
      }),
    /** What a reader can read on a page, and how many pictures are on it. */
    textOf: (n) =>
      onPage(n, (page) => {
        const text = pdfium.FPDFText_LoadPage(page);
        const count = text ? pdfium.FPDFText_CountChars(text) : 0;
        const place = memory._malloc((count + 1) * 2);
        const written = count > 0 ? pdfium.FPDFText_GetText(text, 0, count, place) : 0;
        const read = Buffer.from(memory.HEAPU8.slice(place, place + Math.max(0, written - 1) * 2));
        memory._free(place);
        if (text) pdfium.FPDFText_ClosePage(text);
        const objects = Array.from({ length: pdfium.FPDFPage_CountObjects(page) }, (_, i) =>
          pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, i)),
        );
        return {
          text: read.toString('utf16le'),
          pictures: objects.filter((type) => type === pictureObject).length,
        };
      }),
    /** What the document carries along besides its pages. */
    carries: () => ({
      said: tags.some((tag) => pdfium.FPDF_GetMetaText(document, tag, 0, 0) > emptyText),
      attached:
        pdfium.FPDFDoc_GetAttachmentCount(document) > 0 ||
        pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0 ||
        pdfium.FPDF_GetSignatureCount(document) > 0,
    }),
  };
}
