import { paperDay } from './paperDays';
import type { PaperText } from './paperText';

/** The paper in whose place another one comes. */
export interface Replaced {
  number?: string | undefined;
  /** The day that it bears. */
  on: string;
}

/** A paper that comes in the place of another says so at its end. */
export function sayingWhatItReplaces(text: PaperText, { number, on }: Replaced): PaperText {
  const which = number === undefined ? 'văn bản' : `văn bản số ${number},`;
  const said = `Văn bản này thay thế ${which} ngày ${paperDay(on)}.`;
  return { ...text, blocks: [...text.blocks, { kind: 'paragraph', runs: [{ text: said, bold: false }] }] };
}
