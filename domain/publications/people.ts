import { wordsOf } from '../workingCopy/folded';
import type { Span } from './standing';

/** Families of most people here; with them two capitals are a name. */
const families = new Set([
  'nguyễn', 'trần', 'lê', 'phạm', 'hoàng', 'huỳnh', 'phan', 'vũ', 'võ', 'đặng', 'bùi', 'đỗ', 'hồ', 'ngô', 'dương', 'lý', 'đinh', 'trịnh',
  'đoàn', 'mai', 'tô', 'lâm', 'cao', 'lương', 'tạ', 'vương', 'trương', 'hà', 'đào', 'phùng', 'thái', 'quách', 'nông', 'triệu', 'lưu', 'chu',
]); // prettier-ignore
/** Middle names: in a line that is all capitals they tell a name from a heading. */
const middles = new Set([
  'văn', 'thị', 'hữu', 'đức', 'quốc', 'xuân', 'minh', 'ngọc', 'thanh', 'đình', 'quang', 'viết', 'bá', 'kim', 'thu', 'duy', 'trọng',
]); // prettier-ignore
const callings = new Set(['ông', 'bà', 'anh', 'chị', 'cụ', 'chí', 'tên']);
/** With a capital at the head of a sentence or in what an office is called. */
const noNames = new Set([
  'ủy', 'ban', 'phó', 'trưởng', 'chủ', 'bí', 'đảng', 'sở', 'tỉnh', 'huyện', 'xã', 'phường', 'thành', 'phòng', 'chi', 'nghị', 'quyết', 'quy',
  'luật', 'điều', 'công', 'hội', 'đồng', 'nhà', 'trung', 'tổ', 'kiểm', 'cơ', 'tòa', 'viện', 'việt', 'nam', 'cộng', 'thường', 'căn', 'theo', 'ngày',
]); // prettier-ignore

interface Said extends Span {
  small: string;
  isCapital: boolean;
  isAllCapitals: boolean;
}

function saidIn(text: string): Said[] {
  return wordsOf(text).map(({ from, to, isNamelike }) => {
    const word = text.slice(from, to).normalize('NFC');
    return {
      from,
      to,
      small: word.toLocaleLowerCase('vi'),
      isCapital: isNamelike,
      isAllCapitals: word.length > 1 && word === word.toLocaleUpperCase('vi'),
    };
  });
}

/** Words with capitals one after the other, with nothing but spaces between them, and the word before them. */
function rowsOf(text: string): { row: Said[]; before: string }[] {
  const rows: { row: Said[]; before: string }[] = [];
  let last: Said | undefined;
  for (const word of saidIn(text)) {
    const touches = last?.isCapital && /^[^\S\n]+$/.test(text.slice(last.to, word.from));
    const open = rows.at(-1);
    if (word.isCapital && touches && open) open.row.push(word);
    else if (word.isCapital) rows.push({ row: [word], before: last?.small ?? '' });
    last = word;
  }
  return rows;
}

/** The name in a row of capitals; in a heading, from a family with a middle name on. */
function nameIn({ row, before }: { row: Said[]; before: string }): Said[] {
  if (row.length > 1 && row.every(({ isAllCapitals }) => isAllCapitals)) {
    const at = row.findIndex(
      ({ small }, i) =>
        (families.has(small) && middles.has(row[i + 1]?.small ?? '')) ||
        (i > 0 && callings.has(row[i - 1]?.small ?? '') && i + 1 < row.length),
    );
    return at < 0 ? [] : row.slice(at, at + 4);
  }
  const first = row.findIndex(({ small }) => !noNames.has(small) && !callings.has(small));
  const name = first < 0 ? [] : row.slice(first);
  const called = callings.has(first > 0 ? (row[first - 1]?.small ?? '') : before);
  const [family] = name;
  const least = called || (family && families.has(family.small)) ? 2 : 3;
  return name.length >= least ? name : [];
}

/**
 * Whoever a text seems to name: several capitals after one another, as nothing else has them here. Nobody has to know whom it names, so that
 * whoever asks learns nothing of anybody.
 */
export const peopleIn = (text: string): Span[] =>
  rowsOf(text).flatMap((row) => {
    const name = nameIn(row);
    const [first, last] = [name[0], name.at(-1)];
    return first && last ? [{ from: first.from, to: last.to }] : [];
  });
