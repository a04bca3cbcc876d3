import { searchable } from '../../domain/views/searchText';
import { cutSign } from '../../domain/workingCopy/marks';
import type { Registration } from '../commands/gateway';

type Standing = Registration['input']['standing'];

/** Who sent a report, as the column of names says it. */
export interface SenderName {
  name: string;
  /** Where the column says that there is no name, or whose it is not. */
  said?: Exclude<Standing, 'named'>;
}

const nothing = /^[\s.…\-–—_?/*]*$/u;
/** Told from names by their words without marks: no name begins so. */
const unnamed =
  /^(?:(?:don|thu|nguoi)(?: gui| viet)? )?(?:nac danh|khuyet danh|giau ten|khong (?:ghi|ky|de|neu|co|ro|xung|xac dinh|biet)(?: (?:ho|ten|danh|nguoi|la|ai|duoc|that|gui|va|dia chi|cu the)\b.*)?|khong ten|n\/a)(?![\p{L}\p{N}])/u;
/** A family name that only without its mark is the word for none. */
const family = /^khổng\s/u;
/** `An Danh` is a name. */
const hidden = /^(?:người gửi )?ẩn (?:danh|tên)(?![\p{L}\p{N}])/u;
const falseName = /^(?:đơn |thư )?(?:mạo|giả|mượn)\s+(?:danh|tên|mạo)(?![\p{L}\p{N}])[\s:,;()–-]*/iu;

/** Reads the column of names: “Nặc danh”, “Không ghi tên”, a dash are no names, and “Mạo danh …” says that the name is another's. */
export function readSenderName(cell: string): SenderName {
  const text = cell.normalize('NFC');
  if (text === '') return { name: '' };
  const taken = falseName.exec(text);
  if (taken) return { name: text.slice(taken[0].length).replace(/\)$/, '').trim(), said: 'falseName' };
  const lower = text.toLowerCase();
  const plain = searchable(text).replace(/^[("'“]+/, '');
  const isUnnamed = nothing.test(text) || (unnamed.test(plain) && !family.test(lower)) || hidden.test(lower);
  return isUnnamed ? { name: '', said: 'anonymous' } : { name: text };
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * A text without the name of who sent the report, however it is spelled there: what a case shows is seen by colleagues, to whom the name is
 * not told. One word alone is left: it is a name of many.
 */
export function withoutSender(text: string, name: string): string {
  const wanted = (name.match(word) ?? []).map(searchable);
  const plain = searchable(text);
  if (wanted.length < 2 || !wanted.every((one) => plain.includes(one))) return text;
  const words = [...text.matchAll(word)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    says: searchable(found[0]),
  }));
  let shown = '';
  let at = 0;
  for (let i = 0; i < words.length;) {
    const run = words.slice(i, i + wanted.length);
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.length === wanted.length && run.every(({ says }, k) => says === wanted[k])) {
      shown += text.slice(at, first.from) + cutSign;
      at = last.to;
      i += wanted.length;
    } else i += 1;
  }
  return shown + text.slice(at);
}
