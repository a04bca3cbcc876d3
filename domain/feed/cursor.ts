/** A place of the feed as a caller holds it: up to here they have read. */
export interface FeedPoint {
  /** The place itself; 0 is before the first one. */
  n: number;
  /** What binds the place to everything before it (`linkAfter`), shortened; empty before the first one. */
  link: string;
  /** In which history of the office it was given: one begins with the office, and another with each restore. */
  mark: string;
}

/** So much of a link tells one history from another. */
const linkSigns = 16;

const written = /^1\.(\d{1,12})\.([0-9a-f]{0,16})\.([0-9a-f]{8})$/;

export const shortLink = (link: string): string => link.slice(0, linkSigns);

/** The point as an opaque text for addresses and headers. */
export const cursorOf = ({ n, link, mark }: FeedPoint): string =>
  Buffer.from(`1.${n}.${shortLink(link)}.${mark}`).toString('base64url');

/** What a cursor says; undefined where it is none of ours. */
export function findPoint(cursor: string): FeedPoint | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, n, link, mark] = written.exec(text) ?? [];
  if (n === undefined || link === undefined || mark === undefined) return undefined;
  const point = { n: Number(n), link, mark };
  return cursorOf(point) === cursor ? point : undefined;
}
