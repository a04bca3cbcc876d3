import { withoutLookAlikes } from '../../domain/text/lookAlikes';
import { plainText } from '../../domain/text/plainText';

const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Spaces of every width but the usual one: a spreadsheet shows them as that. */
const oddSpaces = /(?![ \n\t])\p{Zs}/gu;

/** A cell as it reads: without what is not seen in it, with Đ for what passes for it; and whether that was another thing than it said. */
export function putRight(cell: string): { text: string; changed: boolean } {
  const text = withoutLookAlikes(plainText(cell).replace(oddSpaces, ' ')).normalize('NFC');
  return { text, changed: text !== cell.replace(lineBreaks, '\n').normalize('NFC') };
}
