import type { PaperOffice } from '../../seeds/paperOffice';
import type { PaperText } from './paperText';

/** A paper with all that stands around its text, in the order of the page (36-HD/VPTW). */
export interface PaperPage {
  text: PaperText;
  office: PaperOffice;
  /** `Số 12-KH/UBKTTU`, or empty. */
  numberLine: string;
  /** `Thành phố Mẫu, ngày 02 tháng 3 năm 2026`. */
  placeLine: string;
}

/** Day and month below 10 and 3 are written with a nought, so that nothing can be put before them. */
export function placeLine(place: string, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const plainMonth = Number(month) < 3 ? month : String(Number(month));
  return `${place}, ngày ${day} tháng ${plainMonth} năm ${year}`;
}
