import { isPlaceOf, placeOf } from '../../../models/casePages';
import type { Translate } from '../../../language/texts';
import type { CaseRow, RowPage } from '../../../models/caseViews';
import { invalidInput } from '../input';
import { findListPlace, listCursor } from '../listCursor';
import type { CaseListQuery } from './requests';

type Asked = Pick<CaseListQuery, 'after' | 'before' | 'page' | 'order' | 'size'>;

/**
 * Which rows are asked for.
 * @throws Problem 422 where a cursor is of another order
 */
export function askedRows(asked: Asked, limit: number, t: Translate): RowPage {
  const { after, before, page = 1, order, size } = asked;
  const placeIn = (cursor: string, field: 'after' | 'before') => {
    const [of, ...place] = findListPlace(cursor) ?? [];
    if (of === order && isPlaceOf(place, order)) return place;
    throw invalidInput([{ field, detail: t('errors:otherOrder') }]);
  };
  if (after !== undefined) return { after: placeIn(after, 'after'), limit };
  if (before !== undefined) return { before: placeIn(before, 'before'), limit };
  return { skip: (page - 1) * size, limit };
}

/** The rows of a page, of which one more was read than it has, and how its neighbours are asked for. */
export function pageOfRows(read: readonly CaseRow[], { after, before, page = 1, order, size }: Asked) {
  const backwards = after === undefined && before !== undefined;
  const isMore = read.length > size;
  const rows = backwards ? read.slice(-size) : read.slice(0, size);
  const cursorOf = (row: CaseRow | undefined) => row && listCursor([order, ...placeOf(row, order)]);
  const next = cursorOf(rows.at(-1));
  const previous = cursorOf(rows.at(0));
  const hasPrevious = backwards ? isMore : after !== undefined || page > 1;
  return {
    rows,
    neighbours: {
      next: next !== undefined && (backwards || isMore) ? { after: next } : undefined,
      previous: previous !== undefined && hasPrevious ? { before: previous } : undefined,
    },
  };
}
