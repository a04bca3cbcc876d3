import { unmarkedNames } from '../organisations/bodyName';
import { searchable } from '../views/searchText';

const sorts = [
  'xã', 'phường', 'thị trấn', 'đặc khu', 'thôn', 'ấp', 'bản', 'khu phố', 'tổ dân phố', 'khu công nghiệp', 'khu đô thị', 'cụm công nghiệp',
  'huyện', 'quận', 'thị xã', 'chợ', 'bến xe', 'đường',
]; // prettier-ignore
const atEitherCase = (sort: string): string =>
  `[${sort.slice(0, 1)}${sort.slice(0, 1).toUpperCase()}]${sort.slice(1)}`;
const capital = String.raw`\p{Lu}[\p{L}\p{N}]*`;
const named = new RegExp(
  `(?<!\\p{L})(?:${sorts.map(atEitherCase).join('|')})\\s+(${capital}(?:\\s+${capital}){0,3})`,
  'gu',
);

/** A place by its sort, or a name of several words: of a person, or of what is called like one. */
const placeOrName = new RegExp(`(${named.source})|${capital}(?:\\s+${capital})+`, 'gu');

/** A text without names of several words: none of a person is left in it, and places that say their sort stay. */
export const withoutNames = (text: string): string =>
  text
    .normalize('NFC')
    .replace(placeOrName, (whole: string, place: string | undefined) => (place === undefined ? '…' : whole));

/** What a place is called, without its sort: `xã Phú Thí` is `phu thi`. */
const withoutSort = new RegExp(`^(?:${sorts.map(searchable).join('|')}) `, 'u');
const keyOf = (place: string): string => searchable(place).replace(withoutSort, '');

/** The places that the name of a unit says: its own territory, and where that is. The province is common to all. */
export const placesOfUnit = (unit: string): string[] => {
  const { of, within } = unmarkedNames.read(unit);
  const own = withoutSort.test(of) || within.length > 0 ? [of] : [];
  return [...own, ...within].filter((place) => !/^tinh /.test(place)).map(keyOf);
};

/** Places that a text names by their sorts, each as it is compared and as it is read. */
export const placesIn = (texts: readonly string[]): Map<string, string> =>
  new Map(
    texts.flatMap((text) =>
      [...text.normalize('NFC').matchAll(named)].map(([whole, name = '']): [string, string] => [
        keyOf(name),
        whole.replace(/\s+/g, ' '),
      ]),
    ),
  );
