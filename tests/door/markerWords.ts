import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** As it is typed where marks are not at hand, and as a search has it. */
const withoutMarks = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** As mail writes it: each byte that is not plain by its two digits. */
const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte > 0x7e || byte < 0x20 || byte === 0x3d
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');

/** How a word may lie in bytes: as text of several encodings, escaped, and in base64 wherever it begins in a group. */
function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word);
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64');
    // The ends of a group depend on what stands beside the word.
    const inner = text.slice(before === 0 ? 0 : 4, -4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const entities = word.replace(/[^\x20-\x7e]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return [
    utf8,
    Buffer.from(word.normalize('NFD')),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
    ...[
      withoutMarks(word),
      withoutMarks(word).toLowerCase(),
      word.toLowerCase(),
      utf8.toString('hex'),
      utf8.toString('hex').toUpperCase(),
      encodeURIComponent(word),
      encodeURIComponent(word).toLowerCase(),
      quotedPrintable(utf8),
      escaped,
      entities,
      ...base64,
    ].map((one) => Buffer.from(one)),
  ].filter((form) => form.length >= 6);
}

/** Which of the words stand in these bytes, in whatever form. */
export const wordsIn = (bytes: Buffer, words: readonly string[]): string[] =>
  words.filter((word) => formsOf(word).some((form) => bytes.includes(form)));

/** Every file below a directory that holds one of the words, or bears it in its name. */
export function filesWith(directory: string, words: readonly string[]): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (wordsIn(Buffer.from(name), words).length > 0) return [path];
    const kind = statSync(path);
    if (kind.isDirectory()) return filesWith(path, words);
    // A socket holds nothing.
    return kind.isFile() && wordsIn(readFileSync(path), words).length > 0 ? [path] : [];
  });
}
