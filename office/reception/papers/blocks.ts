import type { Block } from '../../papers/paperText';
import { printed } from '../../papers/typedText';

/** A paragraph as it is printed, whatever people have typed into it. */
export const paragraph = (text: string, bold = false): Block => ({
  kind: 'paragraph',
  runs: [{ text: printed(text), bold }],
});
