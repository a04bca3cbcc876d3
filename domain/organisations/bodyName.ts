import { searchable } from '../views/searchText';

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** One spelling for one name: without case, and with the tone mark at the word's end, so that `Hòa` and `Hoà` are the same. */
const marked = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(
      /[\p{L}\p{Mn}]+/gu,
      (word) => word.replace(toneMarks, '') + (word.match(toneMarks) ?? []).join(''),
    )
    .replace(/\s+/g, ' ')
    .trim();

/** A body's name taken apart, each part in one spelling. */
export interface BodyName {
  /** Which sort of Party organisation the name itself says; undefined for any other body. */
  party?: 'committee' | 'cell' | undefined;
  /** What it is of: `xã phú thí`, `sở xây dựng`, `huyện an thử`. */
  of: string;
  /** Where that is, from `(An Thử)` or `, huyện An Thử`: without the sort of territory. */
  within: string[];
}

export interface NameReader {
  /** Takes a name apart, however it was typed: `UBKT Đảng ủy xã Phú Thí, huyện An Thử`. */
  read(text: string): BodyName;
  /** The place without its sort: `huyện an thử` is `an thử`. */
  placeOf(part: string): string;
}

const abbreviations = [
  ['ubkt', 'ủy ban kiểm tra'],
  ['ubnd', 'ủy ban nhân dân'],
  ['hđnd', 'hội đồng nhân dân'],
  ['btv', 'ban thường vụ'],
  ['bch', 'ban chấp hành'],
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
] as const;

/** A committee that is named by its territory: `Huyện ủy An Thử` is the committee of `huyện An Thử`. */
const territorialCommittees = [
  ['tỉnh ủy', 'tỉnh'],
  ['thành ủy', 'thành phố'],
  ['thị ủy', 'thị xã'],
  ['huyện ủy', 'huyện'],
  ['quận ủy', 'quận'],
] as const;

/** A reader for one way of spelling: the words by which it knows what a name says are spelled as the name is. */
function createReader(spell: (text: string) => string): NameReader {
  const spelled = (pairs: readonly (readonly [string, string])[]) =>
    new Map(pairs.map(([one, other]) => [spell(one), spell(other)]));
  const oneOf = (...texts: Iterable<string>[]) => texts.flatMap((some) => [...some].map(spell)).join('|');
  const longForms = spelled(abbreviations);
  const abbreviated = new RegExp(
    `(?<![\\p{L}\\p{Mn}])(${[...longForms.keys()].join('|')})(?![\\p{L}\\p{Mn}])\\.?`,
    'gu',
  );
  // An organ stands for the whole: the commission of inspection of a committee is the committee's.
  const organ = new RegExp(
    `^(?:${oneOf(['ủy ban kiểm tra', 'ban thường vụ', 'thường trực', 'ban chấp hành'])}) `,
    'u',
  );
  const committee = new RegExp(`^(?:${oneOf(['đảng ủy', 'đảng bộ'])}) `, 'u');
  const cell = new RegExp(`^(?:${oneOf(['chi bộ', 'chi ủy'])}) `, 'u');
  const territories = spelled(territorialCommittees);
  const territorial = new RegExp(`^(${[...territories.keys()].join('|')}) `, 'u');
  const upper = [...territories.values()].join('|');
  // Below the province, the State's organ of a territory stands for it: its members belong to the territory's committee.
  const stateOrgan = new RegExp(
    `^(?:${oneOf(['ủy ban nhân dân', 'hội đồng nhân dân'])}) (?!${spell('tỉnh')}(?![\\p{L}\\p{Mn}]))`,
    'u',
  );
  // `xã Phú Thí huyện An Thử`, written without a comma.
  const runTogether = new RegExp(
    `^((?:${oneOf(['xã', 'phường', 'thị trấn', 'đặc khu'])}) .+?) ((?:${upper}) .+)$`,
    'u',
  );
  const sortOfPlace = new RegExp(`^(?:${upper}|${[...territories.keys()].join('|')}) `, 'u');
  const placeOf = (part: string): string => part.replace(sortOfPlace, '');

  function partyName(text: string): Pick<BodyName, 'party' | 'of'> {
    const [head, named = ''] = territorial.exec(text) ?? [];
    if (head !== undefined)
      return { party: 'committee', of: `${territories.get(named) ?? ''} ${text.slice(head.length)}` };
    if (committee.test(text)) return { party: 'committee', of: text.replace(committee, '') };
    return cell.test(text) ? { party: 'cell', of: text.replace(cell, '') } : { of: text };
  }

  return {
    placeOf,
    read: (text) => {
      const [main = '', ...rest] = spell(text)
        .replace(abbreviated, (short) => longForms.get(short.replace('.', '')) ?? short)
        .split(/[(),;–]| - /)
        .map((part) => part.replace(/\s+/g, ' ').trim())
        .filter(Boolean);
      const { party, of: whole } = partyName(main.replace(organ, ''));
      const of = whole.replace(stateOrgan, '');
      const [, first = of, second] = runTogether.exec(of) ?? [];
      const within = [...(second === undefined ? [] : [second]), ...rest].map(placeOf);
      return { party, of: first, within };
    },
  };
}

/** Reads names as they are spelled, and the same without marks, as names are often typed. */
export const markedNames = createReader(marked);
export const unmarkedNames = createReader(searchable);
