import type { FilePart } from './vocabulary';

/** A part of a finished file as it was read back. */
export interface TextPart {
  part: FilePart;
  /** The sheet, from 1, where there are sheets. */
  page?: number | undefined;
  paragraphs: string[];
  /** There is something that no program reads: a picture, a recording. */
  unreadable?: true | undefined;
}
