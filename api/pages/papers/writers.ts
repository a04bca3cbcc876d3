import { docxFile } from '../../../office/papers/docxFile';
import { pdfFile } from '../../../office/papers/pdfFile';

/** What makes each file of a paper. */
export const writers = { docx: docxFile, pdf: pdfFile } as const;
