import { createHash } from 'node:crypto';
import type { Block, PaperText } from './paperText';
import { printed } from './typedText';

/** The paragraphs of a paper as plain text, to be put right one by one. */
export const paragraphsOf = ({ blocks }: Pick<PaperText, 'blocks'>): string[] =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join(''));

/** Tells whether the text is still the one that somebody began to put right. */
export const versionOf = (text: Pick<PaperText, 'blocks'>): string =>
  createHash('sha256')
    .update(JSON.stringify(paragraphsOf(text)))
    .digest('hex')
    .slice(0, 16);

/** What was typed stands as it was typed; a beginning in bold, as of an article, stays bold where it was left. */
function rewritten({ kind, runs }: Block, typed: string): Block {
  const text = printed(typed);
  if (runs.every(({ bold }) => bold)) return { kind, runs: [{ text, bold: true }] };
  const [first] = runs;
  if (!first?.bold || !text.startsWith(first.text)) return { kind, runs: [{ text, bold: false }] };
  return { kind, runs: [first, { text: text.slice(first.text.length), bold: false }] };
}

/**
 * A paper's text with its paragraphs as somebody has put them right: an empty one is left out, one of several lines becomes several.
 * No mark of the templates means anything in them.
 */
export function corrected<Text extends Pick<PaperText, 'blocks'>>(
  text: Text,
  typed: readonly string[],
): Text {
  const before = paragraphsOf(text);
  return {
    ...text,
    blocks: text.blocks.flatMap((block, i) => {
      const now = typed[i]?.replaceAll(/\r\n?|[\u000B\u2028\u2029]/g, '\n').trim();
      if (now === undefined || now === before[i]?.trim()) return [block];
      return now
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => rewritten(block, line));
    }),
  };
}

/** Which paragraphs were put right: before and after. */
export function changesOf(text: Pick<PaperText, 'blocks'>, typed: readonly string[]) {
  return paragraphsOf(text).flatMap((was, i) => {
    const is = typed[i]?.replaceAll(/\r\n?/g, '\n').trim();
    return is === undefined || is === was.trim() ? [] : [{ was, is }];
  });
}
