import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What nobody knows the type of. */
export const unknownMedia = 'application/octet-stream';

/** How many bytes one character has at most: so many may be cut off at the end of what is looked at. */
const longestCharacter = 4;
/** What no text has: control characters but tab, line breaks and form feed. */
const noText = /[\x00-\x08\x0b\x0e-\x1f]/;

const isText = (head: Buffer): boolean =>
  Array.from({ length: longestCharacter }, (_, cut) => head.subarray(0, head.length - cut)).some(isUtf8) &&
  !noText.test(head.toString('latin1'));

/**
 * The media type of a file by what it begins with, whatever its name says; a text is one that is UTF-8.
 * @param head the first bytes: some hundred thousand, where there are as many
 */
export async function typeByContent(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found) return found.mime;
  return isText(head) ? 'text/plain' : unknownMedia;
}
