import { withoutLookAlikes } from '../text/lookAlikes';
import { plainText } from '../text/plainText';

/**
 * Text as people search it: without case, marks and đ, and without what is not seen, so that `nguyen` finds `Nguyễn` however it was
 * encoded, and `dang` finds Đảng with each letter that passes for Đ.
 */
export const searchable = (text: string): string =>
  withoutLookAlikes(plainText(text))
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const mark = /[^\p{L}\p{N}]+/u;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The words of a text by whose beginnings it is found: those between spaces, and what marks part within them. */
export function searchWords(text: string): string[] {
  const words = searchable(text).split(' ');
  return [...new Set(words.flatMap((word) => [word.replace(edges, ''), ...word.split(mark)]))]
    .filter(Boolean)
    .sort();
}

/** What somebody looks for: each is the beginning of a word. Nothing but marks is no word, and finds nothing. */
export const searchedWords = (text: string): string[] =>
  [...new Set(searchable(text).split(' '))].filter(Boolean).map((word) => word.replace(edges, '') || word);
