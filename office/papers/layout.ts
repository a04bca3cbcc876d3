import type { Issuer } from '../../domain/papers/numberedAct';
import type { PaperOffice } from './paperOffice';
import type { Block, PaperText } from './paperText';

/** A paper with all that stands around its text, in the order of the page (36-HD/VPTW). */
export interface PaperPage {
  text: PaperText;
  office: PaperOffice;
  issuer: Issuer;
  /** `Số 12-KH/UBKTTU`, or empty. */
  numberLine: string;
  /** `Thành phố Mẫu, ngày 02 tháng 3 năm 2026`. */
  placeLine: string;
  /** `MẬT`, where the office's template of this kind has one or the case is a secret; `ĐÃ GIẢI MẬT` with the day where it was one. */
  secrecy?: string | undefined;
  /** Not signed yet: `DỰ THẢO` stands under the place of its number. */
  draft?: boolean | undefined;
}

/** The body whose paper it is, above the number. */
export const bodyLines = ({ superior, office, committee }: PaperOffice, issuer: Issuer): string[] =>
  issuer === 'standingCommittee' ? [committee] : [superior, office];

/** What a letter is about stands under its number; every other paper says it under its title. */
export function aboutUnderNumber({ title, about }: PaperText): string {
  return title ? '' : about.charAt(0).toLocaleUpperCase('vi') + about.slice(1);
}

/** A heading: nothing but bold letters. It never ends a page. */
export const isHeading = ({ kind, runs }: Block): boolean =>
  kind === 'paragraph' && runs.length > 0 && runs.every(({ bold }) => bold);

/**
 * What stands with the signature, so that nobody signs an empty page: the last block with its heading, unless it fills pages
 * itself.
 */
export function lastWords(blocks: readonly Block[]): readonly Block[] {
  const letters = blocks.at(-1)?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (letters > 800) return [];
  const above = blocks.slice(0, -1).findLastIndex((block) => !isHeading(block));
  return blocks.slice(above + 1);
}

/** The lines of "Nơi nhận": each ends with a comma, the last with a full stop. */
export const copyLines = ({ copies }: PaperText): string[] =>
  copies.map((copy, i) => `- ${copy}${i === copies.length - 1 ? '.' : ','}`);

/**
 * Day and month below 10 and 3 are written with a nought, so that nothing can be put before them; a day that is not known yet is
 * left to be written in.
 */
export function placeLine(place: string, date?: string): string {
  if (date === undefined) return `${place}, ngày ${room} tháng ${room} năm ${room}`;
  const [year = '', month = '', day = ''] = date.split('-');
  const plainMonth = Number(month) < 3 ? month : String(Number(month));
  return `${place}, ngày ${day} tháng ${plainMonth} năm ${year}`;
}

const room = '\u00A0'.repeat(6);

/** What a file calls itself: the paper's own title, and what it is about. */
export const titleOf = ({ text }: Pick<PaperPage, 'text'>): string =>
  [text.title, text.about].filter(Boolean).join(' ');

/** Whose paper it is, for the file itself. */
export const authorOf = ({ office, issuer }: Pick<PaperPage, 'office' | 'issuer'>): string =>
  bodyLines(office, issuer).toReversed().join(', ');
